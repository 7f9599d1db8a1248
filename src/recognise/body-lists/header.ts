import { didYouMean } from '../../did-you-mean.ts';
import { type GridRow, letters } from '../../model/document.ts';
import { blocksOf, type Form, type FormCell, lines } from '../../model/form.ts';
import { memoize } from '../../model/memoize.ts';
import type { Text } from '../../model/text.ts';
import { readValue } from '../../model/value.ts';
import { blocksNamedBy } from '../labels/blocks-by-label.ts';
import { listNumberNames, organizationNames, yearNames } from '../labels/find-by-name.ts';
import { normalise, readOrdinal } from '../labels/normalise.ts';
import { wordingsOf } from '../labels/wordings.ts';
import { hasNumber, slotsOf } from '../slots.ts';
import { memoizeByShape } from '../tables/row-shapes.ts';
import { bodyColumn } from './body-names.ts';
import {
  type CellCandidate,
  candidatesFor,
  isCellName,
  isFormLabel,
  mayBeFormLabel,
  splitName,
} from './cell-candidates.ts';
import { headerKey } from './header-key.ts';
import { type LabelPath, labelPathsOf } from './label-paths.ts';

/** The header of a list. Positions are those of the grid's rows, from 0. */
export interface ListHeader {
  /** Number of rows, at least 1. */
  readonly height: number;
  readonly organization: number | undefined;
  readonly year: number | undefined;
  readonly tables: readonly TableColumns[];
  /** Positions of columns that are not of the form. */
  readonly foreign: readonly number[];
  /** Columns whose names look like those of cells that the form does not have. */
  readonly unknown: readonly { readonly position: number; readonly name: string }[];
  /** Number of columns up to the last that has a name. */
  readonly width: number;
}

export interface TableColumns {
  readonly id: string;
  readonly columns: readonly ListColumn[];
  /** The reason, if it is unclear what the figures of the table are. */
  readonly why: Text | undefined;
}

/** A column of figures, and its cell in each form that has it. */
export interface ListColumn {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly cells: ReadonlyMap<Form, FormCell>;
}

/** A column and all cells that its labels may name. */
interface LabelledColumn extends LabelPath {
  readonly candidates: readonly CellCandidate[];
}

/** Rows of a header: more than the form has, plus one that numbers the tables. */
const maxTiers = 8;

/** Finds the header of a list that begins in a row. A long list is read in parts, each of which begins with its header. */
export function listHeaderAt(rows: readonly GridRow[], start: number, forms: readonly Form[]): ListHeader | undefined {
  const key = headerKey(rows[start]);
  const known = key === undefined ? undefined : sureHeaders(forms).get(key);
  const next = rows[start + 1];
  return known && !(next && mayBeHeader(next, forms)) ? known : findHeaderAt(rows, start, forms);
}

/** Headers of one line, by that line, which are the same whatever stands below. */
const sureHeaders = memoize((_: readonly Form[]) => new Map<string, ListHeader>());

/** The most headers that are kept. */
const maxKept = 20;

function keepHeader(row: GridRow, header: ListHeader, forms: readonly Form[]): void {
  const [key, headers] = [headerKey(row), sureHeaders(forms)];
  if (key === undefined) return;
  if (headers.size >= maxKept) headers.clear();
  headers.set(key, header);
}

function findHeaderAt(rows: readonly GridRow[], start: number, forms: readonly Form[]): ListHeader | undefined {
  const tiers: GridRow[] = [];
  while (tiers.length < maxTiers) {
    const index = start + tiers.length;
    if (index >= rows.length || !isTier(rows, index, forms)) break;
    tiers.push(rows[index]!);
  }
  if (tiers.length === 0) return undefined;
  const labelled = labelPathsOf(tiers, (label) => isFormLabel(label, forms)).map(
    (path): LabelledColumn => ({ ...path, candidates: candidatesFor(path.labels, forms) }),
  );
  const columns = withTotals(labelled, forms);
  const named = columns.filter(({ candidates }) => candidates.length > 0);
  if (named.length === 0) return undefined;
  const header = { height: tiers.length, ...resolveColumns(columns, forms) };
  // Other tables too have rows of the form as headings: those of the applicants, or of the years.
  if (header.organization === undefined && !labelled.some(({ candidates }) => candidates.length > 0)) return undefined;
  const from = named[0]!.from;
  const below = rows
    .slice(start + tiers.length, start + tiers.length + maxRowsBelow)
    .filter((row) => hasFigureFrom(row, from));
  const leading = bodyPositions(columns, from, forms);
  const organization = header.organization ?? bodyColumn(below, leading, forms);
  // A label with a separator in it may be that of a row.
  const hasOthers = named.length > 1 || organization !== undefined;
  const namesCellsInOneLabel =
    hasOthers && labelled.some(({ labels, candidates }) => labels.length === 1 && candidates.length > 0);
  // The names alone tell that it is a list, and which column has the bodies.
  if (namesCellsInOneLabel && header.organization !== undefined) {
    if (header.height === 1) keepHeader(rows[start]!, header, forms);
    return header;
  }
  const isList = organization !== undefined && named.length > 1;
  const isReportOfOneBody = () =>
    [0, ...leading, organization!].some((position) => hasFormLabels(below, position, forms));
  return namesCellsInOneLabel || (isList && !isReportOfOneBody()) ? { ...header, organization } : undefined;
}

