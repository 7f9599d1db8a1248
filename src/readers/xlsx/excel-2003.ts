import { damagedError } from '../../codecs/errors.ts';
import { type Attributes, parseXml, type XmlHandlers } from '../../codecs/xml.ts';
import type { Document } from '../../model/document.ts';
import { lastColumn, lastRow } from '../sheet/area.ts';
import { dateContent } from '../sheet/date.ts';
import { showSheets } from '../sheet/document.ts';
import { numberLiteral } from '../sheet/literal.ts';
import { RichTextBuilder } from '../sheet/rich-text.ts';
import type { CellContent } from '../sheet/sheet.ts';
import { SheetBuilder } from '../sheet/sheet-builder.ts';
import { inA1 } from './r1c1.ts';

/**
 * Reads a workbook in the XML format of Excel 2003, which web systems still export and call `.xls`: one grid a sheet,
 * hidden ones too.
 * @throws {UserError} `damaged`, `too-large`
 */
export function readExcel2003Xml(bytes: Uint8Array, path: string): Promise<Document> {
  const reader = new WorkbookReader(path);
  parseXml(bytes, path, reader);
  return showSheets(reader.sheets, { path, format: 'excel-2003-xml', date1904: false });
}

/** A `Cell` element that is open. */
interface OpenCell {
  readonly row: number;
  readonly column: number;
  readonly attributes: Attributes;
  readonly text: RichTextBuilder;
  /** Type of its `Data`; `undefined` for a cell without. */
  type?: string;
}

class WorkbookReader implements XmlHandlers {
  readonly sheets: SheetBuilder[] = [];
  readonly #path: string;
  readonly #styles = new Map<string, typeof plain>();
  #style = { ...plain };
  #sheet = new SheetBuilder('');
  #lastHeading = 0;
  #row = 0;
  #lastOfRow = 0;
  #rowStyle: string | undefined;
  #column = 0;
  #cell: OpenCell | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  open(name: string, attributes: Attributes, around: readonly string[]): void {
    const parent = around.at(-1);
    if (name === 'Worksheet') this.#openSheet(attributes);
    else if (name === 'Column') this.#openColumn(attributes);
    else if (name === 'Row') this.#openRow(attributes);
    else if (name === 'Cell') this.#openCell(attributes);
    else if (name === 'Data' && parent === 'Cell' && this.#cell) this.#cell.type = attributes.Type ?? 'String';
    else if (name === 'Style') this.#openStyle(attributes);
    else if (parent === 'Style') this.#openInStyle(name, attributes);
  }

  close(name: string): void {
    if (name !== 'Cell' || !this.#cell) return;
    this.#closeCell(this.#cell);
    this.#cell = undefined;
  }

  text(chars: string, open: readonly string[]): void {
    // A text in several fonts has elements of HTML around its pieces; a comment has a `Data` of its own.
    if (open.includes('Data') && !open.includes('Comment')) {
      this.#cell?.text.add(chars, {
        struck: open.includes('S'),
        raised: open.includes('Sup') || open.includes('Sub'),
      });
    } else if (open.at(-1) === 'Visible' && chars.startsWith('Sheet')) this.#sheet.hidden = true;
  }

  /** Begins a style as a copy of its parent. */
  #openStyle({ ID = '', Parent = '' }: Attributes): void {
    this.#style = { ...(this.#styles.get(Parent) ?? plain) };
    this.#styles.set(ID, this.#style);
  }

  #openInStyle(name: string, { StrikeThrough, Format = 'General' }: Attributes): void {
    if (name === 'Font' && StrikeThrough !== undefined) this.#style.struck = StrikeThrough === '1';
    else if (name === 'NumberFormat') this.#style.format = namedFormats.get(Format) ?? Format;
  }

  #openSheet({ Name = '' }: Attributes): void {
    this.#sheet = new SheetBuilder(Name);
    this.sheets.push(this.#sheet);
    this.#lastOfRow = 0;
    this.#lastHeading = 0;
  }

  #openColumn({ Index, Span, Hidden, Width = '1' }: Attributes): void {
    const first = Index === undefined ? this.#lastHeading + 1 : numberOf(Index);
    this.#lastHeading = first + countOf(Span);
    if (Hidden === '1' || Number(Width) === 0) this.#sheet.hideColumns(first, this.#lastHeading);
  }

  #openRow({ Index, Span, Hidden, Height = '1', StyleID }: Attributes): void {
    this.#row = Index === undefined ? this.#lastOfRow + 1 : numberOf(Index);
    this.#lastOfRow = this.#row + countOf(Span);
    if (!(this.#row >= 1 && this.#lastOfRow <= lastRow)) throw this.#outside();
    // Only the first of several rows can hold cells.
    if (Hidden === '1' || Number(Height) === 0) this.#sheet.hideRows(this.#row);
    this.#rowStyle = StyleID;
    this.#column = 0;
  }

  #openCell(attributes: Attributes): void {
    this.#column = attributes.Index === undefined ? this.#column + 1 : numberOf(attributes.Index);
    if (!(this.#column >= 1 && this.#column <= lastColumn)) throw this.#outside();
    this.#cell = { row: this.#row, column: this.#column, attributes, text: new RichTextBuilder() };
  }

  #closeCell({ row, column, attributes, text, type }: OpenCell): void {
    const { MergeAcross, MergeDown, Formula, StyleID } = attributes;
    const right = column + countOf(MergeAcross);
    this.#sheet.merge({ top: row, left: column, bottom: row + countOf(MergeDown), right });
    const style = this.#styles.get(StyleID ?? this.#rowStyle ?? 'Default') ?? plain;
    const written = text.build();
    const value = type === undefined ? undefined : contentOf(type, written.text, style.format);
    const content = value && (written.struck || style.struck) ? { ...value, struck: true as const } : value;
    if (Formula !== undefined) {
      const result = content ?? { kind: 'none', value: '', format: style.format };
      this.#sheet.put(row, column, { ...result, formula: inA1(Formula, row, column) });
    } else if (content) this.#sheet.put(row, column, content);
    this.#column = right;
  }

  #outside() {
    const { name } = this.#sheet;
    return damagedError({
      zh: `${this.#path} 的工作表“${name}”中有行或格超出工作表`,
      en: `a row or cell of the sheet "${name}" in ${this.#path} is outside any sheet`,
    });
  }
}

const plain = { format: 'General', struck: false };

/** Returns the number of a row or column; NaN if it is not written as one. */
function numberOf(written: string): number {
  return /^\d+$/.test(written) ? Number(written) : Number.NaN;
}

/** Returns how many more rows or columns something takes; 0 if that is not stated as a number. */
function countOf(written: string | undefined): number {
  return written !== undefined && /^\d{1,7}$/.test(written) ? Number(written) : 0;
}

function contentOf(type: string, text: string, format: string): CellContent | undefined {
  if (text === '') return undefined;
  const number = type === 'Number' ? numberLiteral(text) : undefined;
  if (number !== undefined) return { kind: 'number', value: number, format };
  if (type === 'DateTime') return dateContent(text, format, false);
  if (type === 'Boolean') return { kind: 'boolean', value: text === '1' ? 'TRUE' : 'FALSE', format };
  return { kind: type === 'Error' ? 'error' : 'text', value: text, format };
}

/** Formats that have a name, as a Chinese program shows them. */
const namedFormats: ReadonlyMap<string, string> = new Map(
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
