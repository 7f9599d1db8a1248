import type { Document } from '../../model/document.ts';
import { UserError } from '../../model/errors.ts';
import type { Text } from '../../model/text.ts';
import { type Glyph, replacementCharacter } from '../page/glyph.ts';
import { blocksOn, picturesOn } from '../page/index.ts';
import { isIntact } from './integrity.ts';
import { damagedPdf, type OpenPdf, openPdf, orDamaged } from './library.ts';
import { pagesOf } from './pages.ts';

/**
 * Reads a PDF: its lines make cells, its characters fill them by where they stand; what stands outside is lines of text,
 * with the edges of their words. A scan is none: its pictures are named, and text laid behind them by a machine is not read.
 * @throws {UserError} `encrypted`, `damaged`, `too-large`
 */
export async function readPdf(bytes: Uint8Array, path: string): Promise<Document> {
  if (!isWhole(bytes)) throw damagedPdf(undefined, { zh: '文件没有结尾', en: 'its end is missing' });
  if (!isIntact(bytes)) throw damagedPdf(undefined, { zh: '部分内容已损坏', en: 'some of its content is' });
  const pdf = await openPdf(bytes);
  try {
    const pages = await pagesOf(pdf);
    const glyphs = pages.flatMap(({ content }) => content.glyphs).filter(isPrinted);
    if (glyphs.filter(({ text }) => text.includes(replacementCharacter)).length * 4 > glyphs.length)
      throw withoutText();
    const scanned = pages.filter(
      ({ content }) => content.hiddenGlyphs.filter(isPrinted).length > content.glyphs.length,
    );
    const title = await titleOf(pdf);
    const attached = Object.keys((await orDamaged(pdf.document.getAttachments())) ?? {}).length;
    return {
      path,
      format: 'pdf',
      ...(title !== undefined && { title }),
      blocks: blocksOn(pages, path),
      notices: [
        ...scanned.map(({ number }) => machineRead(number)),
        ...(attached > 0 ? [withAttachments(attached)] : []),
      ],
      pictures: picturesOn(pages, path),
    };
  } finally {
    await pdf.close();
  }
}

/** The title that a viewer shows above the page. */
async function titleOf({ document }: OpenPdf): Promise<string | undefined> {
  const { Title } = (await orDamaged(document.getMetadata())).info as { readonly Title?: unknown };
  return typeof Title === 'string' ? Title.trim() || undefined : undefined;
}

/** The last bytes of a PDF tell where to begin; a download that broke off lacks them. */
function isWhole(bytes: Uint8Array): boolean {
  const end = bytes.findLastIndex((byte) => byte > 0x20) + 1;
  return /startxref|%%EOF/.test(new TextDecoder('latin1').decode(bytes.subarray(Math.max(0, end - 4096), end)));
}

function isPrinted({ text }: Glyph): boolean {
  return text.trim() !== '';
}

function withoutText(): UserError {
  return new UserError('damaged', {
    zh: 'PDF 里的文字缺少编码，看得见却读不出（复制出来是乱码）；请改用制作它的原始文件（Word 或 Excel）',
    en: 'the characters of the PDF can be seen, but not read, for their encoding is missing: use the Word or Excel file that it was made from',
  });
}

function machineRead(page: number): Text {
  return {
    zh: `第 ${page} 页是扫描图，图后的文字由机器识别，可能有误，未读取`,
    en: `page ${page} is a scan; the text behind it was recognised by a machine, may be wrong, and was not read`,
  };
}

function withAttachments(count: number): Text {
  return {
    zh: `PDF 里附有 ${count} 个文件，未检查；请另存后分别检查`,
    en: `the PDF has ${count} attached ${count === 1 ? 'file' : 'files'}, not checked: save and check them apart`,
  };
}
