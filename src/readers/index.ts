import type { Document } from '../model/document.ts';
import { UserError } from '../model/errors.ts';
import { spaced } from '../model/format-titles.ts';
import type { Text } from '../model/text.ts';
import type { Unpacked } from './archive.ts';
import { identify, kinds, type Source } from './kind/index.ts';
import type { Kind } from './kind/kind.ts';
import { extensionOf } from './kind/sample.ts';
import { isZip } from './kind/signatures.ts';

/**
 * Yields the file itself or, of a zip archive, each file in it that may be a report: one that can be read, or one that
 * `isMeant` accepts by its name.
 */
export async function* unpack(
  bytes: Uint8Array,
  path: string,
  isMeant: (name: string) => boolean = () => false,
): AsyncGenerator<Unpacked, void> {
  if (!isZip(bytes)) {
    yield { path, bytes };
    return;
  }
  const [archive, { loadInflater }] = await Promise.all([import('./archive.ts'), import('../codecs/inflate.ts')]);
  await loadInflater();
  yield* archive.unpack(bytes, path, isMeant);
}

/** Reads the bytes of a file; the path goes into every place. */
export type Read = (bytes: Uint8Array, path: string) => Promise<Document>;

/**
 * Reads a file of any kind that has a reader, and loads no other reader. The content tells the kind; if the name says
 * otherwise, a notice is added.
 * @throws {UserError} if the file cannot be read, is encrypted or damaged, or violates its format
 */
export const read: Read = async (bytes, path) => readSource(await identify(bytes, path));

/** Reads a file whose kind is known. */
export async function readSource(source: Source): Promise<Document> {
  const { kind, bytes, path, archive } = source;
  if (!kind.load) throw unreadable(kind, disguiseOf(source));
  const readKind = await kind.load();
  const document = await readKind(bytes, path, archive);
  return { ...document, notices: [...document.notices, ...disguiseNotices(source)] };
}

/** Returns the extension of a file whose name says that it is of another kind. */
function disguiseOf({ kind, path }: Source): string | undefined {
  const extension = extensionOf(path);
  const isOther =
    !kind.extensions.includes(extension) && kinds.some(({ extensions }) => extensions.includes(extension));
  return isOther ? extension : undefined;
}

/** Says that a file is of another kind than its name says. */
export function disguiseNotices(source: Source): Text[] {
  const extension = disguiseOf(source);
  return extension === undefined ? [] : [disguiseNotice(source.kind, extension)];
}

function disguiseNotice({ title }: Kind, extension: string): Text {
  return {
    zh: `文件名是 .${extension}，内容却是${spaced(title.zh)}，已按此读取`,
    en: `the name says .${extension}, but the content is ${title.en}; read as such`,
  };
}

function unreadable({ title, advice, problem = 'unsupported' }: Kind, disguise: string | undefined): UserError {
  const what: Text =
    disguise === undefined || problem === 'encrypted'
      ? { zh: `这是${spaced(title.zh)}，不能直接检查`, en: `this is ${title.en}, which cannot be checked as it is` }
      : {
          zh: `文件名是 .${disguise}，内容却是${spaced(title.zh)}，不能直接检查`,
          en: `the name says .${disguise}, but this is ${title.en}, which cannot be checked as it is`,
        };
  return new UserError(problem, {
    zh: `${what.zh}；${advice?.zh}`,
    en: `${what.en}; ${advice?.en}`,
  });
}
