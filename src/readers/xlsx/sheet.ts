import { damaged, tooLarge } from '../../codecs/refusals.ts';
import { type Attributes, parseXml } from '../../codecs/xml.ts';
import { type Area, columnNumber, lastColumn, lastRow, parseArea } from '../sheet/area.ts';
import { dateContent } from '../sheet/date.ts';
import { longest, movable } from '../sheet/formula.ts';
import { numberLiteral } from '../sheet/literal.ts';
import type { Content, Sheet, StoredCell } from '../sheet/sheet.ts';
import { decodeEscapes, gatheredRuns, type RichText, type Runs } from './strings.ts';
import type { CellStyle } from './styles.ts';
import { isTrue, type Part } from './workbook.ts';

/** What the cells of every sheet refer to. */
export interface Shared {
  readonly strings: readonly RichText[];
  /** Styles of cells by their number. */
  readonly styles: readonly CellStyle[];
  readonly date1904: boolean;
  readonly recalculated: boolean;
  /** There are pictures that stand in cells as their values. */
  readonly picturesInCells: boolean;
}

/** The first cell of a formula that is written once and holds, moved along, for others too. */
interface Origin {
  readonly row: number;
  readonly column: number;
  readonly at: (rows: number, columns: number) => string;
}

/** Characters that the formulas written once may come to, written out. */
const mostFormulas = 64 * 1024 * 1024;

const plain: CellStyle = { format: 'General', struck: false };

/** Where a cell's text is being gathered. */
type Field = 'v' | 'f' | 't' | undefined;

/** @throws {UserError} `damaged` */
export function readSheet({ part, bytes }: Part, name: string, hidden: boolean, shared: Shared): Sheet {
  const rows = new Map<number, (StoredCell | undefined)[]>();
  const merges: Area[] = [];
  const hiddenRows = new Set<number>();
  const hiddenColumns: { first: number; last: number }[] = [];
  const origins = new Map<string, Origin>();
  /** Cells whose formula is written at another one, which may come later. */
  const followers: { cell: StoredCell; origin: string }[] = [];
  let bottom = 0;
  let right = 0;

  let inData = false;
  let row = 0;
  let column = 0;
  let attributes: Attributes | undefined;
  let formulaAttributes: Attributes | undefined;
  let field: Field;
  let inReading = false;
  let value = '';
  let hasValue = false;
  let formula = '';
  let inline: Runs | undefined;

  const put = (cell: StoredCell): void => {
    let cells = rows.get(cell.row);
    if (!cells) {
      cells = [];
      rows.set(cell.row, cells);
    }
    cells[cell.column - 1] = cell;
    bottom = Math.max(bottom, cell.row);
    right = Math.max(right, cell.column);
  };

  const endCell = ({ t = 'n', s = '0', vm }: Attributes): void => {
    const { format: style, struck } = shared.styles[Number(s)] ?? plain;
    // Programs that do not know such values show an error.
    if (shared.picturesInCells && vm !== undefined && t === 'e' && value === '#VALUE!') {
      put({ row, column, kind: 'text', value: '', format: style, picture: true });
      return;
    }
    const inner = contentOf(t, hasValue ? value : undefined, inline?.content ?? { text: '' }, style, shared, part);
    const content = inner && struck ? { ...inner, struck: true as const } : inner;
    const { f, array, origin } = formulaOf(formulaAttributes, formula);
    if (f === undefined && origin === undefined) {
      if (content && content.value !== '') put({ row, column, ...content });
      return;
    }
    const placeholder = shared.recalculated && content?.kind === 'number' && content.value === '0';
    const result = !content || placeholder ? { kind: 'none' as const, value: '', format: style } : content;
    const cell: StoredCell = {
      row,
      column,
      ...result,
      ...(f !== undefined && { formula: f }),
      ...(array && { array: true }),
    };
    put(cell);
    if (origin === undefined) return;
    if (f === undefined) followers.push({ cell, origin });
    else if (f.length <= longest) origins.set(origin, { row, column, at: movable(f) });
  };

  parseXml(bytes, part, {
    open(element, given) {
      if (!inData) {
        if (element === 'sheetData') inData = true;
        else if (element === 'col') {
          // Ranges do not overlap, so that there are no more of them than columns.
          const isHidden = isTrue(given.hidden) || Number(given.width ?? 1) === 0;
          if (isHidden && hiddenColumns.length < lastColumn) {
            hiddenColumns.push({ first: Number(given.min), last: Number(given.max) });
          }
        } else if (element === 'mergeCell') {
          const merge = parseArea(given.ref ?? '');
          if (merge && (merge.top < merge.bottom || merge.left < merge.right)) merges.push(merge);
        }
        return;
      }
      switch (element) {
        case 'c': {
          [row, column] = position(given.r, row, column + 1, part);
          attributes = given;
          formulaAttributes = undefined;
          value = formula = '';
          inline = undefined;
          hasValue = false;
          break;
        }
        case 'v':
          hasValue = true;
          field = 'v';
          break;
        case 'f':
          formulaAttributes = given;
          field = 'f';
          break;
        case 'is':
          inline = gatheredRuns();
          break;
        case 't':
          if (!inReading) field = 't';
          break;
        case 'r':
          inline?.begin();
          break;
        case 'vertAlign':
        case 'strike':
          inline?.property(element, given.val);
          break;
        case 'rPh':
          inReading = true;
          break;
        case 'row':
          row = given.r === undefined ? row + 1 : Number(given.r);
          column = 0;
          if (!(row >= 1 && row <= lastRow)) throw outside(part, `${given.r ?? row}`);
          if (isTrue(given.hidden) || Number(given.ht ?? 1) === 0) hiddenRows.add(row);
          break;
      }
    },
    close(element) {
      field = undefined;
      if (element === 'c' && attributes) {
        endCell(attributes);
        attributes = undefined;
      } else if (element === 'rPh') inReading = false;
      else if (element === 'sheetData') inData = false;
    },
    text(chars) {
      if (field === 'v') value += chars;
      else if (field === 't') inline?.add(chars);
      else if (field === 'f') formula += chars;
    },
  });

  let written = 0;
  for (const { cell, origin } of followers) {
    const first = origins.get(origin);
    const text = first?.at(cell.row - first.row, cell.column - first.column);
    written += text?.length ?? 0;
    if (written > mostFormulas) throw tooLarge();
    if (text !== undefined) put({ ...cell, formula: text });
    else if (cell.value === '') rows.get(cell.row)![cell.column - 1] = undefined;
  }
  return { name, hidden, rows, bottom, right, merges, hiddenRows, hiddenColumns };
}

