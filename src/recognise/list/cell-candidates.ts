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
import { remember } from '../../model/memoize.ts';
import { isCaptionOf } from '../caption.ts';
import { findLineByName, isTableName, tableNames } from '../labels/find-by-name.ts';
import { normalise } from '../labels/normalise.ts';
import { isBeginningOf, wordingsOf } from '../labels/wordings.ts';

/** A cell of a form that the labels above a column may name, and which of its labels stand outside. */
export interface CellCandidate {
  readonly form: Form;
  readonly cell: FormCell;
  readonly outer: 'row' | 'column';
}

/** Separates the steps of a name in one cell: `表三·一、本年新收…·总计`. */
const separator = /[/／·_—－-]/;

/** The same where the name is in Latin letters: ids have hyphens of their own. */
const idSeparator = /[/／·_]/;

/** Shorter texts are dashes and dates. */
const minNameLength = 4;

/** Longer texts name no cell. */
const maxNameLength = 200;

/** Splits a name at its strokes; `undefined` where it has none. */
export function splitName(name: string): string[] | undefined {
  if (name.length > maxNameLength || !separator.test(name)) return undefined;
  const isChinese = /\p{Script=Han}/u.test(name);
  const steps = name.split(isChinese ? separator : idSeparator).map((step) => step.trim());
  return isChinese ? steps : steps.map((step) => step.toLowerCase());
}

/** Whether one text names a cell, by its id or by labels with strokes between. */
export function isCellName(text: string, forms: readonly Form[]): boolean {
  return text.length > minNameLength && splitName(text) !== undefined && candidatesFor([text.trim()], forms).length > 0;
}

/** Labels that are asked for again and again, as each page repeats its header. */
const maxCached = 5000;

/**
 * Finds the cells that a path of labels may name: in any table where it names none, the row's labels outside or the
 * column's, groups and captions or not. Labels that were not told apart are split, those that were filled down count once.
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

const candidateCache = remember((_: readonly Form[]) => new Map<string, readonly CellCandidate[]>());

/** What any of some paths names, each once. */
function namedByAny(paths: readonly (readonly string[])[], forms: readonly Form[]): CellCandidate[] {
  const found = new Map<string, CellCandidate>();
  for (const form of forms) {
    for (const one of paths.flatMap((path) => candidatesIn(form, path, forms))) {
      found.set(`${form.id}\n${one.cell.id}\n${one.outer}`, one);
    }
  }
  return [...found.values()];
}

/** The path as it stands, and with less of the labels that follow themselves: one and the same filled down, or two alike. */
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
    if (!mayNameCell(labels, labelsOf(form).get(table)!, forms)) return [];
    const captions = labels.filter((label) => table.blocks.some((block) => isCaptionOf(label, block)));
    const rest = labels.filter((label) => !captions.includes(label) && !isCorner(label, table));
    const blocks = table.blocks.filter((block) => captions.every((label) => isCaptionOf(label, block)));
    return blocks.flatMap((block) => candidatesAt(form, table, block, rest));
  });
}

/** Only the form tells where the labels of the row end and those of the column begin. */
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

/** Whether a text is a label of the form: of a table, a line or a group, a caption or a corner. */
export function isFormLabel(text: string, forms: readonly Form[]): boolean {
  return allLabels(forms).has(normalise(text));
}

const allLabels = remember(
  (forms: readonly Form[]): ReadonlySet<string> =>
    new Set(forms.flatMap((form) => form.tables.flatMap((table) => [...labelsOf(form).get(table)!.keys()]))),
);

/** What a label is the last of. */
interface LabelEnds {
  readonly row: boolean;
  readonly column: boolean;
}

/** Spares the search for labels of another table, of a row alone or of a column, as in the header of a report. */
function mayNameCell(labels: readonly string[], own: ReadonlyMap<string, LabelEnds>, forms: readonly Form[]): boolean {
  const ends = labels.map(
    (label) => own.get(normalise(label)) ?? (isFormLabel(label, forms) ? undefined : { row: true, column: true }),
  );
  if (ends.includes(undefined)) return false;
  return ends.some((one, index) => one?.row && ends.some((other, at) => other?.column && at !== index));
}

/** Whether a text is a label of a line or a group, or the beginning of one that is cut. */
export function mayBeFormLabel(text: string, forms: readonly Form[]): boolean {
  return isFormLabel(text, forms) || headingsOf(forms).some((heading) => isBeginningOf(text, heading));
}

const headingsOf = remember((forms: readonly Form[]): readonly Heading[] => {
  return blocksOf(forms).flatMap(({ rows, columns }) => headingsIn([...rows, ...columns]));
});

/** Every label of each table, in normal form. */
const labelsOf = remember(
  (form: Form) =>
    new Map(form.tables.map((table): [FormTable, ReadonlyMap<string, LabelEnds>] => [table, labelsIn(form, table)])),
);

function labelsIn(form: Form, table: FormTable): ReadonlyMap<string, LabelEnds> {
  const found = new Map<string, LabelEnds>();
  const add = (wording: string, { row = false, column = false }: Partial<LabelEnds> = {}) => {
    const before = found.get(wording);
    found.set(wording, { row: row || before?.row === true, column: column || before?.column === true });
  };
  for (const name of tableNames(form, table)) add(name);
  for (const { caption, corner, rows, columns } of table.blocks) {
    for (const text of [caption, corner]) if (text !== undefined) add(normalise(text));
    for (const heading of headingsIn(rows)) for (const one of namesOf(heading)) add(one, { row: !heading.children });
    for (const heading of headingsIn(columns))
      for (const one of namesOf(heading)) add(one, { column: !heading.children });
  }
  return found;
}

/** All that a heading is called: as printed, in messages, by its id. */
function namesOf(heading: Heading): readonly string[] {
  const others = [heading.name, heading.id].flatMap((name) => (name === undefined ? [] : [normalise(name)]));
  return [...wordingsOf(heading), ...others];
}
