import { dirname, relative, resolve } from 'node:path';
import type { Made } from '../../artifacts/seal.ts';
import type { OverwritePolicy, Target } from '../../files/write.ts';
import { slashed } from '../../formatters/paths.ts';
import type { Text } from '../../model/text.ts';
import { type WriterName, writers } from '../../writers/index.ts';
import { missingCellNotices } from '../../writers/missing-cells.ts';
import { unreadTableNotices } from '../../writers/unread-tables.ts';
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
  for (const report of reports) {
    unreadTableNotices(report).forEach(notice);
    if (isLaidOut(to)) missingCellNotices(report).forEach(notice);
  }
  const format = await writers[to]();
  return sealed(await format(reports, language), to, origin);
}

/** True for formats in which a file can carry a seal. */
function isSealed(to: WriterName): boolean {
  return to === 'html' || to === 'xlsx';
}

async function sealed(content: string | Uint8Array, to: WriterName, origin: Made): Promise<string | Uint8Array> {
  if (!isSealed(to)) return content;
  const { sealPage, sealWorkbook } = await import('../../artifacts/seal.ts');
  return typeof content === 'string' ? sealPage(content, origin) : sealWorkbook(content, origin);
}

/** True for formats that show the printed form, with a cell for each row and column. */
function isLaidOut(to: WriterName): boolean {
  return to === 'csv' || to === 'html' || to === 'xlsx';
}
