import { resolve } from 'node:path';
import type { Source } from '../../files/source.ts';
import { type LintOptions, type Unpacked, unpack } from '../../lint.ts';
import { UserError } from '../../model/errors.ts';
import { forFile, type Text } from '../../model/text.ts';
import { isReportFileName } from '../../run/naming.ts';
import type { Io } from '../io.ts';
import type { DividedFile, Piece } from '../parts/divide.ts';
import { usualSizes } from '../parts/sizes.ts';
import type { TimeStep } from './stats.ts';

export type FileOptions = Omit<LintOptions, 'path'>;

/** A source, and the options of each file in it; undefined for one that is ignored. */
export interface FileSource {
  readonly source: Source;
  readonly optionsOf: (file: string) => FileOptions | undefined;
}

/** The parts of a run that open its sources. */
export interface Opening {
  /** Folder that relative paths start from, absolute. */
  readonly cwd: string;
  readonly io: Io;
  readonly say: (text: Text) => void;
  readonly time: TimeStep;
}

/** A part of a long list, which is linted like a file. */
export interface FoundPart extends Piece {
  readonly path: string;
  readonly of: DividedFile;
}

/** All parts of a file were found, or, with `failed`, no more can be. */
export interface EndOfParts {
  readonly path: string;
  readonly end: DividedFile;
  readonly failed: UserError | undefined;
}

/** Gives the file itself, each file in an archive, or each part of a long list. */
export async function* filesOf(
  input: FileSource,
  run: Opening,
  hashes: boolean,
): AsyncGenerator<Unpacked | FoundPart | EndOfParts> {
  const { source } = input;
  const { path } = source;
  const { whole, part } = run.io.listSizes ?? usualSizes;
  const options = input.optionsOf(resolve(run.cwd, path));
  try {
    let bytes = await run.time('open', () => source.open(whole)).catch(unlessTooLarge);
    if (!bytes) {
      const { openDivided } = await import('../parts/open.ts');
      const listed = options ? source : { path };
      const { divided, close } = await openDivided(listed, { forms: options?.forms, size: part, hashes });
      if (divided?.isGrouped) run.say(forFile(path, grouped));
      if (divided) return yield* partsOf(divided);
      bytes = await run.time('open', () => source.open()).finally(close);
    }
    yield* unpack(bytes, path, isReportFileName);
  } catch (problem) {
    if (!(problem instanceof UserError)) throw problem;
    yield { path, problem };
  }
}

const grouped: Text = {
  zh: '同一单位的记录没有排在一起，已先归并，再核对',
  en: 'the records of a body are not together, and were brought together first',
};

/** Returns undefined for a file that is larger than asked for. */
function unlessTooLarge(error: unknown): undefined {
  if (!(error instanceof UserError && error.code === 'too-large')) throw error;
}

async function* partsOf(file: DividedFile): AsyncGenerator<FoundPart | EndOfParts> {
  const { path } = file;
  let failed: UserError | undefined;
  try {
    for await (const piece of file.pieces()) yield { ...piece, path, of: file };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    failed = error;
  }
  yield { path, end: file, failed };
}
