import { isFilled } from '../model/blanks.ts';
import { bodyYearKey } from '../model/body-name.ts';
import { equals, zero } from '../model/decimal.ts';
import type { Form } from '../model/form.ts';
import type { ReferenceReport, ReferenceReports } from '../model/reference.ts';
import { amount, type Report, reportName } from '../model/report.ts';
import { listNames, type Text } from '../model/text.ts';
import { pack, repack, unpack } from './packed.ts';
import { countUnused } from './unused.ts';

/** The body and year under which a report is kept. */
export interface NameAndYear {
  readonly name: string | null;
  readonly year: number | null;
}

function nameAndYearOf({ organization, year }: Report): NameAndYear {
  return { name: organization, year };
}

/** Collects the reports with which those of a run are compared. */
export function collectReferences() {
  const reports: Record<string, string> = Object.create(null);
  const differing = new Map<string, ReferenceReport>();
  const names = new Set<string>();
  const unused = countUnused();

  /**
   * Adds a report under the name of its body and its year, by default those that it states; without both, or without figures, it
   * is passed over.
   */
  const add = (report: Report, forms: readonly Form[], { name, year }: NameAndYear = nameAndYearOf(report)): void => {
    if (name === null || year === null || !isFilled(report)) {
      unused.add(report, name, year);
      return;
    }
    const text = pack(report, name, year);
    names.add(name);
    const key = bodyYearKey(name, year);
    const first = reports[key];
    if (first === undefined) {
      reports[key] = text;
      return;
    }
    const cells = differences(unpack(first, forms), unpack(text, forms));
    if (cells.length === 0) return;
    reports[key] = repack(first, unpack(text, forms), cells);
    differing.set(key, unpack(reports[key], forms));
  };

  return {
    add,
    reports: reports as ReferenceReports,
    /** Returns the names of the bodies. */
    names: (): string[] => [...names],
    /** Returns a notice for each body and year whose files have different figures. */
    notices: (): Text[] => [...differing.values()].map(differingNotice),
    /** Returns a notice for each file with reports that were passed over, and each reason. */
    unused: unused.notices,
  };
}

/** Returns the ids of the cells in which two reports differ. */
function differences(one: ReferenceReport, other: ReferenceReport): string[] {
  const entriesOf = ({ tables }: ReferenceReport) => new Map(tables.flatMap(({ entries }) => [...entries]));
  const [a, b] = [entriesOf(one), entriesOf(other)];
  return [...new Set([...a.keys(), ...b.keys()])].filter((id) => {
    // A cell that is left out is 0.
    const [first, second] = [a, b].map((all) => (all.has(id) ? amount(all.get(id)!) : zero));
    return !(first && second && equals(first, second));
  });
}

function differingNotice({ paths, ...identity }: ReferenceReport): Text {
  const name = reportName(identity);
  const names = listNames([...paths]);
  return {
    zh: `用来对照的${name.zh}报告有 ${paths.length} 份，数字不同：${names.zh}；数字不同的各格不能用来核对`,
    en: `the report of ${name.en} to compare with is there ${paths.length} times with different figures: ${names.en}; the cells that differ cannot be compared`,
  };
}
