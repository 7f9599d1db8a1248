import { UserError } from '../../model/errors.ts';
import { concat, identity, matrixOf } from '../page/matrix.ts';
import { checkPageCount } from '../page/messages.ts';
import { type Page, rotatedUpright } from '../page/page.ts';
import { interpretContent, type OperatorList } from './content-stream.ts';
import { type Font, fontOf } from './font.ts';
import { type OpenPdf, orDamaged } from './library.ts';

/** Operators on one page: a hundred times what a full page takes. */
const maxOperators = 500_000;

/**
 * Reads the pages of a PDF, from the first to the last.
 * @throws {UserError} `too-large` if the PDF is larger than any report
 */
export async function pagesOf({ document, codes }: OpenPdf): Promise<Page[]> {
  checkPageCount('PDF', document.numPages);
  const layers = await orDamaged(document.getOptionalContentConfig());
  const fonts = new Map<string, Font>();
  const pages: Page[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await orDamaged(document.getPage(number));
    const list = await orDamaged(page.getOperatorList());
    if (list.fnArray.length > maxOperators) throw tooManyOperators(number);
    // The library delivers fonts separately, and may be a moment late.
    const isReady = fontsOf(list, codes).every((id) => page.commonObjs.has(id));
    if (!isReady) await new Promise((resolve) => setTimeout(resolve));
    const font = (id: string) => {
      const known = fonts.get(id) ?? fontOf(page.commonObjs.has(id) ? page.commonObjs.get(id) : undefined);
      fonts.set(id, known);
      return known;
    };
    const isLayerVisible = (layer: unknown) => layers.isVisible(layer as never);
    const { transform, width, height } = page.getViewport({ scale: 1 });
    const base = matrixOf(transform) ?? identity;
    const resources = { codes, font, isLayerVisible };
    pages.push(
      rotatedUpright({ number, width, height }, (rotation) =>
        interpretContent(list, concat(rotation, base), resources),
      ),
    );
    page.cleanup();
  }
  return pages;
}

/** Returns the ids of the fonts that a page sets by operator; graphics states may set others. */
function fontsOf({ fnArray, argsArray }: OperatorList, { setFont }: OpenPdf['codes']): string[] {
  return fnArray.flatMap((code, index) => (code === setFont ? [String((argsArray[index] as unknown[])[0])] : []));
}

function tooManyOperators(page: number): UserError {
  return new UserError('too-large', {
    zh: `PDF 第 ${page} 页内容过多，不像是年度报告，请去掉其中的大图后再试`,
    en: `page ${page} of the PDF has far more content than a report: remove the large drawing on it`,
  });
}
