import { UserError } from '../../model/errors.ts';
import { concat, identity, matrixOf } from '../page/matrix.ts';
import { type Page, turnedUpright } from '../page/page.ts';
import { type Font, fontOf } from './font.ts';
import { answered, type OpenPdf } from './library.ts';
import { type Instructions, marksOf } from './content-stream.ts';

/** A report has sixty at most. */
const mostPages = 500;

/** Of one page: a hundred times what a full one takes. */
const mostInstructions = 500_000;

/** @throws {UserError} `too-large` for what no report is */
export async function pagesOf({ document, codes }: OpenPdf): Promise<Page[]> {
  if (document.numPages > mostPages) throw tooLong(document.numPages);
  const layers = await answered(document.getOptionalContentConfig());
  const fonts = new Map<string, Font>();
  const pages: Page[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await answered(document.getPage(number));
    const list = await answered(page.getOperatorList());
    if (list.fnArray.length > mostInstructions) throw tooMuch(number);
    // The library hands fonts over apart, and may be a moment behind.
    const ready = fontsOf(list, codes).every((id) => page.commonObjs.has(id));
    if (!ready) await new Promise((resolve) => setTimeout(resolve));
    const font = (id: string) => {
      const known = fonts.get(id) ?? fontOf(page.commonObjs.has(id) ? page.commonObjs.get(id) : undefined);
      fonts.set(id, known);
      return known;
    };
    const shows = (layer: unknown) => layers.isVisible(layer as never);
    const { transform, width, height } = page.getViewport({ scale: 1 });
    const base = matrixOf(transform) ?? identity;
    pages.push(
      turnedUpright({ number, width, height }, (turn) => marksOf(list, concat(turn, base), { codes, font, shows })),
    );
    page.cleanup();
  }
  return pages;
}

/** The fonts that a page sets text in, as far as it says so outside its graphics states. */
function fontsOf({ fnArray, argsArray }: Instructions, { setFont }: OpenPdf['codes']): string[] {
  return fnArray.flatMap((code, index) => (code === setFont ? [String((argsArray[index] as unknown[])[0])] : []));
}

function tooLong(pages: number): UserError {
  return new UserError('too-large', {
    zh: `PDF 有 ${pages} 页，不像是年度报告，请只保留报告所在的页再试`,
    en: `the PDF has ${pages} pages, more than any report: keep only the pages of the report`,
  });
}

function tooMuch(page: number): UserError {
  return new UserError('too-large', {
    zh: `PDF 第 ${page} 页内容过多，不像是年度报告，请去掉其中的大图后再试`,
    en: `page ${page} of the PDF holds far more than a report does: remove the large drawing in it`,
  });
}
