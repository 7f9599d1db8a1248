import {
  type Block,
  blocksOf,
  type Form,
  type FormCell,
  type FormTable,
  formCell,
  type Heading,
  headingsIn,
  lines,
} from '../../model/form.ts';
import { memoize } from '../../model/memoize.ts';
import { isCaptionOf } from '../caption.ts';
import { findLineByName, isTableName, tableNames } from '../labels/find-by-name.ts';
import { normalise } from '../labels/normalise.ts';
import { isBeginningOf, wordingsOf } from '../labels/wordings.ts';

/** A cell that the labels above a column may name, and whether the row's labels or the column's come first. */
export interface CellCandidate {
  readonly form: Form;
  readonly cell: FormCell;
  readonly outer: 'row' | 'column';
}

/** Separates the steps of a name in one cell: `表三·一、本年新收…·总计`. */
const separator = /[/／·_—－-]/;

/** Separates the steps of a name in Latin letters, where ids may contain hyphens. */
const idSeparator = /[/／·_]/;

/** Characters; texts that are not longer are dashes and dates. */
const minNameLength = 4;

/** Characters; longer texts name no cell. */
const maxNameLength = 200;

/** Splits a name at its separators; `undefined` if it has none. */
export function splitName(name: string): string[] | undefined {
  if (name.length > maxNameLength || !separator.test(name)) return undefined;
  const isChinese = /\p{Script=Han}/u.test(name);
  const steps = name.split(isChinese ? separator : idSeparator).map((step) => step.trim());
  return isChinese ? steps : steps.map((step) => step.toLowerCase());
}

/** True if one text names a cell, by its id or by labels with separators between. */
export function isCellName(text: string, forms: readonly Form[]): boolean {
  return text.length > minNameLength && splitName(text) !== undefined && candidatesFor([text.trim()], forms).length > 0;
}

/** Label paths cached: each page repeats its header. */
const maxCached = 5000;

/**
 * Finds the cells that a path of labels may name. If the path names no table, all tables are searched. The row's labels
 * may come before the column's or after them, with or without groups and captions. Joined labels are split; repeated
 * labels count once.
 */
export function candidatesFor(path: readonly string[], forms: readonly Form[]): readonly CellCandidate[] {
  const known = candidateCache(forms);
  const key = path.join('\n');
  let found = known.get(key);
  if (!found) {
    found = namedByAny(withoutRepeats(path), forms);
    if (found.length === 0) found = namedByAny(splitLabels(path), forms);
    if (known.size < maxCached) known.set(key, found);
  }
  return found;
}

const candidateCache = memoize((_: readonly Form[]) => new Map<string, readonly CellCandidate[]>());

/** Returns what any of some paths names, each cell once. */
function namedByAny(paths: readonly (readonly string[])[], forms: readonly Form[]): CellCandidate[] {
  const found = new Map<string, CellCandidate>();
  for (const form of forms) {
    for (const one of paths.flatMap((path) => candidatesIn(form, path, forms))) {
      found.set(`${form.id}\n${one.cell.id}\n${one.outer}`, one);
    }
  }
  return [...found.values()];
}

/**
 * Returns the path and its variants without repeated labels: a label may have been filled down, or two levels may be
 * called alike.
 */
function withoutRepeats(path: readonly string[]): (readonly string[])[] {
  const paths = new Map([[path.join('\n'), path]]);
  for (const next of paths.values()) {
    next.forEach((label, index) => {
      const shorter = next.toSpliced(index, 1);
      if (label === next[index + 1]) paths.set(shorter.join('\n'), shorter);
    });
  }
  return [...paths.values()];
}

function splitLabels(path: readonly string[]): (readonly string[])[] {
  const steps = path.flatMap((label) => splitName(label) ?? [label]);
  return steps.length > path.length ? [steps] : [];
}

function candidatesIn(form: Form, path: readonly string[], forms: readonly Form[]): CellCandidate[] {
  const named = form.tables.filter((table) => isTableName(path[0] ?? '', form, table));
  return (named.length > 0 ? named : form.tables).flatMap((table) => {
    const begin = path.findIndex((label) => !isTableName(label, form, table));
    const labels = begin < 0 ? [] : path.slice(begin);
    if (!mayNameCell(labels, labelsOf(form)(table), forms)) return [];
    const captions = labels.filter((label) => table.blocks.some((block) => isCaptionOf(label, block)));
    const rest = labels.filter((label) => !captions.includes(label) && !isCorner(label, table));
    const blocks = table.blocks.filter((block) => captions.every((label) => isCaptionOf(label, block)));
    return blocks.flatMap((block) => candidatesAt(form, table, block, rest));
  });
}