/** A cell without a reference follows the one before it. */
function position(reference: string | undefined, row: number, next: number, part: string): [number, number] {
  const [, letters = '', digits = ''] = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(reference ?? '') ?? [];
  const place: [number, number] = letters === '' ? [row, next] : [Number(digits), columnNumber(letters)];
  if (place[0] < 1 || place[0] > lastRow || place[1] > lastColumn) throw outside(part, reference ?? `${row}:${next}`);
  return place;
}

function outside(part: string, where: string) {
  return damaged({ zh: `${part} 的 ${where} 超出工作表`, en: `${where} of ${part} is outside any sheet` });
}

/** `undefined` for a cell without a value. */
function contentOf(
  type: string,
  value: string | undefined,
  inline: RichText,
  format: string,
  shared: Shared,
  part: string,
): Content | undefined {
  switch (type) {
    case 's': {
      if (value === undefined || value === '') return undefined;
      const string = shared.strings[Number(value)];
      if (string === undefined) {
        throw damaged({
          zh: `${part} 引用的第 ${value} 条文字不存在`,
          en: `${part} refers to text ${value}, which is not there`,
        });
      }
      return richContent(string, format);
    }
    case 'inlineStr':
      return inline.text === ''
        ? { kind: 'text', value: decodeEscapes(value ?? ''), format }
        : richContent(inline, format);
    case 'str':
      return value === undefined ? undefined : { kind: 'text', value: decodeEscapes(value), format };
    case 'b':
      return value ? { kind: 'boolean', value: isTrue(value.trim()) ? 'TRUE' : 'FALSE', format } : undefined;
    case 'e':
      return value ? { kind: 'error', value, format } : undefined;
    case 'd':
      return value ? dateContent(value, format, shared.date1904) : undefined;
    default: {
      // Some writers put an inline string into a cell that says nothing of its type.
      if (!value) return inline.text === '' ? undefined : richContent(inline, format);
      const literal = numberLiteral(value);
      return literal === undefined ? { kind: 'text', value, format } : { kind: 'number', value: literal, format };
    }
  }
}

function richContent({ text, struck }: RichText, format: string): Content {
  return { kind: 'text', value: text, format, ...(struck && { struck }) };
}

/** `origin` is the number that cells with one formula share. */
function formulaOf(
  attributes: Attributes | undefined,
  text: string,
): { readonly f?: string; readonly array?: boolean; readonly origin?: string } {
  if (!attributes || attributes.t === 'dataTable') return {};
  const f = decodeEscapes(text).replace(/^\s*=/, '');
  if (attributes.t === 'shared' && attributes.si !== undefined) {
    return f === '' ? { origin: attributes.si } : { f, origin: attributes.si };
  }
  if (f === '') return {};
  const extent = attributes.t === 'array' ? parseArea(attributes.ref ?? '') : undefined;
  return { f, array: extent !== undefined && (extent.top < extent.bottom || extent.left < extent.right) };
}
