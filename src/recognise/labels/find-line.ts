import { type Block, type Heading, type Line, lines } from '../../model/form.ts';
import { remember } from '../../model/memoize.ts';
import { finder } from './finder.ts';
import { normalise } from './normalise.ts';
import { contradictsOrdinal, hasOrdinal, isBeginningOf, wordingsOf } from './wordings.ts';

/** Alone, or behind the label of the group: 不予公开属于国家秘密. */
export const lineWordings = remember(({ heading, groups }: Line): readonly string[] => {
  const own = wordingsOf(heading);
  const parent = groups.at(-1);
  return parent ? [...own, ...wordingsOf(parent).flatMap((group) => own.map((leaf) => group + leaf))] : own;
});

/** The lines of some blocks; the same list each time, as finders ask. */
export function rowsOfBlocks(blocks: readonly Block[]): readonly Line[] {
  return blocks.map(({ rows }) => lines(rows)).reduce((some, others) => concatenated(some)(others));
}

const concatenated = remember((some: readonly Line[]) => remember((others: readonly Line[]) => [...some, ...others]));

/** The line that a label names, alone or with its group. */
export const findLine = finder(lineWordings, ({ heading }: Line) => wordingsOf(heading));

/** The line that a text names without a slip, behind its group or with it around: 行政诉讼（复议后起诉）. */
export function findLineExactly(text: string, candidates: readonly Line[]): Line | undefined {
  const label = unbracketed(text.trim());
  const line = findLine(label, candidates);
  return line && lineWordings(line).includes(normalise(label)) ? line : undefined;
}

/** The text with what brackets hold behind its beginning, which is part of a label that is made of several. */
function unbracketed(text: string): string {
  return text.replaceAll(/(?<=.)[（(]([^（()）]*)[)）]/gu, '$1');
}

/** A row and a column of a block. */
export interface Crossing {
  readonly row: Line;
  readonly column: Line;
}

/** The cell of a block printed across that one label names, its row first: 行政诉讼-复议后起诉-总计. */
export function findCrossing(text: string, block: Block): Crossing | undefined {
  if (!block.across || text.length < minCrossingLength || text.length > maxCrossingLength) return undefined;
  const steps = unbracketed(text.trim()).split(/[-—–－·:：/／\s]+/u);
  return crossings(block).get(steps.map(normalise).join(''));
}

const minCrossingLength = 4;
const maxCrossingLength = 40;

const crossings = remember(({ rows, columns }: Block): ReadonlyMap<string, Crossing> => {
  const all = lines(rows).flatMap((row) => lines(columns).map((column) => ({ row, column })));
  return new Map(
    all.flatMap((one) =>
      lineWordings(one.row).flatMap((row) => lineWordings(one.column).map((column) => [row + column, one] as const)),
    ),
  );
});

/** Every normal form of a label that names a cell of a block printed across. */
export function crossingWordings(block: Block): readonly string[] {
  return [...crossings(block).keys()];
}

/** The heading that a label names, a group included. */
export const findHeading = finder(wordingsOf);

/** Whether a text is the label of a row of a block, or of a group of rows, or the beginning of one. */
export function isRowLabel(text: string, { rows }: Block): boolean {
  const candidates = lines(rows);
  return (
    findLine(text, candidates) !== undefined ||
    findHeading(text, groupsOf(candidates)) !== undefined ||
    printedOrder(candidates).some((heading) => isBeginningOf(text, heading))
  );
}

/** The groups that some lines stand in; the same list each time, as finders ask. */
export const groupsOf = remember((candidates: readonly Line[]): readonly Heading[] => [
  ...new Set(candidates.flatMap(({ groups }) => groups)),
]);

/** Whether a label whose ordinal is not that of a line may be meant for what has this ordinal: （六）其他 is not 3.其他. */
export function namesOtherHeading(label: string, { heading }: Line, candidates: readonly Line[]): boolean {
  if (label === heading.label || !contradictsOrdinal(label, heading)) return false;
  return printedOrder(candidates).some((one) => isBeginningOf(label, one) && hasOrdinal(one));
}

/** Groups and lines as they are printed, each group before its lines. */
export const printedOrder = remember((candidates: readonly Line[]): readonly Heading[] => [
  ...new Set(candidates.flatMap(({ heading, groups }) => [...groups, heading])),
]);

/** The line that a label names, or those that it begins; none where it may begin a group. */
export function possibleLines(text: string, candidates: readonly Line[]): readonly Line[] {
  const line = findLine(text, candidates);
  if (line && !namesOtherHeading(text, line, candidates)) return [line];
  if (groupsOf(candidates).some((group) => isBeginningOf(text, group))) return [];
  return candidates.filter(({ heading }) => isBeginningOf(text, heading));
}
