import { damaged } from '../../codecs/refusals.ts';
import { type Attributes, parseXml } from '../../codecs/xml.ts';
import type { Document } from '../../model/document.ts';
import { gathered } from '../raised.ts';
import { type Area, lastColumn, lastRow } from '../sheet/area.ts';
import { dateContent } from '../sheet/date.ts';
import { numberLiteral } from '../sheet/literal.ts';
import type { Sheet, StoredCell } from '../sheet/sheet.ts';
import { showSheets } from '../sheet/shown.ts';
import { inA1 } from './r1c1.ts';

/**
 * Reads a workbook in Excel 2003's XML, which web systems still export and call `.xls`: one grid a sheet, hidden ones too.
 * @throws {UserError} `damaged`, `too-large`
 */
export function readExcel2003Xml(bytes: Uint8Array, path: string): Promise<Document> {
  return showSheets(readSheets(bytes, path), { path, format: 'excel-2003-xml', date1904: false });
}

/** A sheet as far as it is read. */
interface Draft extends Sheet {
  hidden: boolean;
  bottom: number;
  right: number;
  readonly rows: Map<number, (StoredCell | undefined)[]>;
  readonly merges: Area[];
  readonly hiddenRows: Set<number>;
  readonly hiddenColumns: { first: number; last: number }[];
}

/** What an element begins, in its parent. */
type Begin = (attributes: Attributes, parent: string | undefined) => void;

function readSheets(bytes: Uint8Array, path: string): Sheet[] {
  const sheets: Draft[] = [];
  const formats = new Map<string, string>();
  const struckStyles = new Set<string>();
  /** Elements that are open, outermost first. */
  const open: string[] = [];
  let sheet = draft('');
  let style = '';
  let lastHeading = 0;
  let row = 0;
  let rowEnd = 0;
  let rowStyle: string | undefined;
  let column = 0;
  let cell: Attributes = {};
  let type: string | undefined;
  let text = gathered();
  let gone = '';

  const begin = new Map<string, Begin>(
    Object.entries<Begin>({
      Style({ ID = '', Parent = '' }) {
        style = ID;
        formats.set(style, formats.get(Parent) ?? 'General');
        if (struckStyles.has(Parent)) struckStyles.add(style);
      },
      Font({ StrikeThrough }, parent) {
        if (parent !== 'Style' || StrikeThrough === undefined) return;
        if (StrikeThrough === '1') struckStyles.add(style);
        else struckStyles.delete(style);
      },
      NumberFormat({ Format = 'General' }, parent) {
        if (parent === 'Style') formats.set(style, named.get(Format) ?? Format);
      },
      Worksheet({ Name = '' }) {
        sheet = draft(Name);
        sheets.push(sheet);
        rowEnd = 0;
        lastHeading = 0;
      },
      Column({ Index, Span, Hidden, Width = '1' }) {
        const first = Index === undefined ? lastHeading + 1 : Number(Index);
        lastHeading = first + countOf(Span);
        const isHidden = Hidden === '1' || Number(Width) === 0;
        if (isHidden && sheet.hiddenColumns.length < lastColumn) sheet.hiddenColumns.push({ first, last: lastHeading });
      },
      Row({ Index, Span, Hidden, Height = '1', StyleID }) {
        row = Index === undefined ? rowEnd + 1 : Number(Index);
        rowEnd = row + countOf(Span);
        if (!(row >= 1 && rowEnd <= lastRow)) throw outside(path, sheet, row);
        // Only the first of several rows can hold cells.
        if (Hidden === '1' || Number(Height) === 0) sheet.hiddenRows.add(row);
        rowStyle = StyleID;
        column = 0;
      },
      Cell(attributes) {
        column = attributes.Index === undefined ? column + 1 : Number(attributes.Index);
        if (!(column >= 1 && column <= lastColumn)) throw outside(path, sheet, row);
        cell = attributes;
        type = undefined;
        text = gathered();
        gone = '';
      },
      Data({ Type }, parent) {
        if (parent === 'Cell') type = Type ?? 'String';
      },
    }),
  );

  const endCell = (): void => {
    const { MergeAcross, MergeDown, Formula, StyleID } = cell;
    const [right, bottom] = [column + countOf(MergeAcross), row + countOf(MergeDown)];
    if (right > column || bottom > row) sheet.merges.push({ top: row, left: column, bottom, right });
    const cellStyle = StyleID ?? rowStyle ?? 'Default';
    const format = formats.get(cellStyle) ?? 'General';
    const isGone = gone.trim() !== '' && text.text.trim() === '';
    const shown = type === undefined ? undefined : contentOf(type, isGone ? gone : text.text, format);
    const content = shown && (isGone || struckStyles.has(cellStyle)) ? { ...shown, struck: true as const } : shown;
    if (content || Formula !== undefined) {
      const none = { kind: 'none', value: '', format } as const;
      const formula = Formula === undefined ? undefined : inA1(Formula, row, column);
      const cells = sheet.rows.get(row) ?? [];
      sheet.rows.set(row, cells);
      cells[column - 1] = { row, column, ...(content ?? none), ...(formula !== undefined && { formula }) };
      sheet.bottom = Math.max(sheet.bottom, row);
      sheet.right = Math.max(sheet.right, column);
    }
    column = right;
  };

  parseXml(bytes, path, {
    open(name, attributes) {
      begin.get(name)?.(attributes, open.at(-1));
      open.push(name);
    },
    close(name) {
      open.pop();
      if (name === 'Cell') endCell();
    },
    text(chars) {
      // A text in several fonts has elements of a page around its pieces; a comment has data of its own.
      if (open.includes('Data') && !open.includes('Comment')) {
        if (open.includes('S')) gone += chars;
        else text.add(chars, open.includes('Sup') || open.includes('Sub'));
      } else if (open.at(-1) === 'Visible' && chars.startsWith('Sheet')) sheet.hidden = true;
    },
  });
  return sheets;
}

