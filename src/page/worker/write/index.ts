import { loadInflater } from '../../../codecs/inflate.ts';
import { writeZip } from '../../../codecs/zip-writer.ts';
import { safeName, uniqueNames } from '../../../file-names/safe-name.ts';
import type { View } from '../../../formatters/index.ts';
import { UserError } from '../../../model/errors.ts';
import { forFile, type Text } from '../../../model/text.ts';
import type { BoundedWork } from '../../../work/job.ts';
import type { Wanted, Written } from '../../checker.ts';
import type { Run } from '../run.ts';
import { blankFile } from './blank.ts';
import { convertedFile } from './converted.ts';
import { correctedFile } from './corrected.ts';
import { type Made, utf8 } from './made.ts';
import { markedFile } from './marked.ts';
import { listFile, receiptFile, resultFile, returnsArchive, sheetFile } from './result.ts';

/** The state in which a file is written. */
export interface Writing {
  /** The last run; undefined before the first. */
  readonly run: Run | undefined;
  readonly work: BoundedWork;
  readonly view: View;
}

/** Writes a file that the user wants. @throws {UserError} if it cannot be written */
export async function writeFile(wanted: Wanted, { run, work, view }: Writing): Promise<Written> {
  // Workbooks are opened again when they are written, and what was checked may have been no zip.
  await loadInflater();
  const { language } = view;
  if (wanted.kind === 'blank') return written(await blankFile(wanted, language));
  if (!run) throw new Error('nothing was checked yet');
  switch (wanted.kind) {
    case 'corrected': {
      const paths = Object.keys(wanted.accepted);
      const make = (path: string) => correctedFile(path, wanted.accepted[path]!, { run, work, language });
      return several(paths, make, { zh: '更正稿', en: 'corrected' }[language]);
    }
    case 'marked':
      return several(
        wanted.paths,
        (path) => markedFile(path, run, language),
        { zh: '核对稿', en: 'checked' }[language],
      );
    case 'converted':
      return several(
        wanted.paths,
        (path) => convertedFile(path, wanted.to, run, language),
        { zh: '年报', en: 'reports' }[language],
      );
    case 'sheet':
      return written(await sheetFile(run, view));
    case 'list':
      return written(await listFile(run, view));
    case 'returns':
      return written(await returnsArchive(run, view));
    case 'receipt':
      return written(receiptFile(run, language));
    case 'result':
      return written(await resultFile(run, wanted.format, view));
  }
}

/** Makes one file of each path: the file itself, or an archive `name` of several. What cannot be made of one is a notice. */
async function several(paths: readonly string[], make: (path: string) => Promise<Made>, name: string) {
  const [only, ...others] = paths;
  if (only === undefined) throw nothingChosen();
  if (others.length === 0) return written(await make(only));
  const unique = uniqueNames();
  const parts: Record<string, Uint8Array> = {};
  const notices: Text[] = [];
  for (const path of paths) {
    try {
      const made = await make(path);
      parts[unique([nameInArchive(path, made.name)])] = utf8(made.content);
      notices.push(...made.notices.map((text) => forFile(path, text)));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      notices.push(forFile(path, error.text));
    }
  }
  if (Object.keys(parts).length === 0) throw new UserError('unsupported', notices[0]!);
  return written({ name: `${name}.zip`, content: writeZip(parts), notices });
}

/** Returns the name of a file in an archive: below the folders of the file that it was made of. */
function nameInArchive(path: string, name: string): string {
  const folders = path.split('/').slice(0, -1);
  return [...folders.map((folder) => (folder === '..' ? '' : safeName(folder))), name].filter(Boolean).join('/');
}

function written({ name, content, notices }: Made): Written {
  return { name, content: new Blob([content as BlobPart], { type: typeOf(name) }), notices };
}

const types: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html',
  json: 'application/json',
  md: 'text/markdown',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
};

function typeOf(name: string): string {
  return types[name.split('.').at(-1)!.toLowerCase()] ?? 'application/octet-stream';
}

function nothingChosen(): UserError {
  return new UserError('usage', { zh: '没有选中要写出的文件', en: 'no file is chosen' });
}
