import type { Document, Grid, GridRow, Place } from '../../model/document.ts';
import type { Form } from '../../model/form.ts';
import type { StatedYear } from '../../model/report.ts';
import type { Draft } from '../draft.ts';
import { withoutSpaces } from '../labels/normalise.ts';
import { slotsOf } from '../slots.ts';
import { yearInName } from '../title.ts';
import { findListHeader, type ListHeader } from './header.ts';
import { readListRow } from './list-row.ts';
import { type ListRow, tablePartsOf, unknownCellsIn } from './table-parts.ts';

/** A report while the lines are gone through that it stands on. */
interface ListedReport {
  readonly draft: Draft;
  /** The year that it states, or the text above it does. */
  readonly years: readonly StatedYear[];
  readonly rows: readonly ListRow[];
  readonly lists: readonly Grid[];
}

/**
 * A draft for each body and year, made when it is asked for: its tables may stand in several lists, one to a sheet. A body
 * that is twice in a list has its tables twice. Of a line of totals the draft says that it is one.
 */
export function* readLists(document: Document, lists: Iterable<Grid>, forms: readonly Form[]): Generator<Draft> {
  const reports = new Map<string, ListedReport[]>();
  for (const list of lists)
    for (const found of reportsIn(list, yearsAbove(document, list), forms)) addToReports(found, reports);
  const all = [...reports.values()].flat();
  const listed = listedCells(all);
  for (const { draft, years, rows: lines } of all) {
    yield {
      ...draft,
      ...(listed && { listed }),
      years: [...years],
      parts: lines.flatMap((line) => tablePartsOf(line, years[0]?.year ?? null, forms)),
      unknown: lines.flatMap(unknownCellsIn),
    };
  }
}

/** Ids of the cells that some list has a column for; `undefined` where there is one body, which may lack what others have. */
function listedCells(reports: readonly ListedReport[]): ReadonlySet<string> | undefined {
  if (reports.filter(({ draft }) => !draft.isTotal).length < 2) return undefined;
  const headers = new Set(reports.flatMap(({ rows: lines }) => lines.map(({ header }) => header)));
  const columns = [...headers].flatMap(({ tables }) => tables.flatMap((table) => table.columns));
  return new Set(columns.flatMap(({ cells }) => [...cells.values()].map(({ id }) => id)));
}

/** The lines of a list that hold a report, each with what it says of itself. */
function* reportsIn(list: Grid, above: readonly StatedYear[], forms: readonly Form[]): Generator<ListedReport> {
  const stated = [...above];
  let header: ListHeader | undefined;
  for (let index = 0; index < list.rows.length; index++) {
    const row = list.rows[index]!;
    const found = findListHeader(list.rows, index, forms);
    if (found) {
      header = found;
      index += found.height - 1;
    } else if (!header) {
      stated.push(...yearsIn(row));
    } else {
      const draft = readListRow(row, header);
      if (draft)
        yield { draft, years: draft.year === null ? stated : draft.years, rows: [{ row, header }], lists: [list] };
    }
  }
}

/** Gives a line to the report of its body and year, where there is one. A list may have several lines of sums. */
function addToReports(found: ListedReport, reports: Map<string, ListedReport[]>): void {
  const { draft } = found;
  const name = draft.organization === null ? undefined : withoutSpaces(draft.organization);
  const key = `${draft.isTotal ? 'total' : 'body'}\n${name ?? reports.size}`;
  const known = reports.get(key) ?? [];
  reports.set(key, known);
  const open = known.filter(({ lists }) => !draft.isTotal || !lists.includes(found.lists[0]!));
  const same = open.find((one) => yearOf(one) === yearOf(found)) ?? onlyOfAnyYear(open, found);
  if (same) known[known.indexOf(same)] = merged(same, found);
  else known.push(found);
}

function yearOf({ years }: ListedReport): number | undefined {
  return years[0]?.year;
}

/** A list that states no year beside one that does. */
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

/** The years that the text above a list names, or else its sheet. */
function yearsAbove({ blocks }: Document, list: Grid): StatedYear[] {
  const { sheet } = list.place;
  const inName = sheet === undefined ? undefined : yearInName(sheet);
  if (inName !== undefined) return [{ year: inName, from: 'name', place: list.place }];
  const above = sheet === undefined ? blocks.slice(0, Math.max(0, blocks.indexOf(list))) : [];
  return above.flatMap((block) => (block.kind === 'paragraph' ? yearsOf(block.text, block.place) : []));
}

/** The years that a line above the reports names. */
function yearsIn(row: GridRow): StatedYear[] {
  return slotsOf(row).flatMap(({ cell }) => yearsOf(cell.text, cell.place));
}

function yearsOf(text: string, place: Place): StatedYear[] {
  const year = yearInName(text);
  return year === undefined ? [] : [{ year, from: 'title', place }];
}
