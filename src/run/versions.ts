import { format } from '../model/decimal.ts';
import { fingerprint, fingerprintOfNumbers } from '../model/fingerprint.ts';
import type { Form, FormTable } from '../model/form.ts';
import { memoize } from '../model/memoize.ts';
import { plainFiguresOf } from '../model/plain-figures.ts';
import type { Report, ReportIdentity, Table } from '../model/report.ts';

/** The figures of a report as hashes, enough to compare them with those of another report. */
export interface Version extends ReportIdentity {
  /** A hash of the figures by table and edition. Incompletely read tables are left out. */
  readonly tables: ReadonlyMap<string, string>;
}

export function versionOf(report: Report): Version {
  const { organization, year } = report;
  const plain = plainFiguresOf(report);
  const hashes = new Map<string, string>();
  report.tables.forEach((table, index) => {
    const hash = plain ? fingerprintOfNumbers(plain.figures, plain.tables[index]!, plain.start) : hashOfFigures(table);
    if (hash !== undefined) hashes.set(keyOf(table.form)(table.table), hash);
  });
  return { organization, year, tables: hashes };
}

const keyOf = memoize((form: Form) => memoize((table: FormTable) => `${form.id} ${table.id}`));

function hashOfFigures(table: Table): string | undefined {
  const figures = figuresOf(table);
  return figures && fingerprint(...figures);
}

/**
 * Returns the figures in the order of the form; a blank and a dash are 0. Undefined if a cell is missing or not a number, or
 * the table has no figure.
 */
function figuresOf({ entries }: Table): string[] | undefined {
  if (entries.every(({ value }) => value.kind !== 'number')) return undefined;
  const figures = entries.map(({ value }) => {
    if (value.kind === 'number') return format(value.number);
    return value.kind === 'blank' || value.kind === 'dash' ? '0' : undefined;
  });
  return figures.every((figure) => figure !== undefined) ? figures : undefined;
}
