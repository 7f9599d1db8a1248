import type { Document, Grid, GridRow, Place } from '../../document.ts';
import type { Form } from '../../form.ts';
import type { StatedYear } from '../../report.ts';
import { readValue } from '../../value.ts';
import { widthOf } from '../adjacent.ts';
import type { Draft } from '../draft.ts';
import { normalise } from '../label.ts';
import { mostAbove } from '../named.ts';
import { blocksNamed, columnWordings } from '../row-names.ts';
import { slotsOf } from '../slots.ts';
import { yearInName } from '../title.ts';
import { isLabel, namesCell } from './cells.ts';
import { findHeader, type Header } from './header.ts';
import { figuresIn, readLine } from './line.ts';
import { isName } from './names.ts';
import { type Filled, piecesOf, unknownIn } from './pieces.ts';

/** One report a line: a header above names the body, and of each column the cell of the form, in one row or in several. */
export function isList(block: Document['blocks'][number], forms: readonly Form[]): boolean {
  if (block.kind !== 'grid') return false;
  const rows = block.rows.slice(0, mostAbove);
  if (!rows.some((row) => mayHead(row, forms))) return false;
  return rows.some((_, index) => findHeader(block.rows, index, forms) !== undefined);
}

/** The blocks with the parts of each list as one, and which of them are lists: a group's heading may part tables of one width. */
export function findLists(all: Document['blocks'], forms: readonly Form[]): Lists {
  const blocks: Document['blocks'][number][] = [];
  const lists = new Set<Grid>();
  let open: OpenList | undefined;
  for (const block of all) {
    if (block.kind === 'paragraph') {
      if (block.text.length > longestHeading) open = undefined;
    } else if (isList(block, forms)) {
      const rows = [...block.rows];
      open = { rows, grid: { ...block, rows } };
      lists.add(open.grid);
      blocks.push(open.grid);
      continue;
    } else if (open && goesOn(open, block, forms)) {
      for (const row of block.rows) open.rows.push(row);
      continue;
    } else open = undefined;
    blocks.push(block);
  }
  return { blocks, lists };
}

export interface Lists {
  readonly blocks: Document['blocks'];
  readonly lists: ReadonlySet<Grid>;
}

/** Longer texts are no headings of groups. */
const longestHeading = 30;

/** A list that may go on further down. */
interface OpenList {
  readonly grid: Grid;
  readonly rows: GridRow[];
  /** The last that stands in it, once it is asked for. */
  header?: Header | undefined;
}

/** Whether a table without a header of its own holds more bodies of a list. */
function goesOn(list: OpenList, { place, rows }: Grid, forms: readonly Form[]): boolean {
  if (place.table === undefined || widthOf({ rows }) !== widthOf(list)) return false;
  list.header ??= lastHeader(list.rows, forms);
  const header = list.header!;
  const isBody = (row: GridRow) => {
    const name = readLine(row, header)?.organization ?? '';
    return isName(name) && !isLabel(name, forms);
  };
  const filled = rows.filter((row) => figuresIn(row, header).length > 0);
  return filled.length > 0 && filled.every(isBody);
}

function lastHeader(rows: readonly GridRow[], forms: readonly Form[]): Header | undefined {
  let last: Header | undefined;
  for (let index = 0; index < rows.length; index++) {
    const found = findHeader(rows, index, forms);
    if (found) index += found.height - 1;
    last = found ?? last;
  }
  return last;
}

/** Spares the search in the report of one body: a list's header names cells, or rows of the form right of the bodies, and holds no figures. */
function mayHead(row: GridRow, forms: readonly Form[]): boolean {
  const slots = slotsOf(row);
  if (slots.some(({ cell }) => namesCell(cell.text, forms))) return true;
  const isColumn = (text: string) => columnWordings(forms).has(normalise(text));
  const isRow = (text: string) => blocksNamed(text, forms).length > 0;
  const [first] = slots;
  // 表四 begins at the left. 其他 and 总计 are columns as well.
  if (first?.from === 0 && (isColumn(first.cell.text) || isRow(first.cell.text))) return false;
  const isHead = slots.some(({ cell: { text } }) => isRow(text) && !isColumn(text));
  return isHead && !slots.some(({ cell }) => readValue(cell).kind === 'number');
}