function draft(name: string): Draft {
  return {
    name,
    hidden: false,
    rows: new Map(),
    bottom: 0,
    right: 0,
    merges: [],
    hiddenRows: new Set(),
    hiddenColumns: [],
  };
}

/** How many more rows or columns something takes; none where it says so in no number. */
function countOf(written: string | undefined): number {
  return written !== undefined && /^\d{1,7}$/.test(written) ? Number(written) : 0;
}

function contentOf(
  type: string,
  text: string,
  format: string,
): Pick<StoredCell, 'kind' | 'value' | 'format'> | undefined {
  if (text === '') return undefined;
  const number = type === 'Number' ? numberLiteral(text) : undefined;
  if (number !== undefined) return { kind: 'number', value: number, format };
  if (type === 'DateTime') return dateContent(text, format, false);
  if (type === 'Boolean') return { kind: 'boolean', value: text === '1' ? 'TRUE' : 'FALSE', format };
  return { kind: type === 'Error' ? 'error' : 'text', value: text, format };
}

/** Formats that have a name, as a Chinese program shows them. */
const named: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'General Number': 'General',
    'General Date': 'yyyy/m/d h:mm',
    'Long Date': 'yyyy"年"m"月"d"日"',
    'Medium Date': 'd-mmm-yy',
    'Short Date': 'yyyy/m/d',
    'Long Time': 'h:mm:ss',
    'Medium Time': 'h:mm AM/PM',
    'Short Time': 'h:mm',
    Currency: '"¥"#,##0.00',
    'Euro Currency': '"€"#,##0.00',
    Fixed: '0.00',
    Standard: '#,##0.00',
    Percent: '0.00%',
    Scientific: '0.00E+00',
  }),
);

function outside(path: string, sheet: Draft, row: number) {
  return damaged({
    zh: `${path} 的工作表“${sheet.name}”第 ${row} 行超出工作表`,
    en: `row ${row} of the sheet "${sheet.name}" in ${path} is outside any sheet`,
  });
}
