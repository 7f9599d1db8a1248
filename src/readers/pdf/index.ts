import type { Document } from '../../model/document.ts';
import { UserError } from '../../model/errors.ts';
import type { Text } from '../../model/text.ts';
import { type Glyph, replacementCharacter } from '../page/glyph.ts';
import { blocksOn, picturesOn } from '../page/index.ts';
import { attachmentNotices } from '../page/messages.ts';
import { isIntact } from './integrity.ts';
import { damagedPdf, type OpenPdf, openPdf, orDamaged } from './library.ts';
import { pagesOf } from './pages.ts';

/**
 * Reads a PDF: ruling lines make the cells of tables, and characters fill them by position; other text is read as
 * lines. The pictures of a scan are listed, but its text layer is not read: it was recognised by a machine.
 * @throws {UserError} `encrypted`, `damaged`, `too-large`
 */
export async function readPdf(bytes: Uint8Array, path: string): Promise<Document> {
  if (!isWhole(bytes)) throw damagedPdf(undefined, { zh: '文件没有结尾', en: 'its end is missing' });
  if (!isIntact(bytes)) throw damagedPdf(undefined, { zh: '部分内容已损坏', en: 'part of its content is damaged' });
  const pdf = await openPdf(bytes);
  try {
    const pages = await pagesOf(pdf);
    const glyphs = pages.flatMap(({ content }) => content.glyphs).filter(isPrinted);
    if (glyphs.filter(({ text }) => text.includes(replacementCharacter)).length * 4 > glyphs.length)
      throw textNotEncoded();
    const scans = pages.filter(({ content }) => content.hiddenGlyphs.filter(isPrinted).length > content.glyphs.length);
    const title = await titleOf(pdf);
    const attachments = Object.keys((await orDamaged(pdf.document.getAttachments())) ?? {}).length;
    return {
      path,
      format: 'pdf',
      ...(title !== undefined && { title }),
      blocks: blocksOn(pages, path),
      notices: [...scans.map(({ number }) => scanNotRead(number)), ...attachmentNotices('PDF', attachments)],
      pictures: picturesOn(pages, path),
    };
  } finally {
    await pdf.close();
  }
}

/** Returns the title that a viewer shows above the page, if any. */
async function titleOf({ document }: OpenPdf): Promise<string | undefined> {
  const { Title } = (await orDamaged(document.getMetadata())).info as { readonly Title?: unknown };
  return typeof Title === 'string' ? Title.trim() || undefined : undefined;
}

/** True if the end of the file, which locates the cross-reference table, is there: an interrupted download lacks it. */
function isWhole(bytes: Uint8Array): boolean {
  const end = bytes.findLastIndex((byte) => byte > 0x20) + 1;
  return /startxref|%%EOF/.test(new TextDecoder('latin1').decode(bytes.subarray(Math.max(0, end - 4096), end)));
}

function isPrinted({ text }: Glyph): boolean {
  return text.trim() !== '';
}

function textNotEncoded(): UserError {
  return new UserError('damaged', {
    zh: 'PDF 中的文字缺少编码，可以显示但无法读取（复制出来是乱码）；请改用制作它的原始文件（Word 或 Excel）',
    en: 'the text of the PDF is visible but cannot be read, because its encoding is missing: use the Word or Excel file that it was made from',
  });
}

function scanNotRead(page: number): Text {
  return {
    zh: `第 ${page} 页是扫描图，图后的文字由机器识别，可能有误，未读取`,
    en: `page ${page} is a scan; its text layer was recognised by a machine, may be wrong, and was not read`,
  };
}
