import { resolve } from 'node:path';
import type { Unpacked } from '../../lint.ts';
import type { FileLintOptions } from '../../run/lint-file.ts';
import { type EndOfParts, type FileOptions, type FoundPart, filesOf } from './files-of-source.ts';
import type { LintRun } from './prepare.ts';
import type { Share } from './progress.ts';

/** A source of a run, and the options of each file in it; undefined for one that is ignored. */
export type SourceInput = LintRun['inputs'][number];

/** A file of the sources on its way: what is known before it is linted. */
export type Found =
  | { readonly source: SourceInput; readonly one: Unpacked; readonly options: FileOptions | undefined }
  | { readonly source: SourceInput; readonly one: FoundPart | EndOfParts; readonly options: FileOptions }
  /** All files of the source were found. */
  | { readonly source: SourceInput; readonly one: null };

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
