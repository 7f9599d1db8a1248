import type { Heading, Line } from '../../model/form.ts';
import { memoize } from '../../model/memoize.ts';
import { findHeading, findLine, groupsOf, lineWordings, namesOtherHeading, printedOrder } from './find-line.ts';
import { normalise } from './normalise.ts';
import { type Choice, unambiguousChoices } from './ordered-choices.ts';
import { contradictsOrdinal, isBeginningOf } from './wordings.ts';

/** The label of a line, the last, after those of its groups, outermost first. */
type Path = readonly string[];

/** The line that each of some paths names. */
type Matches = readonly (Line | undefined)[];

/** Finds the line that a path of labels names. */
export function findLineByPath(path: Path, candidates: readonly Line[]): Line | undefined {
  const own = path.at(-1) ?? '';
  const slot = linesUnderGroups(path, candidates);
  const line = findLine(own, slot);
  if (!line || namesOtherHeading(own, line, slot)) return undefined;
  if (lineWordings(line).includes(normalise(own))) return line;
  return groupNamed(path, candidates) ? undefined : line;
}

/** Returns the lines that can be below the groups of a path: 合计 under （三）不予公开 is a local subtotal, not （七）总计. */
function linesUnderGroups(path: Path, candidates: readonly Line[]): readonly Line[] {
  const groups = groupsOf(candidates);
  return path
    .slice(0, -1)
    .flatMap((label) => findHeading(label, groups) ?? onlyGroupBegunBy(label, groups) ?? [])
    .reduce((lines, group) => linesWithin(lines)(group), candidates);
}

function onlyGroupBegunBy(label: string, groups: readonly Heading[]): Heading | undefined {
  const [group, ...others] = groups.filter((one) => isBeginningOf(label, one));
  return others.length === 0 ? group : undefined;
}

/**
 * Finds the lines that the label paths of successive rows name. Of several paths for one line, the best label wins. A
 * truncated label is resolved by its neighbours in the form's order, among the lines that are `likeliest` there.
 */
export function matchLines(paths: readonly Path[], candidates: readonly Line[], likeliest = candidates): Matches {
  const known = matchCache(candidates);
  const among = likeliest === candidates ? '' : likeliest.map(({ id }) => id).join();
  const key = [among, ...paths.map((path) => path.join('\n'))].join('\n\n');
  let found = known.get(key);
  if (!found) {
    found = computeMatches(paths, candidates, likeliest);
    if (known.size < maxCached) known.set(key, found);
  }
  return found;
}

/** Tables whose labels are cached: those of successive reports are the same. */
const maxCached = 1000;

const matchCache = memoize((_: readonly Line[]) => new Map<string, Matches>());

function computeMatches(paths: readonly Path[], candidates: readonly Line[], likeliest: readonly Line[]): Matches {
  const found = paths.map((path) => findLineByPath(path, candidates));
  if (areInFormOrder(found, candidates)) return found;
  const best = bestLabels(paths, found);
  const named = found.map((line, index) => {
    const label = normalise(paths[index]!.at(-1)!);
    return line && best.get(line)!.has(label) ? line : undefined;
  });
  const doubtful = new Set(
    outOfOrder(named, candidates).filter((index) => headingsBegunBy(paths[index]!, likeliest).length > 1),
  );
  const sure = named.map((line, index) => (doubtful.has(index) ? undefined : line));
  const isCut = (index: number) => !found[index] || doubtful.has(index);
  return paths.some((_, index) => isCut(index)) ? withTruncated(sure, isCut, paths, candidates, likeliest) : sure;
}

/** True if every path has a line, each once and in the form's order, as in most tables. */
function areInFormOrder(found: Matches, candidates: readonly Line[]): boolean {
  let last = -1;
  return found.every((line) => {
    const before = last;
    last = line ? candidates.indexOf(line) : -1;
    return last > before;
  });
}

/** Returns the indices of lines that are repeated or out of the form's order. */
function outOfOrder(named: Matches, candidates: readonly Line[]): number[] {
  const all = named.flatMap((line, index) => (line ? [{ index, at: candidates.indexOf(line) }] : []));
  return all.flatMap(({ index, at }, nth) => {
    const [before, after] = [all[nth - 1], all[nth + 1]];
    return (before && before.at >= at) || (after && after.at <= at) ? [index] : [];
  });
}