/** A report while the lines are gone through that it stands on. */
interface Listed {
  readonly draft: Draft;
  /** The year that it states, or the text above it does. */
  readonly years: readonly StatedYear[];
  readonly lines: readonly Filled[];
  readonly lists: readonly Grid[];
}

/**
 * A draft for each body and year, made when it is asked for: its tables may stand in several lists, one to a sheet. A body
 * that is twice in a list has its tables twice. Of a line of totals the draft says that it is one.
 */
export function* readLists(document: Document, lists: Iterable<Grid>, forms: readonly Form[]): Generator<Draft> {
  const reports = new Map<string, Listed[]>();
  for (const list of lists)
    for (const found of linesOf(list, yearsAbove(document, list), forms)) collect(found, reports);
  const all = [...reports.values()].flat();
  const listed = listedIn(all);
  for (const { draft, years, lines } of all) {
    yield {
      ...draft,
      ...(listed && { listed }),
      years: [...years],
      pieces: lines.flatMap((line) => piecesOf(line, years[0]?.year ?? null, forms)),
      unknown: lines.flatMap(unknownIn),
    };
  }
}

/** Ids of the cells that some list has a column for; `undefined` where there is one body, which may lack what others have. */
function listedIn(reports: readonly Listed[]): ReadonlySet<string> | undefined {
  if (reports.filter(({ draft }) => !draft.isTotal).length < 2) return undefined;
  const headers = new Set(reports.flatMap(({ lines }) => lines.map(({ header }) => header)));
  const columns = [...headers].flatMap(({ tables }) => tables.flatMap((table) => table.columns));
  return new Set(columns.flatMap(({ cells }) => [...cells.values()].map(({ id }) => id)));
}

/** The lines of a list that hold a report, each with what it says of itself. */
function* linesOf(list: Grid, above: readonly StatedYear[], forms: readonly Form[]): Generator<Listed> {
  const stated = [...above];
  let header: Header | undefined;
  for (let index = 0; index < list.rows.length; index++) {
    const row = list.rows[index]!;
    const found = findHeader(list.rows, index, forms);
    if (found) {
      header = found;
      index += found.height - 1;
    } else if (!header) {
      stated.push(...yearsIn(row));
    } else {
      const draft = readLine(row, header);
      if (draft)
        yield { draft, years: draft.year === null ? stated : draft.years, lines: [{ row, header }], lists: [list] };
    }
  }
}

/** Gives a line to the report of its body and year, where there is one. A list may have several lines of sums. */
function collect(found: Listed, reports: Map<string, Listed[]>): void {
  const { draft } = found;
  const name = draft.organization?.normalize('NFKC').replaceAll(/\s/g, '');
  const key = `${draft.isTotal ? 'total' : 'body'}\n${name ?? reports.size}`;
  const known = reports.get(key) ?? [];
  reports.set(key, known);
  const open = known.filter(({ lists }) => !draft.isTotal || !lists.includes(found.lists[0]!));
  const same = open.find((one) => yearOf(one) === yearOf(found)) ?? onlyOfAnyYear(open, found);
  if (same) known[known.indexOf(same)] = joined(same, found);
  else known.push(found);
}

function yearOf({ years }: Listed): number | undefined {
  return years[0]?.year;
}

/** A list that states no year beside one that does. */
function onlyOfAnyYear(known: readonly Listed[], found: Listed): Listed | undefined {
  const [one, ...others] = known;
  const isOpen = one && (yearOf(one) === undefined || yearOf(found) === undefined);
  return isOpen && others.length === 0 ? one : undefined;
}

function joined(one: Listed, other: Listed): Listed {
  return {
    draft: one.draft,
    years: one.years.length > 0 ? one.years : other.years,
    lines: [...one.lines, ...other.lines],
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
