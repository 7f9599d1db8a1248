import { tooLargeError } from '../../codecs/errors.ts';
import { type Attributes, parseXml } from '../../codecs/xml.ts';
import type { Part } from '../../codecs/zip.ts';
import { unitSquare } from '../page/box.ts';
import { concat, identity, type Matrix, matrixOf, scaleOf, translated } from '../page/matrix.ts';
import { addPath, addPicture, emptyContent, type PageContent } from '../page/page.ts';
import { layOutRun, type Pen } from './glyph-run.ts';
import { pointsPerMillimetre } from './package.ts';
import { numbersOf, packedPath, rectangleOf } from './values.ts';

/** Characters and lines of one page: a hundred times what a full page takes. */
const maxObjects = 500_000;

/** The width of a line that gives none, in millimetres. */
const defaultLineWidth = 0.353;

/** Elements whose shapes are not drawn in place: clips, patterns, borders and link areas. */
const notDrawn = new Set(['Clips', 'FillColor', 'StrokeColor', 'Border', 'Actions']);

/**
 * Reads what the parts of a page draw. Composite objects count as pictures: the drawings that they refer to are not
 * read.
 * @param base leads from points of the page to those of the content
 */
export function readContent(parts: readonly Part[], base: Matrix): PageContent {
  const reader = new ContentReader(base);
  for (const part of parts) reader.read(part);
  return reader.content;
}

class ContentReader {
  readonly content = emptyContent();
  readonly #page: Matrix;
  /** Number of the current glyph run. */
  #run = 0;
  /** The last text was a single character: some programs set every character on its own, and all are one run. */
  #wasSingle = false;
  /** Attributes of the current graphic object. */
  #object: Attributes = {};
  #pen: Pen = { x: 0, y: 0 };

  constructor(base: Matrix) {
    this.#page = concat(base, [pointsPerMillimetre, 0, 0, pointsPerMillimetre, 0, 0]);
  }

  read({ part, bytes }: Part): void {
    /** Open elements from the first one that is not drawn on. */
    let skipped = 0;
    /** Attributes of the open TextCode or AbbreviatedData. */
    let code: Attributes | undefined;
    let text = '';
    this.#object = {};
    this.#pen = { x: 0, y: 0 };
    parseXml(bytes, part, {
      open: (name, attributes) => {
        if (skipped > 0 || notDrawn.has(name)) skipped++;
        else if (name === 'TextCode' || name === 'AbbreviatedData') {
          code = attributes;
          text = '';
        } else this.#openObject(name, attributes);
      },
      close: (name) => {
        if (skipped > 0) skipped--;
        else if (name === 'TextCode' || name === 'AbbreviatedData') {
          if (code && name === 'TextCode') this.#addText(text, code);
          else if (code && this.#isShown()) this.#addPath(text);
          code = undefined;
        }
        this.#checkSize();
      },
      text: (chars) => {
        if (code && skipped === 0) text += chars;
      },
    });
  }

  #openObject(name: string, attributes: Attributes): void {
    if (name === 'TextObject' || name === 'PathObject') {
      this.#object = attributes;
      this.#pen = { x: 0, y: 0 };
    } else if (name === 'ImageObject' || name === 'CompositeObject') {
      this.#object = attributes;
      const box = rectangleOf(attributes.Boundary);
      if (!box || !this.#isShown()) return;
      addPicture(this.content, unitSquare(concat(this.#page, [box.width, 0, 0, box.height, box.x, box.y])));
    }
  }

  #isShown(): boolean {
    return this.#object.Visible !== 'false' && this.#object.Alpha !== '0';
  }

  /** Returns the matrix from the current object's own space to the page. The box of a line may be flat. */
  #space(): Matrix {
    const [x = 0, y = 0] = numbersOf(this.#object.Boundary);
    return concat(translated(this.#page, x, y), matrixOf(numbersOf(this.#object.CTM)) ?? identity);
  }

  #addText(text: string, code: Attributes): void {
    const isSingle = [...text.trim()].length === 1;
    if (!this.#wasSingle || !isSingle) this.#run++;
    this.#wasSingle = isSingle;
    const { glyphs, pen } = layOutRun(text, this.#object, code, this.#pen, this.#space(), this.#run);
    this.#pen = pen;
    const target = this.#isShown() ? this.content.glyphs : this.content.hiddenGlyphs;
    for (const glyph of glyphs) target.push(glyph);
  }

  #addPath(data: string): void {
    const { Stroke = 'true', Fill = 'false', LineWidth = String(defaultLineWidth) } = this.#object;
    const matrix = this.#space();
    addPath(this.content, packedPath(data), matrix, {
      filled: Fill === 'true',
      lineWidth: Stroke === 'false' ? undefined : Number(LineWidth) * scaleOf(matrix),
      patterned: false,
      clipRight: Number.POSITIVE_INFINITY,
    });
  }

  #checkSize(): void {
    const { glyphs, hiddenGlyphs, strokes } = this.content;
    if (glyphs.length + hiddenGlyphs.length + strokes.length > maxObjects) throw tooLargeError();
  }
}
