import { damaged } from '../../codecs/refusals.ts';
import type { Attributes } from '../../codecs/xml.ts';
import type { Place } from '../../model/document.ts';
import type { Extent } from '../pictured.ts';
import { type Area, lastColumn, lastRow } from '../sheet/area.ts';
import type { Sheet, StoredCell } from '../sheet/sheet.ts';
import { type Content, contentOf } from './cell.ts';
import { type Elements, ignore, ignored, type Part, parseElements, times } from './elements.ts';
import { extentOver, isLarge } from './picture.ts';
import { prose, type Shown } from './prose.ts';
import { createStyles } from './styles.ts';

/** The sheets of a spreadsheet, and the pictures on them. */
export interface Sheets {
  readonly sheets: readonly Sheet[];
  readonly pictures: readonly Pick<Place, 'sheet' | 'row' | 'column'>[];
}

/** A sheet while it is read. */
interface Draft {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: Map<number, (StoredCell | undefined)[]>;
  readonly merges: Area[];
  readonly hiddenRows: Range[];
  readonly hiddenColumns: Range[];
  readonly pictures: Extent[];
  bottom: number;
  right: number;
}

interface Range {
  readonly first: number;
  readonly last: number;
}

/** Cells side by side in a row that hold the same, and the area that each of them covers. */
interface Run {
  readonly column: number;
  readonly columns: number;
  /** Absent where there is but an area. */
  readonly content: Content | undefined;
  readonly height: number;
  readonly width: number;
}

/**
 * Reads the sheets out of the parts of a spreadsheet, in the order of their tabs; `spend` counts the cells that hold
 * something.
 * @throws {UserError} `damaged`
 */
