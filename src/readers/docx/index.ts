import type { Document } from '../../document.ts';
import type { Text } from '../../text.ts';
import type { Reader } from '../kind.ts';
import { tooLarge } from '../refusals.ts';
import { toBlocks } from './blocks.ts';
import { readChunks } from './chunk.ts';
import { readContent } from './content.ts';
import type { Context } from './context.ts';
import { readFields } from './fields.ts';
import { readLists } from './numbering.ts';
import { createCounter } from './ordinal.ts';
import { readPackage } from './package.ts';
import { readStyles } from './styles.ts';

/**
 * Reads a Word document (`.docx`, `.docm`, their templates) as it is printed with all changes accepted: no hidden or
 * deleted text, no notes, no headers and footers, but the numbers that its lists print.
 * @throws {UserError} `unsupported`, `damaged`, `encrypted`, `too-large`
 */
export function readDocx(bytes: Uint8Array, path: string): Promise<Document> {
  return readWith(async (inner, name) => readWith(refuse, inner, name), bytes, path);
}

/** `readInside` is for Word documents that it takes in. */
async function readWith(readInside: Reader, bytes: Uint8Array, path: string): Promise<Document> {
  const parts = readPackage(bytes);
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
  const chunks = await readChunks(content, parts, readInside);
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
