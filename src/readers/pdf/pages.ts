import { UserError } from '../../errors.ts';
import { type Font, fontOf } from './font.ts';
import { type Turn, upright } from './glyph.ts';
import { answered, type OpenPdf } from './library.ts';
import { type Instructions, type Marks, marksOf } from './marks.ts';
import { concat, identity, type Matrix, matrixOf } from './matrix.ts';

/** A page as it is looked at: text that runs sideways for the most part has been turned. */
export interface Page {
  /** From 1. */
  readonly number: number;
  /** In points. */
  readonly width: number;
  readonly height: number;
  readonly marks: Marks;
}

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

/** A page so that most of its text runs from left to right; `marks` draws it, turned by a matrix. */
export function turnedUpright({ number, width, height }: Omit<Page, 'marks'>, marks: (turn: Matrix) => Marks): Page {
  const drawn = marks(identity);
  const turn = mostTurned(drawn);
  if (turn === 0) return { number, width, height, marks: drawn };
  const sideways = turn === 90 || turn === 270;
  return {
    number,
    width: sideways ? height : width,
    height: sideways ? width : height,
    marks: marks(upright(turn, width, height)),
  };
}

/** The fonts that a page sets text in, as far as it says so outside its graphics states. */
function fontsOf({ fnArray, argsArray }: Instructions, { setFont }: OpenPdf['codes']): string[] {
  return fnArray.flatMap((code, index) => (code === setFont ? [String((argsArray[index] as unknown[])[0])] : []));
}

/** Which way most of the text runs. */
function mostTurned({ glyphs }: Marks): Turn {
  const count = (turn: Turn) => glyphs.filter((glyph) => glyph.turn === turn).length;
  return ([90, 180, 270] as const).reduce<Turn>((most, turn) => (count(turn) > count(most) ? turn : most), 0);
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
