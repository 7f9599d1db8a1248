import { tooLargeError } from '../../codecs/errors.ts';
import type { Document } from '../../model/document.ts';
import { UserError } from '../../model/errors.ts';
import type { Text } from '../../model/text.ts';
import type { Kind, Reader } from '../kind/kind.ts';
import type { Content } from './content.ts';
import type { Package } from './package.ts';

/** Returns the kind of a file. The table of kinds is handed in, as it refers to the reader of Word documents itself. */
export type KindOf = (bytes: Uint8Array, path: string) => Promise<Kind>;

/** The readers of the files that a document includes. */
export interface ChunkReaders {
  readonly kindOf: KindOf;
  /** Reads a Word document within the document. */
  readonly readDocx: Reader;
}

/** Files that a document may include. */
const maxChunks = 20;

/**
 * Reads the files that a document includes (`altChunk`, `subDoc`), by the id of their relationship, such as a web page that a program has put whole into a Word file. A file that
 * cannot be read is a notice.
 * @throws {UserError} `too-large`
 */
export async function readAltChunks(content: readonly Content[], { archive, links }: Package, readers: ChunkReaders) {
  const ids = new Set(content.flatMap(idsIn));
  if (ids.size > maxChunks) throw tooLargeError();
  const documents = new Map<string, Document>();
  const notices: Text[] = [];
  for (const id of ids) {
    const link = links.find((one) => one.id === id);
    const name = link?.target ?? '';
    try {
      const bytes = link && !link.external ? archive.read(name) : undefined;
      if (!bytes) throw new UserError('not-found', { zh: '文档里没有这个文件', en: 'it is not in the document' });
      const document = await readAny(bytes, name, readers);
      documents.set(id, document);
      notices.push(...document.notices);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const { zh, en } = error.text;
      notices.push({
        zh: `文档插入的“${name}”没有读取：${zh}`,
        en: `the included file "${name}" was not read: ${en}`,
      });
    }
  }
  return { documents, notices };
}

async function readAny(bytes: Uint8Array, name: string, { kindOf, readDocx }: ChunkReaders): Promise<Document> {
  const kind = await kindOf(bytes, name);
  if (kind.name === 'docx') return readDocx(bytes, name);
  if (!kind.load) {
    throw new UserError('unsupported', {
      zh: `不能读取${kind.title.zh}；请在 Word 或 WPS 中打开这份文档，另存后再试`,
      en: `${kind.title.en} cannot be read: open the document in Word or WPS and save it as a new file`,
    });
  }
  const read = await kind.load();
  return read(bytes, name);
}

function idsIn(one: Content): string[] {
  if (one.kind === 'table') return one.cells.flatMap(({ content }) => content.flatMap(idsIn));
  return one.kind === 'chunk' ? [one.id] : [];
}
