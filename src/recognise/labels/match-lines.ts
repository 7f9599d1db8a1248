import type { Heading, Line } from '../../model/form.ts';
import { remember } from '../../model/memoize.ts';
import { findHeading, findLine, groupsOf, lineWordings, namesOtherHeading, printedOrder } from './find-line.ts';
import { normalise } from './normalise.ts';
import { type Choice, unambiguousChoices } from './ordered-choices.ts';
import { contradictsOrdinal, isBeginningOf } from './wordings.ts';

/** The line that a path of labels names, outermost first: the last label is its own, the others are its groups. */
export function findLineByPath(path: readonly string[], candidates: readonly Line[]): Line | undefined {
  const own = path.at(-1) ?? '';
  const slot = linesUnderGroups(path, candidates);
  const line = findLine(own, slot);
  if (!line || namesOtherHeading(own, line, slot)) return undefined;
  if (lineWordings(line).includes(normalise(own))) return line;
  return groupNamed(path, candidates) ? undefined : line;
}

/** The lines that can stand below the groups of a path: 合计 under （三）不予公开 is a local subtotal, not （七）总计. */
function linesUnderGroups(path: readonly string[], candidates: readonly Line[]): readonly Line[] {
  const groups = groupsOf(candidates);
  return path
    .slice(0, -1)
    .flatMap((label) => findHeading(label, groups) ?? onlyGroupBegunBy(label, groups) ?? [])
    .reduce(linesWithin, candidates);
}

function onlyGroupBegunBy(label: string, groups: readonly Heading[]): Heading | undefined {
  const [group, ...others] = groups.filter((one) => isBeginningOf(label, one));
  return others.length === 0 ? group : undefined;
}

/**
 * The lines that paths of labels name, which follow each other in a table. One that names a line better than others do keeps
 * it; a label that is cut is told by what stands around it, in the order of the form, among the lines that are likeliest there.
 */
export function matchLines(
  paths: readonly (readonly string[])[],
  candidates: readonly Line[],
  likeliest = candidates,
): readonly (Line | undefined)[] {
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

/** Tables whose labels are kept: those of one report after another are the same. */
const maxCached = 1000;

const matchCache = remember((_: readonly Line[]) => new Map<string, readonly (Line | undefined)[]>());

function computeMatches(
  paths: readonly (readonly string[])[],
  candidates: readonly Line[],
  likeliest: readonly Line[],
): readonly (Line | undefined)[] {
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

/** Whether all lines are named, each once, in the order of the form, as in most tables. */
function areInFormOrder(found: readonly (Line | undefined)[], candidates: readonly Line[]): boolean {
  let last = -1;
  return found.every((line) => {
    const before = last;
    last = line ? candidates.indexOf(line) : -1;
    return last > before;
  });
}

/** The places of lines that come again, or do not follow those that stand above them and precede those below. */
function outOfOrder(named: readonly (Line | undefined)[], candidates: readonly Line[]): number[] {
  const all = named.flatMap((line, index) => (line ? [{ index, at: candidates.indexOf(line) }] : []));
  return all.flatMap(({ index, at }, nth) => {
    const [before, after] = [all[nth - 1], all[nth + 1]];
    return (before && before.at >= at) || (after && after.at <= at) ? [index] : [];
  });
}

/** The labels that name each line best; none of several that are not spelled right. */
function bestLabels(
  paths: readonly (readonly string[])[],
  found: readonly (Line | undefined)[],
): Map<Line, ReadonlySet<string>> {
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

/** How well a label names a line: as the form prints it, by another of its names, with an explanation or a slip. */
function fitOf(plain: string, line: Line): number {
  if (plain === normalise(line.heading.label)) return 3;
  return lineWordings(line).includes(plain) ? 2 : 1;
}

/** The same with the lines whose labels are cut. */
function withTruncated(
  named: readonly (Line | undefined)[],
  isCut: (index: number) => boolean,
  paths: readonly (readonly string[])[],
  candidates: readonly Line[],
  likeliest: readonly Line[],
): (Line | undefined)[] {
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

function groupNamed(path: readonly string[], candidates: readonly Line[]): Heading | undefined {
  const own = path.at(-1)!;
  const group = findHeading(own, groupsOf(linesUnderGroups(path, candidates)));
  return group && !contradictsOrdinal(own, group) ? group : undefined;
}

/** The group that a path ends with, where its label begins nothing else. */
function onlyGroupNamed(path: readonly string[], candidates: readonly Line[]): Heading | undefined {
  return headingsBegunBy(path, candidates).length < 2 ? groupNamed(path, candidates) : undefined;
}

/** The groups and lines that the last label of a path may begin, where it stands. */
function headingsBegunBy(path: readonly string[], candidates: readonly Line[]): Heading[] {
  const own = path.at(-1) ?? '';
  return printedOrder(linesUnderGroups(path, candidates)).filter((heading) => isBeginningOf(own, heading));
}

/** More labels that are cut than a table has. */
const maxChoices = 200;

/** Choices that what is fixed leaves no doubt of; where that is in another order than the form's, only what has one choice. */
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

/** The lines in a group; the same list each time, as finders ask. */
function linesWithin(candidates: readonly Line[], group: Heading): readonly Line[] {
  const known = linesByGroup(candidates);
  const within = known.get(group) ?? candidates.filter(({ groups }) => groups.includes(group));
  known.set(group, within);
  return within;
}

const linesByGroup = remember((_: readonly Line[]) => new Map<Heading, readonly Line[]>());