export function readSheets(parts: readonly Part[], spend: (cells: number) => void): Sheets {
  const styles = createStyles();
  const { elements, text, begin } = prose(styles);
  const sheets: Sheet[] = [];
  const pictures: Pick<Place, 'sheet' | 'row' | 'column'>[] = [];

  let isSpreadsheet = false;
  let sheet: Draft | undefined;
  /** Groups of rows or columns open that are folded up. */
  let folded = 0;
  let row = 0;
  let column = 0;
  let runs: Run[] = [];
  let paragraphs: Shown[] | undefined;
  let frame: Attributes | undefined;

  const endRow = ({ rows, merges }: Draft, repeated: number): void => {
    if (runs.length === 0) return;
    spend(repeated * runs.reduce((sum, { columns }) => sum + columns, 0));
    const placed = runs.map((run) => (repeated > 1 || run.columns > 1 ? severalOf(run, repeated) : run));
    for (let at = row + 1; at <= row + repeated; at++) {
      for (const run of placed) {
        for (let across = run.column; across < run.column + run.columns; across++) place(run, at, across, rows, merges);
      }
    }
  };
  const place = ({ content, height, width }: Run, at: number, across: number, rows: Draft['rows'], merges: Area[]) => {
    if (at > lastRow || across > lastColumn) {
      throw damaged({
        zh: `第 ${at} 行第 ${across} 列超出工作表`,
        en: `row ${at}, column ${across} is outside any sheet`,
      });
    }
    if (height > 1 || width > 1) {
      const bottom = Math.min(lastRow, at + height - 1);
      merges.push({ top: at, left: across, bottom, right: Math.min(lastColumn, across + width - 1) });
    }
    if (!content) return;
    let cells = rows.get(at);
    if (!cells) {
      cells = [];
      rows.set(at, cells);
    }
    cells[across - 1] = { row: at, column: across, ...content };
    sheet!.bottom = Math.max(sheet!.bottom, at);
    sheet!.right = Math.max(sheet!.right, across);
  };

  const cell = (attributes: Attributes) => {
    const columns = times(attributes['number-columns-repeated']);
    const shown: Shown[] = [];
    paragraphs = shown;
    return () => {
      paragraphs = undefined;
      const content = contentOf(attributes, shown, styles.isStruck('table-cell', attributes['style-name']));
      const height = times(attributes['number-rows-spanned']);
      const width = times(attributes['number-columns-spanned']);
      if (content || height > 1 || width > 1) runs.push({ column: column + 1, columns, content, height, width });
      column += columns;
    };
  };
  const paragraph = ({ 'style-name': style }: Attributes) => {
    const list = paragraphs;
    if (!list) return ignored;
    const end = begin(styles.isHidden('paragraph', style), style);
    return () => {
      list.push(end());
    };
  };
  const group = ({ display }: Attributes) => {
    if (display !== 'false') return undefined;
    folded++;
    return () => folded--;
  };
  const isShown = (visibility: string | undefined) => folded === 0 && (visibility ?? 'visible') === 'visible';

  const content: Elements = {
    ...styles.elements,
    ...elements,
    spreadsheet: () => {
      isSpreadsheet = true;
      return () => {
        isSpreadsheet = false;
      };
    },
    table: ({ name = '', 'style-name': style }) => {
      // What is kept of a sheet in another file is named after that file.
      if (!isSpreadsheet || sheet || /^'.*'#/.test(name)) return ignored;
      sheet = {
        name,
        hidden: styles.isHidden('table', style),
        rows: new Map(),
        merges: [],
        hiddenRows: [],
        hiddenColumns: [],
        pictures: [],
        bottom: 0,
        right: 0,
      };
      row = column = 0;
      return () => {
        sheets.push(finished(sheet!));
        sheet = undefined;
      };
    },
    'table-column': ({ 'number-columns-repeated': repeated, visibility }) => {
      const count = Math.min(times(repeated), lastColumn);
      // Ranges of more columns than there are would only repeat others.
      if (!isShown(visibility) && sheet && column < lastColumn) {
        sheet.hiddenColumns.push({ first: column + 1, last: column + count });
      }
      column += count;
      return undefined;
    },
    'table-column-group': group,
    'table-row-group': group,
    'table-row': ({ 'number-rows-repeated': repeated, visibility }) => {
      const count = times(repeated);
      const hidden = !isShown(visibility);
      column = 0;
      runs = [];
      return () => {
        if (!sheet) return;
        endRow(sheet, count);
        if (hidden && row < lastRow) sheet.hiddenRows.push({ first: row + 1, last: row + count });
        row += count;
      };
    },
    'table-cell': cell,
    'covered-table-cell': cell,
    p: paragraph,
    frame: (attributes) => {
      frame = attributes;
      return () => {
        frame = undefined;
      };
    },
    image: () => {
      if (frame && sheet) {
        if (isLarge(frame))
          pictures.push({ sheet: sheet.name, ...(paragraphs && { row: row + 1, column: column + 1 }) });
        const extent = paragraphs && extentOver(frame, row + 1, column + 1);
        if (extent) sheet.pictures.push(extent);
        // Others in the frame are the same in another format.
        frame = undefined;
      }
      return ignored;
    },
    ...Object.fromEntries(notInCells.map((name) => [name, ignore])),
  };
  for (const part of parts) parseElements(part, content, text);
  return { sheets, pictures };
}

/** Elements with text or tables that are no part of any sheet's cells. */
const notInCells = [
  'master-styles',
  'dde-links',
  'text-box',
  'object',
  'custom-shape',
  'caption',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
  'path',
  'connector',
];

/** Equal cells cannot cover each other, nor is it told how their formula moves along. */
function severalOf({ content, height, width, ...run }: Run, rows: number): Run {
  return {
    ...run,
    content: content?.formula === undefined ? content : { ...content, array: true },
    height: rows > 1 ? 1 : height,
    width: run.columns > 1 ? 1 : width,
  };
}

function finished({ hiddenRows, ...sheet }: Draft): Sheet {
  return { ...sheet, hiddenRows: { has: (row) => isIn(hiddenRows, row) } };
}

/** Whether a number lies in one of the ranges, which follow each other. */
function isIn(ranges: readonly Range[], number: number): boolean {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle]!.last < number) low = middle + 1;
    else high = middle;
  }
  return low < ranges.length && ranges[low]!.first <= number;
}
