import { type Block, type FormCell, type Heading, type Line, lines } from '../../model/form.ts';
import { memoize, memoizeText } from '../../model/memoize.ts';
import { finder } from './finder.ts';
import { normalise } from './normalise.ts';
import { contradictsOrdinal, hasOrdinal, isBeginningOf, wordingsOf } from './wordings.ts';

/** Returns the normal forms of a line's label, alone or after its group's label: 不予公开属于国家秘密. */
export const lineWordings = memoize(({ heading, groups }: Line): readonly string[] => {
  const own = wordingsOf(heading);
  const parent = groups.at(-1);
  return parent ? [...own, ...wordingsOf(parent).flatMap((group) => own.map((leaf) => group + leaf))] : own;
});

/** Returns the rows of some blocks. The list is the same object each time, since finders cache by identity. */
export function rowsOfBlocks(blocks: readonly Block[]): readonly Line[] {
  return blocks.map(({ rows }) => lines(rows)).reduce((some, others) => concatenated(some)(others));
}

const concatenated = memoize((some: readonly Line[]) => memoize((others: readonly Line[]) => [...some, ...others]));

/** Finds the line that a label names, alone or with its group; slips are allowed. */
export const findLine = finder(lineWordings, ({ heading }: Line) => wordingsOf(heading));

/**
 * Finds the line that a text names without a slip, alone, after its group, or with the group around it: 行政诉讼（复议后起诉）.
 */
export function findLineExactly(text: string, candidates: readonly Line[]): Line | undefined {
  const label = unbracketed(text.trim());
  const line = findLine(label, candidates);
  return line && lineWordings(line).includes(normalise(label)) ? line : undefined;
}

/** Removes brackets after the first character and keeps their content, which is part of a label made of several. */
function unbracketed(text: string): string {
  return text.replaceAll(/(?<=.)[（(]([^（()）]*)[)）]/gu, '$1');
}

/** A row and a column of a block. */
type Crossing = Pick<FormCell, 'row' | 'column'>;

/** Finds the cell of a block printed across that one label names, row first: 行政诉讼-复议后起诉-总计. */
export function findCrossing(text: string, block: Block): Crossing | undefined {
  if (!block.across || text.length < minCrossingLength || text.length > maxCrossingLength) return undefined;
  const steps = unbracketed(text.trim()).split(/[-—–－·:：/／\s]+/u);
  return crossings(block).get(steps.map(normalise).join(''));
}

const minCrossingLength = 4;
const maxCrossingLength = 40;

/** Returns the cells of a block printed across, by every normal form of a label that names one. */
export const crossings = memoize(({ rows, columns }: Block): ReadonlyMap<string, Crossing> => {
  const named = new Map<string, Crossing>();
  for (const row of lines(rows)) {
    for (const column of lines(columns)) {
      for (const outer of lineWordings(row))
        for (const inner of lineWordings(column)) named.set(outer + inner, { row, column });
    }
  }
  return named;
});

/** Finds the heading that a label names, groups included. */
export const findHeading = finder(wordingsOf);

/** True if a text is the label of a row or a group of rows, or the beginning of one. */
export function isRowLabel(text: string, block: Block): boolean {
  return rowLabels(block)(text);
}

const rowLabels = memoize(({ rows }: Block) => {
  const candidates = lines(rows);
  return memoizeText(
    (text): boolean =>
      findLine(text, candidates) !== undefined ||
      findHeading(text, groupsOf(candidates)) !== undefined ||
      printedOrder(candidates).some((heading) => isBeginningOf(text, heading)),
  );
});

/** Returns the groups of some lines. The list is the same object each time, since finders cache by identity. */
export const groupsOf = memoize((candidates: readonly Line[]): readonly Heading[] => [
  ...new Set(candidates.flatMap(({ groups }) => groups)),
]);

/** True if a label has another ordinal than a line, and a heading with an ordinal begins with it: （六）其他 is not 3.其他. */
export function namesOtherHeading(label: string, { heading }: Line, candidates: readonly Line[]): boolean {
  if (label === heading.label || !contradictsOrdinal(label, heading)) return false;
  return printedOrder(candidates).some((one) => isBeginningOf(label, one) && hasOrdinal(one));
}

/** Returns groups and lines in printed order, each group before its lines. */
export const printedOrder = memoize((candidates: readonly Line[]): readonly Heading[] => [
  ...new Set(candidates.flatMap(({ heading, groups }) => [...groups, heading])),
]);

/**
 * Returns the line that a label names, or else those whose labels begin with it; none if it may begin a group's label.
 */
export function possibleLines(text: string, candidates: readonly Line[]): readonly Line[] {
  const line = findLine(text, candidates);
  if (line && !namesOtherHeading(text, line, candidates)) return [line];
  if (groupsOf(candidates).some((group) => isBeginningOf(text, group))) return [];
  return candidates.filter(({ heading }) => isBeginningOf(text, heading));
}
