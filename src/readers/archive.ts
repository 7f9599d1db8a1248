import { officeKind } from '../codecs/office-package.ts';
import { tooLarge } from '../codecs/refusals.ts';
import { type ArchivedFile, openZip } from '../codecs/zip.ts';
import { UserError } from '../model/errors.ts';
import { listed } from '../model/listed.ts';
import type { Text } from '../model/text.ts';
import { Unrelated } from '../model/unrelated.ts';
import { isOther, mayBeReport } from './kind/extensions.ts';
import { isZip } from './kind/signatures.ts';

/** What comes out of an archive: a file, why one does not, or a file of a kind that no reader is for. */
export type Unpacked =
  | { readonly path: string; readonly bytes: Uint8Array }
  | { readonly path: string; readonly problem: UserError }
  | { readonly path: string; readonly passedOver: true };

/** An archive in an archive is opened, one in that is not. */
const deepest = 2;

/** Bytes of one file. Reports have some kilobytes, scanned ones some megabytes. */
const largestMember = 256 * 2 ** 20;

/** What may still come out of an archive, and of those in it. */
interface Allowance {
  files: number;
  bytes: number;
}

/**
 * The files of a zip, one after another, so that one at a time is in the memory; of what is no archive, the file itself.
 * Those that no reader is for, and that are not meant by their name, are named alone; what systems leave lying about is
 * left out.
 */
export function unpack(bytes: Uint8Array, path: string, isMeant: (name: string) => boolean): Generator<Unpacked, void> {
  const isReport = (name: string) => mayBeReport(name) || isMeant(name);
  return open(bytes, path, isReport, { files: 10_000, bytes: 2 ** 29 }, 1);
}

function* open(
  bytes: Uint8Array,
  path: string,
  isReport: (name: string) => boolean,
  allowance: Allowance,
  depth: number,
): Generator<Unpacked, void> {
  const files = depth > deepest ? undefined : filesOf(bytes);
  if (!files) {
    yield { path, bytes };
    return;
  }
  const sent = files.filter(({ name }) => !isLeftover(name));
  const reports = sent.filter(({ name }) => isReport(name));
  const others = sent.map(({ name }) => name).filter((name) => !isReport(name));
  if (reports.length === 0) {
    yield { path, problem: nothingIn(others) };
    return;
  }
  if (reports.length > allowance.files) {
    yield { path, problem: tooMany(reports.length) };
    return;
  }
  allowance.files -= reports.length;
  for (const name of others) yield { path: `${path}/${name}`, passedOver: true };
  for (const file of reports) {
    const member = `${path}/${file.name}`;
    const found = read(file, allowance);
    if (found instanceof UserError) yield { path: member, problem: found };
    else yield* open(found, member, isReport, allowance, depth + 1);
  }
}

/** `undefined` where it is no archive; a damaged zip is left to the reader, who says so. */
function filesOf(bytes: Uint8Array): readonly ArchivedFile[] | undefined {
  if (!isZip(bytes)) return undefined;
  try {
    const archive = openZip(bytes, Number.POSITIVE_INFINITY);
    // Every office file has one of these, and to look for them takes no inflating.
    const marks = ['[Content_Types].xml', 'mimetype', 'META-INF/manifest.xml', 'OFD.xml'];
    return marks.some(archive.has) || officeKind(archive) ? undefined : archive.files;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** What macOS, Windows and Office leave beside the user's own files, and all that is hidden. */
function isLeftover(name: string): boolean {
  return name.split('/').some((step) => /^(?:\.(?!\.?$)|~\$|__MACOSX$|Thumbs\.db$|desktop\.ini$)/i.test(step));
}

function read(file: ArchivedFile, allowance: Allowance): Uint8Array | UserError {
  try {
    if (file.size > largestMember) throw tooLarge();
    if (file.size > allowance.bytes) throw tooMuch();
    allowance.bytes -= file.size;
    return file.read();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return inWords[error.code] ? new UserError(error.code, inWords[error.code]!, { cause: error }) : error;
  }
}

/** What to do is another thing than for a file that stands alone. */
const inWords: Readonly<Record<string, Text>> = {
  encrypted: {
    zh: '压缩包有密码，这个文件打不开；请用密码解压，再核对解出的文件',
    en: 'the archive is protected by a password: unpack it with the password and check the file itself',
  },
  unsupported: {
    zh: '这个文件的压缩方式无法读取；请解压，再核对解出的文件',
    en: 'it is packed in a way that cannot be read: unpack the archive and check the file itself',
  },
};

function nothingIn(names: readonly string[]): UserError {
  if (names.length === 0) {
    return new UserError('no-form-table', { zh: '压缩包是空的', en: 'the archive is empty' });
  }
  const { zh, en } = listed(names);
  const text = {
    zh: `压缩包里没有能读的文件（有 ${zh}）；请索取 Word 或 Excel 文件`,
    en: `the archive holds no file that can be read (but ${en}): ask for the Word or Excel files`,
  };
  // Reports are sent as pictures, too.
  return names.some(isOther) ? new UserError('unsupported', text) : new Unrelated('unsupported', text);
}

function tooMany(count: number): UserError {
  return new UserError('too-large', {
    zh: `压缩包里有 ${count} 个文件，太多了，没有核对；请解压后分批核对`,
    en: `the archive holds ${count} files, which is too many: unpack it and check them in parts`,
  });
}

function tooMuch(): UserError {
  return new UserError('too-large', {
    zh: '压缩包解压后太大，到这个文件为止；请解压后分批核对',
    en: 'the archive unpacks to more than is read of one: unpack it and check the files in parts',
  });
}
