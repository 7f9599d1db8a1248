import type { HeadJson } from '../../results/shape.ts';
import type { Expected } from '../../roster/compare.ts';
import { usageError } from '../messages.ts';
import type { ResultIndex } from './result-index.ts';

/** The roster that results were compared with. */
export interface MergedRoster extends Expected {
  /** Paths of files that were received, but are not among those of the results. */
  readonly unopened: readonly string[];
}

/**
 * Returns the roster of some results; undefined if none has one.
 * @throws {UserError} if they were not all compared with the same list
 */
export function mergedRoster(results: readonly ResultIndex[]): MergedRoster | undefined {
  const [first] = results;
  const roster = first!.head.roster;
  for (const other of results) {
    if ((roster === null) !== (other.head.roster === null))
      throw roster ? without(first!, other) : without(other, first!);
    if (roster && !isSameList(roster, other.head.roster!)) throw otherList(first!, other);
  }
  if (!roster) return undefined;
  // A file that several results have is known as that of the same body in each.
  const bodies = new Map(
    results.flatMap(({ head }) => head.roster!.matched.map(({ name, path, report }) => [keyOf(path, report), name])),
  );
  return {
    path: roster.path,
    // A body that is missing in all results is missing in the first, where they are in the order of the list.
    names: [...namesOf(roster)],
    bodyOf: ({ path }, report) => bodies.get(keyOf(path, report)),
    compared: comparedIn(results),
    unopened: [...new Set(results.flatMap(({ head, files }) => unopenedIn(head.roster!, files)))],
  };
}

/** Returns the reports that were compared with others, each once. */
function comparedIn(results: readonly ResultIndex[]): Listed['compared'] {
  const all = results.flatMap(({ head }) => head.roster!.compared);
  return [...new Map(all.map((one) => [`${one.path} ${one.organization} ${one.year}`, one])).values()];
}

type Listed = NonNullable<HeadJson['roster']>;

function unopenedIn({ matched }: Listed, files: ResultIndex['files']): string[] {
  const opened = new Set(files.map(({ path }) => path));
  return matched.flatMap(({ path }) => (opened.has(path) ? [] : path));
}

function namesOf({ missing, matched }: Listed): Set<string> {
  return new Set([...missing, ...matched.map(({ name }) => name)]);
}

function isSameList(a: Listed, b: Listed): boolean {
  const [own, other] = [namesOf(a), namesOf(b)];
  return own.size === other.size && [...own].every((name) => other.has(name));
}

function keyOf(path: string, report: number | null): string {
  return `${report} ${path}`;
}

function without(one: ResultIndex, other: ResultIndex): Error {
  return usageError({
    zh: `${one.name} 对照过名单（${one.head.roster!.path}），${other.name} 没有；请都用 --roster 重新核对，再合并`,
    en: `${one.name} was compared with a roster (${one.head.roster!.path}), ${other.name} was not: check again with --roster for all, then merge`,
  });
}

function otherList(one: ResultIndex, other: ResultIndex): Error {
  return usageError({
    zh: `${one.name} 和 ${other.name} 对照的名单不同（${one.head.roster!.path}，${other.head.roster!.path}）；请用同一份名单重新核对，再合并`,
    en: `${one.name} and ${other.name} were compared with different rosters (${one.head.roster!.path}, ${other.head.roster!.path}): check again with the same one, then merge`,
  });
}
