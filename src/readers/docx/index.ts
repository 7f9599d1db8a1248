import { tooLarge } from '../../codecs/refusals.ts';
import { openZip } from '../../codecs/zip.ts';
import type { Document } from '../../model/document.ts';
import type { Text } from '../../model/text.ts';
import { type ReadInner, readAltChunks } from './alt-chunk.ts';
import { toBlocks } from './blocks.ts';
import type { Context } from './context.ts';
import { readFields } from './fields.ts';
import { openFlatOpc } from './flat-opc.ts';
import { createListCounter } from './list-counter.ts';
import { readLists } from './numbering.ts';
import { type Package, readPackage, readWord2003 } from './package.ts';
import { readContent } from './read-content.ts';
import { readStyles } from './styles.ts';

/**
 * Reads a Word document (`.docx`, `.docm`, their templates) as it is printed with all changes accepted: without
 * hidden or deleted text, notes, headers and footers, and with the numbers that its lists print.
 * @throws {UserError} `unsupported`, `damaged`, `encrypted`, `too-large`
 */
export async function readDocx(bytes: Uint8Array, path: string): Promise<Document> {
  return readWith(readInner, readPackage(openZip(bytes)), path);
}

/**
 * Reads a Word document that is one XML file (Flat OPC).
 * @throws {UserError} `unsupported`, `damaged`, `too-large`
 */
export async function readWordXml(bytes: Uint8Array, path: string): Promise<Document> {
  return { ...(await readWith(readInner, readPackage(openFlatOpc(bytes, path)), path)), format: 'word-xml' };
}

/**
 * Reads a document of Word 2003's XML.
 * @throws {UserError} `damaged`, `too-large`
 */
export async function readWord2003Xml(bytes: Uint8Array, path: string): Promise<Document> {
  return { ...(await readWith(readInner, readWord2003(bytes, path), path)), format: 'word-2003-xml' };
}

/** Reads a Word document that another one includes. */
const readInner: ReadInner = async (bytes, name) => readWith(refuse, readPackage(openZip(bytes)), name);

/** `read` reads the Word documents that the document includes. */
async function readWith(read: ReadInner, parts: Package, path: string): Promise<Document> {
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
  const chunks = await readAltChunks(content, parts, read);
  const { blocks, pictures } = toBlocks(content, path, chunks.documents);
  const notices = [...chunks.notices, ...(context.embedded > 0 ? [notRead(context.embedded)] : [])];
  const { title } = parts;
  return {
    path,
    format: 'docx',
    ...(title !== undefined && { title }),
    blocks,
    notices,
    ...(pictures.length > 0 && { pictures }),
  };
}

/** No report has a document in a document in a document. */
function refuse(): never {
  throw tooLarge();
}

function notRead(count: number): Text {
  return {
    zh: `文档里嵌有 ${count} 个其他程序的对象（如 Excel 工作表），其中的内容没有读取；报告的表请用 Word 或 WPS 的表格`,
    en: `${count} ${count === 1 ? 'object' : 'objects'} of another program (an Excel sheet, say) in the document ${count === 1 ? 'was' : 'were'} not read: make the report's tables tables of Word or WPS`,
  };
}
