import { resolve } from 'node:path';
import { find, type Search } from '../../files/find.ts';
import type { LintRequest } from '../options/lint.ts';
import type { ReferenceSources, References, RunWithReferences } from './read-references.ts';

/** Finds the files of `--previous` and `--children`. */
export async function findReferences({ previous, children }: LintRequest, search: Search): Promise<ReferenceSources> {
  const { isWanted: _, ...all } = search;
  const sourcesOf = async (names: readonly string[] | undefined) => names && (await find(names, all)).sources;
  const found = { previous: await sourcesOf(previous), children: await sourcesOf(children) };
  const files = [...(found.previous ?? []), ...(found.children ?? [])].map(({ path }) => resolve(search.cwd, path));
  return { ...found, files: new Set(files) };
}

/**
 * Reads the reports with which those of a run are compared.
 * @throws {UserError} if a name is that of no file
 */
export async function readReferences(sources: ReferenceSources, run: RunWithReferences): Promise<References> {
  if (!sources.previous && !sources.children && !run.roster) return { expecting: (input) => input, notices: [] };
  return (await import('./read-references.ts')).readReferences(sources, run);
}
