import type { Word } from '../../model/document.ts';
import { type Block, type Form, type FormTable, type Heading, headingsIn, lines as linesOf } from '../../model/form.ts';
import { memoize, memoizeText } from '../../model/memoize.ts';
import { matchLines } from '../labels/match-lines.ts';
import { normalise } from '../labels/normalise.ts';
import { columnCount } from '../tables/header-columns.ts';
import { type ColumnOrder, columnOrder, formOrder, lettersOf } from './column-order.ts';
import type { PrintedLine } from './printed-line.ts';

/** The header of a table or a part of one, found in consecutive lines. */
export interface PrintedHeader {
  readonly form: Form;
  readonly table: FormTable;
  /** The blocks with this header; several if they share their columns. */
  readonly blocks: readonly Block[];
  readonly across: boolean;
  /** Number of columns of figures. */
  readonly columns: number;
  /** The columns' order; `undefined` if the header leaves it unclear, so that no figure can be assigned. */
  readonly order: ColumnOrder | undefined;
  /** Index of the first line after it. */
  readonly end: number;
  /** The page of its last line. */
  readonly page: number;
  readonly words: readonly (readonly Word[])[];
}

/** Lines of a header: with one word a line it has thirty. */
const maxHeaderLines = 45;

/**
 * Finds the headers that begin at a line, in every form. A printed header has labels in several tiers, each broken over
 * several lines, in any order. So letters are counted: lines with the letters of all labels and hardly any others are
 * the header.
 */
export function findPrintedHeaders(
  lines: readonly PrintedLine[],
  start: number,
  isHeading: (line: PrintedLine) => boolean,
  forms: readonly Form[],
): PrintedHeader[] {
  const first = lines[start]!;
  if (!hasNoFigures(first) || first.text === '' || isHeading(first)) return [];
  const found = forms.flatMap((form) =>
    patterns(form).flatMap((pattern) => {
      const matched = matchPattern(pattern, lines, start, isHeading);
      const end = matched ?? (namesCornerAndColumns(first, pattern) ? start + 1 : undefined);
      if (end === undefined) return [];
      const some = lines.slice(start, end);
      const words = some.map(({ label }) => label);
      const { page } = lines[end - 1]!;
      const { across } = pattern;
      const block = pattern.blocks[0]!;
      const order = matched === undefined ? formOrder(block, across) : columnOrder(some, block, across);
      return [{ ...pattern, form, order, end, page, words }];
    }),
  );
  const maxColumns = Math.max(...found.map(({ columns }) => columns));
  const tableId = found.find(({ columns }) => columns === maxColumns)?.table.id;
  return found.filter((header) => header.table.id === tableId && header.columns === maxColumns);
}

function hasNoFigures({ values, mixed }: PrintedLine): boolean {
  return values.length === 0 && !mixed;
}

interface Pattern extends Pick<PrintedHeader, 'table' | 'blocks' | 'across' | 'columns'> {
  /** Number of times that each letter of the labels occurs in the header. */
  readonly needed: ReadonlyMap<string, number>;
  /** Letters that may be left out: those of the corner and of remarks in brackets. */
  readonly optional: ReadonlyMap<string, number>;
  readonly size: number;
  readonly labels: number;
}

/** Returns the headers of a form. Blocks with the same header share one pattern. */
const patterns = memoize((form: Form): readonly Pattern[] =>
  form.tables.flatMap((table) => {
    const known = new Map<string, Pattern>();
    for (const block of table.blocks) {
      for (const across of block.across ? [true, false] : [false]) {
        const pattern = patternOf(table, block, across);
        const key = `${across} ${[...pattern.needed].join()}`;
        const same = known.get(key);
        known.set(key, same ? { ...same, blocks: [...same.blocks, block] } : pattern);
      }
    }
    return [...known.values()];
  }),
);

function patternOf(table: FormTable, block: Block, across: boolean): Pattern {
  const labels = printedLabels(block.columns);
  const rows = across ? printedLabels(block.rows) : [];
  const all = [...rows, ...Array.from({ length: across ? linesOf(block.rows).length : 1 }, () => labels).flat()];
  const needed = countLetters(all.map((label) => label.replaceAll(remark, '')).join(''));
  const optional = countLetters(`${block.corner ?? ''}${all.flatMap((label) => label.match(remark) ?? []).join('')}`);
  const size = [...needed.values()].reduce((sum, number) => sum + number, 0);
  const columns = columnCount(block, across);
  return { table, blocks: [block], across, columns, needed, optional, size, labels: all.length };
}

const remark = /（[^（）]*）/g;

function printedLabels(headings: readonly Heading[]): string[] {
  return headingsIn(headings).map(({ label }) => label);
}

function countLetters(text: string): Map<string, number> {
  const letters = new Map<string, number>();
  for (const letter of lettersOf(text)) letters.set(letter, (letters.get(letter) ?? 0) + 1);
  return letters;
}

/** True if a line is the corner of a block and all its columns, some of them perhaps truncated. */
function namesCornerAndColumns({ label }: PrintedLine, { blocks: [block] }: Pattern): boolean {
  const [corner, ...texts] = label.map(({ text }) => text);
  const columns = linesOf(block!.columns);
  if (corner === undefined || block!.corner === undefined || texts.length !== columns.length) return false;
  if (normalise(corner) !== normalise(block!.corner)) return false;
  const paths = texts.map((text) => [text]);
  return matchLines(paths, columns).every((line, index) => line === columns[index]);
}

/** Returns the letters of a line. A letter in brackets before or after a label may only explain the label. */
const lettersIn = memoizeText((text): readonly { readonly letter: string; readonly explains: boolean }[] => {
  const parts = text
    .trim()
    .split(/([（(][^（()）]*[)）])/)
    .filter((part) => part !== '');
  return parts.flatMap((part) => {
    const explains = parts.length > 1 && /^[（(]/.test(part);
    return lettersOf(part).map((letter) => ({ letter, explains }));
  });
});

/**
 * Successive lines without a letter of the header, such as the first row's label, which a page may print next to the
 * header's end.
 */
const maxIdleLines = 3;

/**
 * Returns the index of the first line after the header, if there is one. Tolerates about one missing letter a label,
 * and a few other words.
 */
function matchPattern(
  { needed, optional, size, labels }: Pattern,
  lines: readonly PrintedLine[],
  start: number,
  isHeading: (line: PrintedLine) => boolean,
): number | undefined {
  const maxMissing = Math.max(2, Math.min(labels, Math.floor(size / 6)));
  const maxOther = Math.max(2, Math.floor(size / 6));
  const used = new Map<string, number>();
  let missing = size;
  let other = 0;
  let idle = 0;
  let end: number | undefined;
  for (let index = start; index < Math.min(lines.length, start + maxHeaderLines) && missing > 0; index++) {
    const line = lines[index]!;
    if (!hasNoFigures(line) || (index > start && isHeading(line))) break;
    let useful = 0;
    let strange = 0;
    for (const { letter, explains } of lettersIn(line.text)) {
      const [before, wanted] = [used.get(letter) ?? 0, needed.get(letter) ?? 0];
      if (before < wanted) useful++;
      if (before < wanted + (optional.get(letter) ?? 0)) used.set(letter, before + 1);
      else if (!explains) strange++;
    }
    if (index === start && strange > 0 && useful < 2 * strange) return undefined;
    other += strange;
    missing -= useful;
    if (other > maxOther) break;
    idle = useful > 0 ? 0 : idle + 1;
    if (idle > maxIdleLines) break;
    if (useful > 0 && missing <= maxMissing) end = index + 1;
  }
  return end;
}
