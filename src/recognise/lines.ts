import { type Block, type Heading, type Line, lines } from '../form.ts';
import { remember } from '../remember.ts';
import { finder, normalise, wordingsOf } from './label.ts';

/** Alone, or behind the label of the group: 不予公开属于国家秘密. */
const lineWordings = remember(({ heading, groups }: Line): readonly string[] => {
  const own = wordingsOf(heading);
  const parent = groups.at(-1);
  return parent ? [...own, ...wordingsOf(parent).flatMap((group) => own.map((leaf) => group + leaf))] : own;
});

/** The line that a label names, alone or with its group. */
export const lineNamed = finder(lineWordings, ({ heading }: Line) => wordingsOf(heading));

/** The line that a text names without a slip, behind its group or with it around: 行政诉讼（复议后起诉）. */
export function lineSpelled(text: string, candidates: readonly Line[]): Line | undefined {
  const label = unbracketed(text.trim());
  const line = lineNamed(label, candidates);
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
export function cellSpelled(text: string, block: Block): Crossing | undefined {
  if (!block.across || text.length < shortestCrossing || text.length > longestCrossing) return undefined;
  const steps = unbracketed(text.trim()).split(/[-—–－·:：/／\s]+/u);
  return crossings(block).get(steps.map(normalise).join(''));
}

const shortestCrossing = 4;
const longestCrossing = 40;

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
export const headingNamed = finder(wordingsOf);

/** Whether a text is the label of a row of a block, or of a group of rows. */
export function namesRow(text: string, { rows }: Block): boolean {
  const candidates = lines(rows);
  return lineNamed(text, candidates) !== undefined || headingNamed(text, groupsOf(candidates)) !== undefined;
}

/** The groups that some lines stand in; the same list each time, as finders ask. */
export const groupsOf = remember((candidates: readonly Line[]): readonly Heading[] => [
  ...new Set(candidates.flatMap(({ groups }) => groups)),
]);

/** The line that a path of labels names, outermost first: the last label is its own, the others are its groups. */
export function matchLine(path: readonly string[], candidates: readonly Line[]): Line | undefined {
  const own = path.at(-1) ?? '';
  const groups = groupsOf(candidates);
  // 合计 under （三）不予公开 is a local subtotal, not （七）总计.
  const named = path.slice(0, -1).flatMap((label) => headingNamed(label, groups) ?? []);
  const fitting = named.reduce(linesWithin, candidates);
  const line = lineNamed(own, fitting);
  if (!line || lineWordings(line).includes(normalise(own))) return line;
  return headingNamed(own, groups) ? undefined : line;
}

/** The lines in a group; the same list each time, as finders ask. */
function linesWithin(candidates: readonly Line[], group: Heading): readonly Line[] {
  const known = byGroup(candidates);
  const within = known.get(group) ?? candidates.filter(({ groups }) => groups.includes(group));
  known.set(group, within);
  return within;
}

const byGroup = remember((_: readonly Line[]) => new Map<Heading, readonly Line[]>());
