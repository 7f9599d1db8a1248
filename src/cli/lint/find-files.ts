import { resolve } from 'node:path';
import { type LintOptions, type Unpacked, unpack } from '../../lint.ts';
import { UserError } from '../../model/errors.ts';
import type { Text } from '../../model/text.ts';
import { isReportFileName } from '../forms.ts';
import { forFile } from '../messages.ts';
import type { DividedFile, Piece } from '../parts/divide.ts';
import { usualSizes } from '../parts/sizes.ts';
import type { FileLintOptions } from './lint-file.ts';
import type { LintRun } from './prepare.ts';
import type { Share } from './progress.ts';

export type FileOptions = Omit<LintOptions, 'path'>;

/** A source of a run, and the options of each file in it; undefined for one that is ignored. */
export type SourceInput = LintRun['inputs'][number];

/** A file of the sources on its way: what is known before it is linted. */
export type Found =
  | { readonly source: SourceInput; readonly one: Unpacked; readonly options: FileOptions | undefined }
  | { readonly source: SourceInput; readonly one: FoundPart | EndOfParts; readonly options: FileOptions }
  /** All files of the source were found. */
  | { readonly source: SourceInput; readonly one: null };

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

/** Called before each file, with the index of its source, and its index in the source from 0 or the share of it that is done. */
export type OnFile = (source: number, inside: number | Share) => void;

/** Finds each file in the sources, and the end of each source. */
export async function* findFiles(run: LintRun, { hash }: FileLintOptions, onFile: OnFile): AsyncGenerator<Found> {
  for (const [index, source] of run.inputs.entries()) {
    let inside = 0;
    for await (const one of filesOf(source, run, hash !== undefined)) {
      onFile(index, 'of' in one ? { share: one.share, reports: one.reports } : inside++);
      const options = source.optionsOf(resolve(run.cwd, one.path));
      yield { source, one, options } as Found;
    }
    yield { source, one: null };
  }
}

/** Gives the file itself, each file in an archive, or each part of a long list. */
export async function* filesOf(
  input: SourceInput,
  run: Pick<LintRun, 'cwd' | 'io' | 'time' | 'say'>,
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
