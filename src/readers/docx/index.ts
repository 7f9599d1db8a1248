import { tooLargeError } from '../../codecs/errors.ts';
import { type Archive, openZip } from '../../codecs/zip.ts';
import type { Document } from '../../model/document.ts';
import type { Text } from '../../model/text.ts';
import { type ChunkReaders, type KindOf, readAltChunks } from './alt-chunk.ts';
import { type Sources, toBlocks } from './blocks.ts';
import type { Context } from './context.ts';
import { readFields } from './fields.ts';
import { openFlatOpc } from './flat-opc.ts';
import { hasList } from './list-comment.ts';
import { createListCounter } from './list-counter.ts';
import { readLists } from './numbering.ts';
import { type Package, readPackage, readWord2003 } from './package.ts';
import { readContent } from './read-content.ts';
import { readStyles } from './styles.ts';

/**
 * Returns the reader of Word documents (`.docx`, `.docm`, their templates), which reads a document as it is printed with all
 * changes accepted: without hidden or deleted text, notes, headers and footers, and with the numbers that its lists print. The
 * reader throws a UserError: `unsupported`, `damaged`, `encrypted`, `too-large`. `kindOf` finds the kind of an included file.
 */
export function docxReader(kindOf: KindOf) {
  return async (bytes: Uint8Array, path: string, archive: Archive = openZip(bytes)): Promise<Document> =>
    readWith(chunkReaders(kindOf), readPackage(archive), path, 'docx');
}

/** Returns the reader of Word documents that are one XML file (Flat OPC); it throws as that of `docxReader` does. */
export function wordXmlReader(kindOf: KindOf) {
  return async (bytes: Uint8Array, path: string): Promise<Document> =>
    readWith(chunkReaders(kindOf), readPackage(openFlatOpc(bytes, path)), path, 'word-xml');
}

/** Returns the reader of Word 2003's XML; it throws as that of `docxReader` does. */
export function word2003XmlReader(kindOf: KindOf) {
  return async (bytes: Uint8Array, path: string): Promise<Document> =>
    readWith(chunkReaders(kindOf), readWord2003(bytes, path), path, 'word-2003-xml');
}

/** Returns the readers for the files that a document includes; no report has a document in a document in a document. */
function chunkReaders(kindOf: KindOf): ChunkReaders {
  const innermost: ChunkReaders = { kindOf, readDocx: refuse };
  return { kindOf, readDocx: async (bytes, name) => readWith(innermost, readPackage(openZip(bytes)), name, 'docx') };
}

function refuse(): never {
  throw tooLargeError();
}

/** A document, and the order of the element in its main part that each cell and paragraph was read from. */
export interface Sourced {
  readonly document: Document;
  readonly sources: Sources;
}

/** Returns a reader that throws as that of `docxReader` does, and tells what each cell and paragraph was read from. */
export function sourcedReader(kindOf: KindOf) {
  return async (archive: Archive, path: string): Promise<Sourced> =>
    readSourced(chunkReaders(kindOf), readPackage(archive), path, 'docx');
}

async function readWith(...given: Parameters<typeof readSourced>): Promise<Document> {
  return (await readSourced(...given)).document;
}

async function readSourced(readers: ChunkReaders, parts: Package, path: string, format: string): Promise<Sourced> {
  const context: Context = {
    styles: readStyles(parts.styles),
    count: createListCounter(readLists(parts.numbering, parts.styles)),
    fields: readFields(parts.body),
    instructions: 0,
    depth: 0,
    inHiddenRow: false,
    embedded: 0,
  };
  const content = readContent(parts.body, context);
  const chunks = await readAltChunks(content, parts, readers);
  const { blocks, pictures, sources } = toBlocks(content, path, chunks.documents);
  const notices = [...chunks.notices, ...(context.embedded > 0 ? [notRead(context.embedded)] : [])];
  const { title } = parts;
  const document = {
    path,
    format,
    ...(title !== undefined && { title }),
    blocks,
    notices,
    ...(pictures.length > 0 && { pictures }),
    ...(hasList(parts) && { isMarked: true as const }),
  };
  return { document, sources };
}

function notRead(count: number): Text {
  return {
    zh: `文档里嵌有 ${count} 个其他程序的对象（如 Excel 工作表），其中的内容没有读取；报告的表请用 Word 或 WPS 的表格`,
    en: `${count} ${count === 1 ? 'object' : 'objects'} of another program (an Excel sheet, say) in the document ${count === 1 ? 'was' : 'were'} not read: use tables of Word or WPS for the report`,
  };
}