/** Takes columns that name only a row for that row's total, if no column says more about their table. */
function withTotals(columns: readonly LabelledColumn[], forms: readonly Form[]): readonly LabelledColumn[] {
  const tables = new Set(columns.flatMap(({ candidates }) => candidates.map(({ cell }) => cell.table.id)));
  const completed = columns.map((column) => {
    const isRow = column.candidates.length === 0 && namesOnlyRow(column.labels, forms);
    return isRow ? { ...column, candidates: totalsOf(column.labels, tables, forms) } : column;
  });
  const found = completed.filter(({ candidates }, index) => candidates.length > columns[index]!.candidates.length);
  return found.length > 1 ? completed : columns;
}

/** True if labels name a row and cannot name a column, as 其他 and 总计 can. */
function namesOnlyRow(labels: readonly string[], forms: readonly Form[]): boolean {
  const [label] = labels.slice(-1);
  if (blocksNamedBy(label!, forms).length === 0) return false;
  return labels.length > 1 || readOrdinal(label!) !== null || !columnWordings(forms).has(normalise(label!));
}

/** Returns the labels of the columns of all tables, in normal form. */
const columnWordings = memoize(
  (forms: readonly Form[]): ReadonlySet<string> =>
    new Set(blocksOf(forms).flatMap(({ columns }) => lines(columns).flatMap(({ heading }) => wordingsOf(heading)))),
);

/** Returns the total of a row. Tables printed across are excluded: 行政复议 is above columns. */
function totalsOf(
  labels: readonly string[],
  but: ReadonlySet<string>,
  forms: readonly Form[],
): readonly CellCandidate[] {
  return candidatesFor([...labels, '总计'], forms).filter(({ cell: { table }, outer }) => {
    return outer === 'row' && !but.has(table.id) && !table.blocks.some(({ across }) => across);
  });
}

/** Rows below a header that are searched for the names of bodies. */
const maxRowsBelow = 30;

/** True if a row has a label of the form or a name of a cell, and no figures: it may belong to a header. */
export function mayBeHeader(row: GridRow, forms: readonly Form[]): boolean {
  const slots = slotsOf(row).filter(({ cell }) => /\p{L}/u.test(cell.text));
  const isNamed = slots.some(({ cell: { text } }) => isFormLabel(text, forms) || isCellName(text, forms));
  return isNamed && !hasNumber(row);
}

const isTier = memoizeByShape(mayBeHeader);

/** True if a row has a figure, or a dash instead, at or after a position. */
function hasFigureFrom(row: GridRow, start: number): boolean {
  return slotsOf(row).some(({ cell, from }) => from >= start && ['number', 'dash'].includes(readValue(cell).kind));
}

/** Returns the positions before the figures that may hold the names of bodies, unlabelled ones first. */
function bodyPositions(columns: readonly LabelledColumn[], end: number, forms: readonly Form[]): number[] {
  const labelled = new Set(columns.map(({ from }) => from));
  const isOfForm = new Set(columns.flatMap(({ labels, from }) => (isFormLabel(labels.at(-1)!, forms) ? [from] : [])));
  const all = Array.from({ length: end }, (_, position) => position).filter((position) => !isOfForm.has(position));
  return [...all.filter((position) => !labelled.has(position)), ...all.filter((position) => labelled.has(position))];
}

/** True if labels of the form are below each other at a position, as in the report of one body. */
function hasFormLabels(rows: readonly GridRow[], position: number, forms: readonly Form[]): boolean {
  const texts = rows.flatMap(({ cells }) => cells[position]?.text.trim() || []);
  return texts.filter((text) => mayBeFormLabel(text, forms)).length * 2 > texts.length;
}

