import type { Document, Grid, Place } from '../../model/document.ts';
import type { Form } from '../../model/form.ts';
import { memoize } from '../../model/memoize.ts';
import type { StatedYear } from '../../model/report.ts';
import type { Draft } from '../draft.ts';
import { withoutSpaces } from '../labels/normalise.ts';
import { slotsOf } from '../slots.ts';
import { yearInName } from '../title.ts';
import { type ListHeader, listHeaderAt } from './header.ts';
import { readListRow } from './list-row.ts';
import { plainCellsIn } from './plain-row.ts';
import { type ListRow, tablePartsOf, unknownCellsIn } from './table-parts.ts';

/** A report and the rows of the lists that it has been found in. */
interface ListedReport {
  readonly draft: Draft;
  /** The year that the report states, or the text above it. */
  readonly years: readonly StatedYear[];
  readonly rows: readonly ListRow[];
  readonly lists: readonly Grid[];
}

/**
 * Makes a draft for each body and year, when it is asked for. The tables of a body may be in several lists, one to a
 * sheet. A body that is twice in a list has its tables twice. Drafts of totals are marked as such. `isPart` if the lists have
 * more bodies than those of the document.
 */
export function* readLists(
  document: Document,
  lists: Iterable<Grid>,
  forms: readonly Form[],
  isPart = false,
): Generator<Draft> {
  const reports = new Map<string, ListedReport[]>();
  for (const list of lists)
    for (const found of reportsIn(list, yearsAbove(document, list), forms)) addToReports(found, reports);
  const all = [...reports.values()].flat();
  const listed = listedCells(all, isPart);
  for (const { draft, years, rows: lines } of all) {
    const whole = (): Draft => ({
      ...draft,
      ...(listed && { listed }),
      years: [...years],
      parts: lines.flatMap((line) => tablePartsOf(line, years[0]?.year ?? null, forms)),
      unknown: lines.flatMap(unknownCellsIn),
    });
    const cells = lines.length === 1 ? lines[0]!.plain : undefined;
    yield cells ? { ...draft, years: [...years], plain: { cells, draft: whole } } : whole();
  }
}

/**
 * Returns the ids of the cells for which some list has a column; `undefined` if there is only one body, which may lack
 * what others have.
 */
function listedCells(reports: readonly ListedReport[], isPart: boolean): ReadonlySet<string> | undefined {
  if (!isPart && reports.filter(({ draft }) => !draft.isTotal).length < 2) return undefined;
  const headers = new Set<ListHeader>();
  for (const { rows: lines } of reports) for (const { header } of lines) headers.add(header);
  const [one, ...others] = headers;
  return one && others.length === 0
    ? cellsUnder(one)
    : new Set([...headers].flatMap((header) => [...cellsUnder(header)]));
}

/** Returns the ids of the cells for which a header has columns. The parts of a list have one header. */
const cellsUnder = memoize(({ tables }: ListHeader): ReadonlySet<string> => {
  const columns = tables.flatMap((table) => table.columns);
  return new Set(columns.flatMap(({ cells }) => [...cells.values()].map(({ id }) => id)));
});

/** Yields the reports in the rows of a list, each with the years that it states. */
function* reportsIn(list: Grid, above: readonly StatedYear[], forms: readonly Form[]): Generator<ListedReport> {
  let stated = [...above];
  let header: ListHeader | undefined;
  /** The years in other rows below the last header, as in the title of a second list. */
  let between: StatedYear[] = [];
  for (let index = 0; index < list.rows.length; index++) {
    const row = list.rows[index]!;
    const plain = header && plainCellsIn(row, header);
    const found = plain ? undefined : listHeaderAt(list.rows, index, forms);
    if (found) {
      if (between.length > 0) stated = between;
      between = [];
      header = found;
      index += found.height - 1;
    } else if (!header) {
      stated.push(...slotsOf(row).flatMap(({ cell }) => yearsOf(cell.text, cell.place)));
    } else {
      const draft = readListRow(row, header, plain !== undefined);
      const years = draft?.year == null ? stated : draft.years;
      if (draft) yield { draft, years, rows: [{ row, header, plain }], lists: [list] };
      else between.push(...slotsOf(row).flatMap(({ cell }) => yearsOf(cell.text, cell.place)));
    }
  }
}

/** Adds a row to the report of its body and year, or begins a report. A list may have several rows of totals. */
function addToReports(found: ListedReport, reports: Map<string, ListedReport[]>): void {
  const { draft } = found;
  const name = draft.organization === null ? undefined : withoutSpaces(draft.organization);
  const key = `${draft.isTotal ? 'total' : 'body'}\n${name ?? reports.size}`;
  const known = reports.get(key);
  if (!known) {
    reports.set(key, [found]);
    return;
  }
  const open = known.filter(({ lists }) => !draft.isTotal || !lists.includes(found.lists[0]!));
  const same = open.find((one) => yearOf(one) === yearOf(found)) ?? onlyOfAnyYear(open, found);
  if (same) known[known.indexOf(same)] = merged(same, found);
  else known.push(found);
}

function yearOf({ years }: ListedReport): number | undefined {
  return years[0]?.year;
}

/** Returns the only known report of the body, if it or the new row states no year. */
function onlyOfAnyYear(known: readonly ListedReport[], found: ListedReport): ListedReport | undefined {
  const [one, ...others] = known;
  const isOpen = one && (yearOf(one) === undefined || yearOf(found) === undefined);
  return isOpen && others.length === 0 ? one : undefined;
}

function merged(one: ListedReport, other: ListedReport): ListedReport {
  return {
    draft: one.draft,
    years: one.years.length > 0 ? one.years : other.years,
    rows: [...one.rows, ...other.rows],
    lists: [...new Set([...one.lists, ...other.lists])],
  };
}

/** Returns the years in the name of the list's sheet, or else in the text above the list. */
function yearsAbove({ blocks }: Document, list: Grid): StatedYear[] {
  const { sheet } = list.place;
  const yearOfSheet = sheet === undefined ? undefined : yearInName(sheet);
  if (yearOfSheet !== undefined) return [{ year: yearOfSheet, from: 'name', place: list.place }];
  const above = sheet === undefined ? blocks.slice(0, Math.max(0, blocks.indexOf(list))) : [];
  return above.flatMap((block) => (block.kind === 'paragraph' ? yearsOf(block.text, block.place) : []));
}

function yearsOf(text: string, place: Place): StatedYear[] {
  const year = yearInName(text);
  return year === undefined ? [] : [{ year, from: 'title', place }];
}
