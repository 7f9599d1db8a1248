import type { Word } from '../../model/document.ts';
import { type Block, type Form, type FormTable, type Heading, headingsIn, lines as linesOf } from '../../model/form.ts';
import { remember } from '../../model/memoize.ts';
import { matchLines } from '../labels/match-lines.ts';
import { normalise } from '../labels/normalise.ts';
import { columnCount } from '../tables/header-columns.ts';
import { type ColumnOrder, columnOrder, lettersOf } from './column-order.ts';
import type { PrintedLine } from './printed-line.ts';

/** The header of a table, or of a part of it, as found in consecutive lines. */
export interface PrintedHeader {
  readonly form: Form;
  readonly table: FormTable;
  /** The blocks that have this header; several where they share their columns. */
  readonly blocks: readonly Block[];
  readonly across: boolean;
  /** How many columns of figures it names. */
  readonly columns: number;
  /** Where these stand in the form; `undefined` where the header does not tell, and so no figure can be tied to one. */
  readonly order: ColumnOrder | undefined;
  /** The first line behind it. */
  readonly end: number;
  /** The page of its last line. */
  readonly page: number;
  readonly words: readonly (readonly Word[])[];
}

/** Lines that a header may take: a column of words on lines of their own has thirty. */
const maxHeaderLines = 45;

/**
 * The headers that begin at a line, by every form. A printed header is labels in several tiers, each broken over several
 * lines, and the order in which the lines give the pieces is anybody's; so the letters are counted: lines that hold those
 * of all labels and hardly any others are the header.
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
      const { table, blocks, across, columns } = pattern;
      const order = matched === undefined ? [...Array(columns).keys()] : columnOrder(some, blocks[0]!, across);
      return [{ form, table, blocks, across, columns, order, end, page, words }];
    }),
  );
  const maxColumns = Math.max(...found.map(({ columns }) => columns));
  const tableId = found.find(({ columns }) => columns === maxColumns)?.table.id;
  return found.filter((header) => header.table.id === tableId && header.columns === maxColumns);
}

function hasNoFigures({ values, mixed }: PrintedLine): boolean {
  return values.length === 0 && !mixed;
}

interface Pattern {
  readonly table: FormTable;
  readonly blocks: readonly Block[];
  readonly across: boolean;
  readonly columns: number;
  /** How often each letter of the labels stands in the header. */
  readonly needed: ReadonlyMap<string, number>;
  /** Letters of what may be left out: the corner, remarks in brackets. */
  readonly optional: ReadonlyMap<string, number>;
  readonly size: number;
  readonly labels: number;
}

/** The headers of a form. Blocks whose headers say the same are one. */
const patterns = remember((form: Form): readonly Pattern[] =>
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
  return {
    table,
    blocks: [block],
    across,
    columns: columnCount(block, across),
    needed,
    optional,
    size,
    labels: all.length,
  };
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

/** Whether a line is the corner of a block and all its columns, of which some may be cut. */
function namesCornerAndColumns({ label }: PrintedLine, { blocks: [block] }: Pattern): boolean {
  const [corner, ...texts] = label.map(({ text }) => text);
  const columns = linesOf(block!.columns);
  if (corner === undefined || block!.corner === undefined || texts.length !== columns.length) return false;
  if (normalise(corner) !== normalise(block!.corner)) return false;
  const named = matchLines(
    texts.map((text) => [text]),
    columns,
  );
  return named.every((line, index) => line === columns[index]);
}

/** The letters of a line, and of each, whether it stands in brackets behind or before a label, which it may explain. */
function lettersIn(text: string): { readonly letter: string; readonly explains: boolean }[] {
  const parts = text
    .trim()
    .split(/([（(][^（()）]*[)）])/)
    .filter((part) => part !== '');
  return parts.flatMap((part) => {
    const explains = parts.length > 1 && /^[（(]/.test(part);
    return lettersOf(part).map((letter) => ({ letter, explains }));
  });
}

/** Lines that add nothing, such as the first row's label, which a page may print beside the header's end. */
const maxIdleLines = 3;

/** The first line behind the header, where it is one. A letter less in each label, a word more, is let pass. */
function matchPattern(
  { needed, optional, size, labels }: Pattern,
  lines: readonly PrintedLine[],
  start: number,
  isHeading: (line: PrintedLine) => boolean,
): number | undefined {
  const maxMissing = Math.max(2, Math.min(labels, Math.floor(size / 6)));
  const maxOther = Math.max(2, Math.floor(size / 6));
  const left = new Map(needed);
  const spare = new Map(optional);
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
      const [wanted, allowed] = [left.get(letter) ?? 0, spare.get(letter) ?? 0];
      if (wanted > 0) {
        left.set(letter, wanted - 1);
        useful++;
      } else if (allowed > 0) spare.set(letter, allowed - 1);
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