function resolveColumns(all: readonly LabelledColumn[], forms: readonly Form[]): Omit<ListHeader, 'height'> {
  const tables = new Map<string, { readonly columns: ListColumn[]; why: Text | undefined }>();
  const foreign: number[] = [];
  const unknown: ListHeader['unknown'][number][] = [];
  let [organization, year, width]: [number | undefined, number | undefined, number] = [undefined, undefined, 0];
  all.forEach((column, index) => {
    const { labels, from, to, candidates } = column;
    const label = labels.at(-1)!;
    const plain = normalise(label);
    const name = labels.join('/');
    width = to + 1;
    if (candidates.length > 0) {
      const cells = resolvedCells(all, index);
      for (const id of new Set(candidates.map(({ cell }) => cell.table.id))) {
        const known = tables.get(id) ?? { columns: [], why: undefined };
        tables.set(id, known);
        const own = new Map([...cells].filter(([, { table }]) => table.id === id));
        if (own.size > 0) known.columns.push({ from, to, name, cells: own });
        else if (cells.size === 0) known.why ??= unclearColumn(column);
      }
    } else if (organization === undefined && organizationNames.includes(plain)) organization = from;
    else if (year === undefined && yearNames.includes(plain)) year = from;
    else if (labels.length === 1 && resemblesCellName(name, forms)) unknown.push({ position: from, name });
    else if (!listNumberNames.includes(plain)) foreign.push(from);
  });
  return {
    ...{ organization, year, foreign, unknown, width },
    tables: [...tables].map(([id, { columns, why }]) => ({ id, columns, why: why ?? namedTwice(columns) })),
  };
}

/** Returns the cell of a column in each form; empty if its labels may name several and its neighbours do not decide. */
function resolvedCells(all: readonly LabelledColumn[], index: number): ReadonlyMap<Form, FormCell> {
  const { candidates } = all[index]!;
  const cells = new Map<Form, FormCell>();
  for (const form of new Set(candidates.map((one) => one.form))) {
    const own = candidates.filter((one) => one.form === form);
    const cell = onlyCell(own) ?? onlyCell(likeNeighbours(all, index, form, own));
    if (!cell) return new Map();
    cells.set(form, cell);
  }
  return cells;
}

function onlyCell(candidates: readonly CellCandidate[]): FormCell | undefined {
  const cells = new Set(candidates.map(({ cell }) => cell));
  return cells.size === 1 ? [...cells][0] : undefined;
}

/** Returns those candidates that have the table and label order of the nearest resolved columns. */
function likeNeighbours(
  all: readonly LabelledColumn[],
  index: number,
  form: Form,
  own: readonly CellCandidate[],
): readonly CellCandidate[] {
  const candidatesOf = (column: LabelledColumn | undefined) =>
    column?.candidates.filter((one) => one.form === form) ?? [];
  const hasOneCandidate = (column: LabelledColumn) => candidatesOf(column).length === 1;
  const neighbours = [all.slice(0, index).findLast(hasOneCandidate), all.slice(index + 1).find(hasOneCandidate)];
  const alike = neighbours.flatMap(candidatesOf);
  return own.filter(({ cell, outer }) => alike.some((one) => one.cell.table === cell.table && one.outer === outer));
}

function unclearColumn({ labels, from }: LabelledColumn): Text {
  const [column, name] = [letters(from + 1), labels.join('/')];
  return {
    zh: `${column} 列“${name}”可能是几个栏目中的一个，无法确定是哪一个`,
    en: `column ${column}, “${name}”, may be one of several cells, and it is unclear which`,
  };
}

function namedTwice(columns: readonly ListColumn[]): Text | undefined {
  const first = new Map<FormCell, ListColumn>();
  for (const column of columns) {
    for (const cell of column.cells.values()) {
      const other = first.get(cell);
      if (other) {
        const [a, b] = [letters(other.from + 1), letters(column.from + 1)];
        return {
          zh: `${a} 列和 ${b} 列都是“${column.name}”，无法确定以哪一列为准`,
          en: `columns ${a} and ${b} are both “${column.name}”, so it is unclear which one counts`,
        };
      }
      first.set(cell, column);
    }
  }
  return undefined;
}

/**
 * True if a name is built like that of a cell: three steps, of which the first resembles a table's id or the second is
 * a row's id; or Chinese labels that begin with a table's. `cases_note` and `phone/fax` are other names.
 */
function resemblesCellName(name: string, forms: readonly Form[]): boolean {
  const steps = splitName(name)?.map((step) => step.toLowerCase());
  if (!steps) return false;
  const [table = '', row = ''] = steps;
  if (/\p{Script=Han}/u.test(name)) return steps.length > 2 && table.startsWith('表');
  const ids = [...new Set(forms.flatMap(({ tables }) => tables.map(({ id }) => id)))];
  const isTable = name.includes('_') ? ids.includes(table) : didYouMean(table, ids) !== undefined;
  const isRow = blocksOf(forms).some(({ rows }) => lines(rows).some(({ id }) => id === row));
  return steps.length === 3 ? isTable || isRow : steps.length === 2 && ids.includes(table) && !name.includes('_');
}
