import type { Document } from '../model/document.ts';
import { UserError } from '../model/errors.ts';
import type { Text } from '../model/text.ts';
import type { Unpacked } from './archive.ts';
import { type Kind, kindOf, kinds } from './kind/index.ts';
import { extensionOf, isZip } from './kind/sample.ts';

/**
 * The file itself; of a zip archive, each file in it that may be a report, one after another: one that a reader is for, or
 * that `isMeant` says is one by its name.
 */
export async function* unpack(
  bytes: Uint8Array,
  path: string,
  isMeant: (name: string) => boolean = () => false,
): AsyncGenerator<Unpacked, void> {
  if (isZip(bytes)) yield* (await import('./archive.ts')).unpack(bytes, path, isMeant);
  else yield { path, bytes };
}

/** Reads a file: its bytes, and its path as it goes into every place. */
export type Read = (bytes: Uint8Array, path: string) => Promise<Document>;

/**
 * Reads a file of any kind there is a reader for, and loads no other reader. The content tells the kind; a name that says
 * otherwise is a notice.
 * @throws {UserError} where the file is of another kind, encrypted, damaged, or not what its format demands
 */
export const read: Read = async (bytes, path) => readAs(await kindOf(bytes, path), bytes, path);

/** The same, where the kind is known. */
export async function readAs(kind: Kind, bytes: Uint8Array, path: string): Promise<Document> {
  const extension = extensionOf(path);
  const disguised =
    !kind.extensions.includes(extension) && kinds.some(({ extensions }) => extensions.includes(extension));
  if (!kind.load) throw unreadable(kind, disguised ? extension : undefined);
  const readKind = await kind.load();
  const document = await readKind(bytes, path);
  return disguised ? { ...document, notices: [...document.notices, notice(kind, extension)] } : document;
}

function notice({ title }: Kind, extension: string): Text {
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

/** Chinese type sets a space before Latin letters. */
function spaced(title: string): string {
  return /^\w/.test(title) ? ` ${title}` : title;
}
