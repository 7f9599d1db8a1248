import { dirname, relative, resolve } from 'node:path';
import type { Made } from '../../artifacts/seal.ts';
import type { OverwritePolicy, Target } from '../../files/write.ts';
import { slashed } from '../../formatters/paths.ts';
import type { Text } from '../../model/text.ts';
import { converted, isSealed } from '../../run/converted.ts';
import type { WriterName } from '../../writers/index.ts';
import type { Io } from '../io.ts';
import type { FileOptions } from '../lint/files-of-source.ts';
import type { ConvertRequest } from '../options/convert.ts';
import { boundedWork } from '../work/bounded-work.ts';

/** A file to convert. */
export interface Conversion {
  readonly to: WriterName;
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly options: FileOptions;
  /** The mark of the output, with the report that it was made of. */
  readonly origin: Made;
}

/** Returns the mark of an output in a folder; the path of the report is undefined for standard input. */
export function originOf(path: string | undefined, folder: string, cwd: string): Made {
  return { kind: 'converted', source: path === undefined ? '' : slashed(relative(folder, resolve(cwd, path))) };
}

/** Returns the mark of the output for a report. */
export function originAt({ file }: Target, path: string, cwd: string): Made {
  return originOf(path, dirname(file), cwd);
}

/** Returns the policy for an output; `sources` are the files that it must not replace. */
export function policyFor(
  { to, force }: Pick<ConvertRequest, 'to' | 'force'>,
  sources: readonly string[],
  origin: Made,
): OverwritePolicy {
  return {
    sources,
    force,
    isEarlier: isSealed(to)
      ? async (current: Uint8Array) => (await import('../../artifacts/seal.ts')).isUntouched(current, origin)
      : undefined,
  };
}

/**
 * Returns the reports of a file in another format; tells what they lack.
 * @throws {UserError} if there is none
 */
export async function convertFile(
  { to, path, bytes, options, origin }: Conversion,
  language: 'zh' | 'en',
  io: Io,
  notice: (text: Text) => void,
): Promise<string | Uint8Array> {
  const reports = await boundedWork(io).readReports(bytes, { ...options, path });
  const { content, notices } = await converted(reports, to, origin, language);
  notices.forEach(notice);
  return content;
}
