import { resolve } from 'node:path';
import { find, type Search } from '../../files/find.ts';
import type { Source } from '../../files/source.ts';
import type { ChildReports } from '../../model/children.ts';
import type { ReferenceReports } from '../../model/reference.ts';
import type { Roster } from '../../model/roster.ts';
import type { Text } from '../../model/text.ts';
import type { LintRequest } from '../options/lint.ts';
import type { FileSource } from './files-of-source.ts';
import type { ReferenceSettings } from './reference-files.ts';

/** The files with which a run compares its reports, and which it does not judge. */
export interface ReferenceSources {
  readonly previous: readonly Source[] | undefined;
  readonly children: readonly Source[] | undefined;
  /** The absolute paths of all of them. */
  readonly files: ReadonlySet<string>;
}

/** Finds the files of `--previous` and `--children`. */
export async function findReferences({ previous, children }: LintRequest, search: Search): Promise<ReferenceSources> {
  const { isWanted: _, ...all } = search;
  const sourcesOf = async (names: readonly string[] | undefined) => names && (await find(names, all)).sources;
  const found = { previous: await sourcesOf(previous), children: await sourcesOf(children) };
  const files = [...(found.previous ?? []), ...(found.children ?? [])].map(({ path }) => resolve(search.cwd, path));
  return { ...found, files: new Set(files) };
}

/** The facts about other reports that a run has before it judges the first of its own. */
export interface References {
  readonly previous?: ReferenceReports;
  readonly children?: ChildReports;
  /** Gives the files of a source the year of most reports as the expected one, if they have none. */
  readonly expecting: <Input extends FileSource>(input: Input) => Input;
  readonly notices: readonly Text[];
}

/** A run whose files are known. */
interface Run extends Omit<ReferenceSettings, 'fillsYear' | 'say'> {
  /** The files that it judges, those of other shards included. */
  readonly judged: readonly Source[];
  /** Paths of the files that no reader exists for. */
  readonly unopened: readonly string[];
  readonly roster: Roster | undefined;
}

/**
 * Reads the reports with which those of a run are compared.
 * @throws {UserError} if a name is that of no file
 */
export async function readReferences({ previous, children }: ReferenceSources, run: Run): Promise<References> {
  const { judged, unopened, roster, ...settings } = run;
  const notices: Text[] = [];
  const reading = { ...settings, say: (text: Text) => notices.push(text) };
  const earlier = previous && (await (await import('./previous.ts')).readPrevious(previous, roster, reading));
  const isNeeded = children !== undefined || roster !== undefined;
  const surveyed = isNeeded
    ? await (await import('./survey.ts')).survey({ children: children ?? [], judged, unopened, roster }, reading)
    : undefined;
  return {
    ...(earlier && { previous: earlier }),
    ...(surveyed?.children && { children: surveyed.children }),
    expecting: (input) => (surveyed?.year === undefined ? input : expectingYear(input, surveyed.year)),
    notices,
  };
}

function expectingYear<Input extends FileSource>(input: Input, year: number): Input {
  const optionsOf: FileSource['optionsOf'] = (file) => {
    const options = input.optionsOf(file);
    return options && { year, ...options };
  };
  return { ...input, optionsOf };
}
