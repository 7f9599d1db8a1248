import { tooLargeError } from '../codecs/errors.ts';
import { officeKind } from '../codecs/office-package.ts';
import { maxFileSize } from '../codecs/size-limit.ts';
import { type ArchivedFile, openZip } from '../codecs/zip.ts';
import { UnrelatedFileError, UserError } from '../model/errors.ts';
import { listNames, type Text } from '../model/text.ts';
import { isOther, mayBeReport } from './kind/extensions.ts';
import { isZip } from './kind/signatures.ts';

/** A file of an archive: its bytes, the reason why it cannot be unpacked, or one of a kind that is not read. */
export type Unpacked =
  | { readonly path: string; readonly bytes: Uint8Array }
  | { readonly path: string; readonly problem: UserError }
  | { readonly path: string; readonly passedOver: true };

/** Levels of archives: one in an archive is opened, one in that is not. */
const maxDepth = 2;

/** Bytes that may be inflated to tell an office file from an archive. */
const maxInflatedToTell = 2 ** 20;

/** Files and bytes that may still be unpacked, archives in the archive included. */
interface Budget {
  files: number;
  bytes: number;
}

/** Files of a country's reports in one archive; listing so many takes a second. */
const maxFiles = 100_000;

/** Bytes that any archive may be unpacked to, and those for each of its own: tables in CSV pack to a tenth. */
const maxBytes = 2 ** 29;
const maxRatio = 20;

/**
 * Yields the files of a zip one after another, so that only one is in memory; the file itself if it is not an archive.
 * Files that cannot be read, and that `isMeant` does not accept, are only named. Files that systems leave behind are
 * left out.
 */
export function unpack(
  bytes: Uint8Array,
  path: string,
  isMeant: (name: string) => boolean,
  budget: Budget = { files: maxFiles, bytes: maxBytes + maxRatio * bytes.length },
): Generator<Unpacked, void> {
  const isReport = (name: string) => mayBeReport(name) || isMeant(name);
  return unpackFile(bytes, path, isReport, { ...budget }, 1);
}

function* unpackFile(
  bytes: Uint8Array,
  path: string,
  isReport: (name: string) => boolean,
  budget: Budget,
  depth: number,
): Generator<Unpacked, void> {
  const files = depth > maxDepth ? undefined : filesOf(bytes);
  if (!files) {
    yield { path, bytes };
    return;
  }
  const ownFiles = files.filter(({ name }) => !isLeftover(name));
  const reports = ownFiles.filter(({ name }) => isReport(name));
  const others = ownFiles.map(({ name }) => name).filter((name) => !isReport(name));
  if (reports.length === 0) {
    yield { path, problem: nothingIn(others) };
    return;
  }
  if (reports.length > budget.files) {
    yield { path, problem: tooMany(reports.length) };
    return;
  }
  budget.files -= reports.length;
  for (const name of others) yield { path: `${path}/${name}`, passedOver: true };
  for (const file of reports) {
    const member = `${path}/${file.name}`;
    const found = read(file, budget);
    if (found instanceof UserError) yield { path: member, problem: found };
    else yield* unpackFile(found, member, isReport, budget, depth + 1);
  }
}

/** Returns `undefined` if the file is not an archive. A damaged zip is left to the reader, which reports it. */
function filesOf(bytes: Uint8Array): readonly ArchivedFile[] | undefined {
  if (!isZip(bytes)) return undefined;
  try {
    const archive = openZip(bytes, Number.POSITIVE_INFINITY);
    const isOffice = () => officeKind(openZip(bytes, maxInflatedToTell)) !== undefined;
    // Every office file has one of these names, and looking for them inflates nothing.
    const officeParts = ['[Content_Types].xml', 'mimetype', 'META-INF/manifest.xml', 'OFD.xml'];
    return officeParts.some(archive.has) || isOffice() ? undefined : archive.files;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** True for hidden files, and for those that macOS, Windows and Office leave next to the user's own. */
function isLeftover(name: string): boolean {
  return name.split('/').some((step) => /^(?:\.(?!\.?$)|~\$|__MACOSX$|Thumbs\.db$|desktop\.ini$)/i.test(step));
}

function read(file: ArchivedFile, budget: Budget): Uint8Array | UserError {
  try {
    if (file.size > maxFileSize) throw tooLargeError();
    if (file.size > budget.bytes) throw tooMuch();
    budget.bytes -= file.size;
    return file.read();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return adviceInArchive[error.code]
      ? new UserError(error.code, adviceInArchive[error.code]!, { cause: error })
      : error;
  }
}

/** The advice differs from that for a file outside an archive. */
const adviceInArchive: Readonly<Record<string, Text>> = {
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
  const { zh, en } = listNames(names);
  const text = {
    zh: `压缩包里没有能读的文件（有 ${zh}）；请用（或索取）Word、Excel 文件`,
    en: `no file in the archive can be read (it holds ${en}): use (or ask for) the Word or Excel files`,
  };
  // Reports are sent as pictures too.
  return names.some(isOther) ? new UserError('unsupported', text) : new UnrelatedFileError('unsupported', text);
}

function tooMany(count: number): UserError {
  return new UserError('too-large', {
    zh: `压缩包里有 ${count} 个文件，太多，未核对；请解压后分批核对`,
    en: `the archive holds ${count} files, which is too many: unpack it and check them in batches`,
  });
}

function tooMuch(): UserError {
  return new UserError('too-large', {
    zh: '压缩包解压后太大，到这个文件为止；请解压后分批核对',
    en: 'the archive is too large when unpacked: unpack it and check the files in batches',
  });
}
