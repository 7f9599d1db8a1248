import { tooLarge } from '../../codecs/refusals.ts';
import { type Archive, openZip } from '../../codecs/zip.ts';
import type { Document } from '../../model/document.ts';
import type { Text } from '../../model/text.ts';
import type { Reader } from '../kind/kind.ts';
import { toBlocks } from './blocks.ts';
import { readChunks } from './chunk.ts';
import { readContent } from './content.ts';
import type { Context } from './context.ts';
import { readFields } from './fields.ts';
import { openFlat } from './flat.ts';
import { readLists } from './numbering.ts';
import { createCounter } from './ordinal.ts';
import { type Package, readPackage, readWord2003 } from './package.ts';
import { readStyles } from './styles.ts';

/**
 * Reads a Word document (`.docx`, `.docm`, their templates) as it is printed with all changes accepted: no hidden or
 * deleted text, no notes, no headers and footers, but the numbers that its lists print.
 * @throws {UserError} `unsupported`, `damaged`, `encrypted`, `too-large`
 */
export async function readDocx(bytes: Uint8Array, path: string, archive: Archive = openZip(bytes)): Promise<Document> {
  return readWith(readInside, readPackage(archive), path);
}

/**
 * The same of a document that is one XML file, a package without its zip.
 * @throws {UserError} `unsupported`, `damaged`, `too-large`
 */
export async function readWordXml(bytes: Uint8Array, path: string): Promise<Document> {
  return { ...(await readWith(readInside, readPackage(openFlat(bytes, path)), path)), format: 'word-xml' };
}

/**
 * The same of Word 2003's XML.
 * @throws {UserError} `damaged`, `too-large`
 */
export async function readWord2003Xml(bytes: Uint8Array, path: string): Promise<Document> {
  return { ...(await readWith(readInside, readWord2003(bytes, path), path)), format: 'word-2003-xml' };
}

/** A Word document that another takes in. */
const readInside: Reader = async (bytes, name) => readWith(refuse, readPackage(openZip(bytes)), name);

/** `read` is for Word documents that it takes in. */
async function readWith(read: Reader, parts: Package, path: string): Promise<Document> {
  const context: Context = {
    styles: readStyles(parts.styles),
    count: createCounter(readLists(parts.numbering, parts.styles)),
    fields: readFields(parts.body),
    instructions: 0,
    depth: 0,
    inHiddenRow: false,
    embedded: 0,
  };
  const content = readContent(parts.body, context);
  const chunks = await readChunks(content, parts, read);
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

/** A document in a document in a document is no report. */
function refuse(): never {
  throw tooLarge();
}

function notRead(count: number): Text {
  return {
    zh: `文档里嵌有 ${count} 个其他程序的对象（如 Excel 工作表），其中的内容没有读取；报告的表请用 Word 或 WPS 的表格`,
    en: `${count} ${count === 1 ? 'object' : 'objects'} of another program (an Excel sheet, say) in the document ${count === 1 ? 'was' : 'were'} not read: make the report's tables tables of Word or WPS`,
  };
}
