import type { Attributes } from '../../codecs/xml.ts';
import type { Part } from '../../codecs/zip.ts';
import type { Place } from '../../model/document.ts';
import type { CellContent, Sheet } from '../sheet/sheet.ts';
import { SheetBuilder } from '../sheet/sheet-builder.ts';
import { contentOf } from './cell.ts';
import { type ElementHandler, type ElementHandlers, ignore, ignored, parseElements, repeatCount } from './elements.ts';
import { createParagraphText, type ParagraphContent } from './paragraph-text.ts';
import { extentOver, isLarge } from './picture.ts';
import { createStyles } from './styles.ts';

/** Place of a picture on a sheet; without row and column for one that is not in a cell. */
type PicturePlace = Pick<Place, 'sheet' | 'row' | 'column'>;

/** The sheets of a spreadsheet, and the large pictures on them. */
export interface Sheets {
  readonly sheets: readonly Sheet[];
  readonly pictures: readonly PicturePlace[];
}

/**
 * Reads the sheets out of the parts of a spreadsheet, in the order of their tabs; `spend` counts the cells with
 * content.
 * @throws {UserError} `damaged`
 */
export function readSheets(parts: readonly Part[], spend: (cells: number) => void): Sheets {
  const reader = new SpreadsheetReader(spend);
  for (const part of parts) parseElements(part, reader.elements, reader.text);
  return { sheets: reader.sheets, pictures: reader.pictures };
}

/** Equal cells side by side, of which each may span several rows and columns. */
interface Run {
  readonly column: number;
  readonly columns: number;
  /** `undefined` for cells that span an area and hold nothing. */
  readonly content: CellContent | undefined;
  readonly height: number;
  readonly width: number;
}

class SpreadsheetReader {
  readonly sheets: Sheet[] = [];
  readonly pictures: PicturePlace[] = [];
  readonly #spend: (cells: number) => void;
  readonly #styles = createStyles();
  readonly #prose = createParagraphText(this.#styles);
  #isSpreadsheet = false;
  #sheet: SheetBuilder | undefined;
  /** Number of open groups of rows or columns that are collapsed. */
  #collapsed = 0;
  /** Rows and columns read so far. */
  #row = 0;
  #column = 0;
  #runs: Run[] = [];
  /** Paragraphs of the open cell. */
  #paragraphs: ParagraphContent[] | undefined;
  #frame: Attributes | undefined;

  constructor(spend: (cells: number) => void) {
    this.#spend = spend;
  }

  get text() {
    return this.#prose.text;
  }

  get elements(): ElementHandlers {
    return {
      ...this.#styles.elements,
      ...this.#prose.elements,
      spreadsheet: this.#spreadsheet,
      table: this.#table,
      'table-column': this.#tableColumn,
      'table-column-group': this.#group,
      'table-row-group': this.#group,
      'table-row': this.#tableRow,
      'table-cell': this.#tableCell,
      'covered-table-cell': this.#tableCell,
      p: this.#paragraph,
      frame: this.#openFrame,
      image: this.#image,
      ...Object.fromEntries(notInCells.split(' ').map((name) => [name, ignore])),
    };
  }

  readonly #spreadsheet: ElementHandler = () => {
    this.#isSpreadsheet = true;
    return () => {
      this.#isSpreadsheet = false;
    };
  };

  readonly #table: ElementHandler = ({ name = '', 'style-name': style }) => {
    // A cached sheet of another file is named after that file.
    if (!this.#isSpreadsheet || this.#sheet || /^'.*'#/.test(name)) return ignored;
    const sheet = new SheetBuilder(name, this.#styles.isHidden('table', style));
    this.#sheet = sheet;
    this.#row = this.#column = 0;
    return () => {
      this.sheets.push(sheet);
      this.#sheet = undefined;
    };
  };

  readonly #group: ElementHandler = ({ display }) => {
    if (display !== 'false') return undefined;
    this.#collapsed++;
    return () => this.#collapsed--;
  };

  #isHidden(visibility: string | undefined): boolean {
    return this.#collapsed > 0 || (visibility ?? 'visible') !== 'visible';
  }

  readonly #tableColumn: ElementHandler = ({ 'number-columns-repeated': repeated, visibility }) => {
    const count = repeatCount(repeated);
    if (this.#isHidden(visibility)) this.#sheet?.hideColumns(this.#column + 1, this.#column + count);
    this.#column += count;
    return undefined;
  };

  readonly #tableRow: ElementHandler = ({ 'number-rows-repeated': repeated, visibility }) => {
    const count = repeatCount(repeated);
    const hidden = this.#isHidden(visibility);
    this.#column = 0;
    this.#runs = [];
    return () => {
      if (!this.#sheet) return;
      this.#putRuns(this.#sheet, count);
      if (hidden) this.#sheet.hideRows(this.#row + 1, this.#row + count);
      this.#row += count;
    };
  };

  /** Puts the cells of a row that is repeated `count` times. */
  #putRuns(sheet: SheetBuilder, count: number): void {
    this.#spend(count * this.#runs.reduce((sum, { columns }) => sum + columns, 0));
    for (const { column, columns, content, height, width } of this.#runs) {
      const area = { top: this.#row + 1, left: column, bottom: this.#row + count, right: column + columns - 1 };
      sheet.repeat(area, content, height, width);
    }
  }

  readonly #tableCell: ElementHandler = (attributes) => {
    const columns = repeatCount(attributes['number-columns-repeated']);
    const shown: ParagraphContent[] = [];
    this.#paragraphs = shown;
    return () => {
      this.#paragraphs = undefined;
      const content = contentOf(attributes, shown, this.#styles.isStruck('table-cell', attributes['style-name']));
      const height = repeatCount(attributes['number-rows-spanned']);
      const width = repeatCount(attributes['number-columns-spanned']);
      if (content || height > 1 || width > 1) {
        this.#runs.push({ column: this.#column + 1, columns, content, height, width });
      }
      this.#column += columns;
    };
  };

  readonly #paragraph: ElementHandler = ({ 'style-name': style }) => {
    const paragraphs = this.#paragraphs;
    if (!paragraphs) return ignored;
    const end = this.#prose.begin(this.#styles.isHidden('paragraph', style), style);
    return () => {
      paragraphs.push(end());
    };
  };

  readonly #openFrame: ElementHandler = (attributes) => {
    this.#frame = attributes;
    return () => {
      this.#frame = undefined;
    };
  };

  readonly #image: ElementHandler = () => {
    if (!this.#frame || !this.#sheet) return ignored;
    const cell = this.#paragraphs && { row: this.#row + 1, column: this.#column + 1 };
    if (isLarge(this.#frame)) this.pictures.push({ sheet: this.#sheet.name, ...cell });
    const extent = cell && extentOver(this.#frame, cell.row, cell.column);
    if (extent) this.#sheet.pictures.push(extent);
    // Further images in the frame are the same picture in another format.
    this.#frame = undefined;
    return ignored;
  };
}

/** Elements with text or tables that do not belong to the cells of a sheet. */
const notInCells =
  'master-styles dde-links text-box object custom-shape caption rect circle ellipse line polyline polygon path connector';
