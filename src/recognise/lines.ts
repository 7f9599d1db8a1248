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
  const label = text.trim().replace(/[（(]([^（()）]*)[)）]$/, '$1');
  const line = lineNamed(label, candidates);
  return line && lineWordings(line).includes(normalise(label)) ? line : undefined;
}

/** The heading that a label names, a group included. */
export const headingNamed = finder(wordingsOf);

/** Whether a text is the label of a row of a block, or of a group of rows. */
export function namesRow(text: string, { rows }: Block): boolean {
  const candidates = lines(rows);
  return lineNamed(text, candidates) !== undefined || headingNamed(text, groupsOf(candidates)) !== undefined;
}

const groupsOf = remember((candidates: readonly Line[]): readonly Heading[] => [
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