/** Tries every split of the labels into row and column: only the form tells where one ends and the other begins. */
function candidatesAt(form: Form, table: FormTable, block: Block, labels: readonly string[]): CellCandidate[] {
  const [rows, columns] = [lines(block.rows), lines(block.columns)];
  return labels.slice(1).flatMap((_, index) => {
    const [before, behind] = [labels.slice(0, index + 1), labels.slice(index + 1)];
    return (['row', 'column'] as const).flatMap((outer) => {
      const [rowPath, columnPath] = outer === 'row' ? [before, behind] : [behind, before];
      const row = findLineByName(rowPath, rows);
      const column = row && findLineByName(columnPath, columns);
      const cell = row && column && formCell(table, row.id, column.id);
      return cell ? [{ form, cell, outer }] : [];
    });
  });
}

function isCorner(label: string, { blocks }: FormTable): boolean {
  return blocks.some(({ corner }) => corner !== undefined && normalise(corner) === normalise(label));
}

/** True if a text is a label of the form: of a table, a line, a group, a caption or a corner. */
export function isFormLabel(text: string, forms: readonly Form[]): boolean {
  return allLabels(forms).has(normalise(text));
}

const allLabels = memoize(
  (forms: readonly Form[]): ReadonlySet<string> =>
    new Set(forms.flatMap((form) => form.tables.flatMap((table) => [...labelsOf(form)(table).keys()]))),
);

/** The paths that a label can end: a row's, a column's. */
type LabelEnds = ReadonlySet<CellCandidate['outer']>;

/**
 * Quick check before the search: false if some label belongs to another table, or no two of them can end a row and a
 * column, as in the header of a single report.
 */
function mayNameCell(labels: readonly string[], own: ReadonlyMap<string, LabelEnds>, forms: readonly Form[]): boolean {
  const ends = labels.map((label) => own.get(normalise(label)) ?? (isFormLabel(label, forms) ? undefined : anyEnd));
  if (ends.includes(undefined)) return false;
  return ends.some((one, index) => one?.has('row') && ends.some((other, at) => other?.has('column') && at !== index));
}

const anyEnd: LabelEnds = new Set(['row', 'column']);

/** True if a text is a label of a line or group, or the beginning of a truncated one. */
export function mayBeFormLabel(text: string, forms: readonly Form[]): boolean {
  return isFormLabel(text, forms) || headingsOf(forms).some((heading) => isBeginningOf(text, heading));
}

const headingsOf = memoize((forms: readonly Form[]): readonly Heading[] => {
  return blocksOf(forms).flatMap(({ rows, columns }) => headingsIn([...rows, ...columns]));
});

/** Returns every label of each table, in normal form. */
const labelsOf = memoize((form: Form) => memoize((table: FormTable) => labelsIn(form, table)));

function labelsIn(form: Form, table: FormTable): ReadonlyMap<string, LabelEnds> {
  const found = new Map<string, LabelEnds>();
  const add = (wording: string, ends: readonly CellCandidate['outer'][] = []) =>
    found.set(wording, new Set([...(found.get(wording) ?? []), ...ends]));
  for (const name of tableNames(form)(table)) add(name);
  for (const { caption, corner, rows, columns } of table.blocks) {
    for (const text of [caption, corner]) if (text !== undefined) add(normalise(text));
    for (const heading of headingsIn(rows))
      for (const one of namesOf(heading)) add(one, heading.children ? [] : ['row']);
    for (const heading of headingsIn(columns))
      for (const one of namesOf(heading)) add(one, heading.children ? [] : ['column']);
  }
  return found;
}

/** Returns all names of a heading: as printed, in messages, and its id. */
function namesOf(heading: Heading): readonly string[] {
  const others = [heading.name, heading.id].flatMap((name) => (name === undefined ? [] : [normalise(name)]));
  return [...wordingsOf(heading), ...others];
}
