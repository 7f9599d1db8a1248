import type { Source } from '../../files/source.ts';
import type { ChildReports } from '../../model/children.ts';
import { memoize } from '../../model/memoize.ts';
import type { ReferenceReports } from '../../model/reference.ts';
import type { Roster } from '../../model/roster.ts';
import type { Text } from '../../model/text.ts';
import { collectPrevious } from '../../run/previous.ts';
import { survey } from '../../run/survey.ts';
import type { FileSource } from './files-of-source.ts';
import { present, type ReferenceSettings, referenceFiles } from './reference-files.ts';

/** The files with which a run compares its reports, and which it does not judge. */
export interface ReferenceSources {
  readonly previous: readonly Source[] | undefined;
  readonly children: readonly Source[] | undefined;
  /** The absolute paths of all of them. */
  readonly files: ReadonlySet<string>;
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
export interface RunWithReferences extends Omit<ReferenceSettings, 'fillsYear' | 'say'> {
  /** The files that it judges, those of other shards included. */
  readonly judged: readonly Source[];
  /** Paths of the files that no reader exists for. */
  readonly unopened: readonly string[];
  readonly roster: Roster | undefined;
}

/**
 * Reads the files of `--previous`, those of `--children` and, where a roster asks for it, those of the run itself.
 * @throws {UserError} if a name is that of no file
 */
export async function readReferences(
  { previous, children }: ReferenceSources,
  { judged, unopened, roster, ...settings }: RunWithReferences,
): Promise<References> {
  const notices: Text[] = [];
  const say = (text: Text) => notices.push(text);
  const ofYearBefore = (sources: readonly Source[]) =>
    present('--previous', referenceFiles(sources, { ...settings, fillsYear: false, say }));
  const below = (sources: readonly Source[]) =>
    present('--children', referenceFiles(sources, { ...settings, fillsYear: true, say }));
  // Nothing is said of them: they are read again to be judged.
  const readJudged = () => referenceFiles(judged, { ...settings, fillsYear: true, say: () => {} });

  const earlier = previous && (await collectPrevious(ofYearBefore(previous), roster, say));
  const surveyed = {
    children: children && below(children),
    judged: judged.map(({ path }) => path),
    readJudged,
    unopened,
    roster,
    needsYear: settings.request.given.year === undefined,
  };
  const { children: sums, year } = await survey(surveyed, say);
  return {
    ...(earlier && { previous: earlier }),
    ...(sums && { children: sums }),
    expecting: year === undefined ? (input) => input : expectingYear(year),
    notices,
  };
}

function expectingYear(year: number): References['expecting'] {
  const withYear = memoize((optionsOf: FileSource['optionsOf']): FileSource['optionsOf'] => (file) => {
    const options = optionsOf(file);
    return options && { year, ...options };
  });
  return (input) => ({ ...input, optionsOf: withYear(input.optionsOf) });
}