/** Returns the labels that name each line best; none if several misspelt ones are equally good. */
function bestLabels(paths: readonly Path[], found: Matches): Map<Line, ReadonlySet<string>> {
  const best = new Map<Line, { readonly fit: number; readonly labels: Set<string> }>();
  found.forEach((line, index) => {
    if (!line) return;
    const label = normalise(paths[index]!.at(-1)!);
    const known = best.get(line);
    const fit = fitOf(label, line);
    if (!known || fit > known.fit) best.set(line, { fit, labels: new Set([label]) });
    else if (fit === known.fit) known.labels.add(label);
  });
  const none = new Set<string>();
  return new Map([...best].map(([line, { fit, labels }]) => [line, fit === 1 && labels.size > 1 ? none : labels]));
}

/**
 * Rates how well a label names a line: 3 as the form prints it, 2 by another of its names, 1 with an explanation or a
 * slip.
 */
function fitOf(plain: string, line: Line): number {
  if (plain === normalise(line.heading.label)) return 3;
  return lineWordings(line).includes(plain) ? 2 : 1;
}

/** Adds the lines whose labels are truncated. */
function withTruncated(
  named: Matches,
  isCut: (index: number) => boolean,
  paths: readonly Path[],
  candidates: readonly Line[],
  likeliest: readonly Line[],
): Matches {
  const order = printedOrder(candidates);
  const fixed = paths.map((path, index) => {
    const heading = named[index]?.heading ?? onlyGroupNamed(path, candidates);
    return heading && order.indexOf(heading);
  });
  const taken = new Set(fixed);
  const choices = paths.flatMap((path, item): Choice[] => {
    if (!isCut(item) || fixed[item] !== undefined) return [];
    const places = headingsBegunBy(path, likeliest).map((heading) => order.indexOf(heading));
    return places.flatMap((at) => (taken.has(at) ? [] : [{ item, at }]));
  });
  const lines = [...named];
  for (const { item, at } of unambiguous(choices, fixed)) {
    lines[item] = candidates.find(({ heading }) => heading === order[at]);
  }
  return lines;
}

function groupNamed(path: Path, candidates: readonly Line[]): Heading | undefined {
  const own = path.at(-1)!;
  const group = findHeading(own, groupsOf(linesUnderGroups(path, candidates)));
  return group && !contradictsOrdinal(own, group) ? group : undefined;
}

/** Returns the group that a path ends with, if its label begins nothing else. */
function onlyGroupNamed(path: Path, candidates: readonly Line[]): Heading | undefined {
  return headingsBegunBy(path, candidates).length < 2 ? groupNamed(path, candidates) : undefined;
}

/** Returns the groups and lines whose labels may begin with the last label of a path, below the groups of that path. */
function headingsBegunBy(path: Path, candidates: readonly Line[]): Heading[] {
  const own = path.at(-1) ?? '';
  return printedOrder(linesUnderGroups(path, candidates)).filter((heading) => isBeginningOf(own, heading));
}

/** Truncated labels that no real table exceeds. */
const maxChoices = 200;

/**
 * Returns the choices that the fixed positions leave unambiguous. If these are not in the form's order, only items with
 * a single choice count.
 */
function unambiguous(choices: readonly Choice[], fixed: readonly (number | undefined)[]): Choice[] {
  if (choices.length === 0 || choices.length > maxChoices) return [];
  const known = fixed.flatMap((at, item) => (at === undefined ? [] : [{ item, at }]));
  if (known.every(({ at }, index) => index === 0 || at > known[index - 1]!.at)) {
    const fits = choices.filter(({ item, at }) => known.every((one) => (one.item < item ? one.at < at : one.at > at)));
    return unambiguousChoices(fits);
  }
  return choices.filter((one) =>
    choices.every((other) => other === one || (other.item !== one.item && other.at !== one.at)),
  );
}

/** Returns the lines in a group. The list is the same object each time, since finders cache by identity. */
const linesWithin = memoize((candidates: readonly Line[]) =>
  memoize((group: Heading): readonly Line[] => candidates.filter(({ groups }) => groups.includes(group))),
);
