import type { Edit } from '../../codecs/splice.ts';
import { attributeOf, slashOf, type Tag, tagsOf } from '../../codecs/xml-tags.ts';
import { a1 } from '../../model/document.ts';
import { groupBy } from '../../model/group-by.ts';
import { parsePosition } from '../../readers/sheet/area.ts';

/** A cell and its new content. Row and column from 1. */
export interface NewContent {
  readonly row: number;
  readonly column: number;
  /** Plain digits; null for a formula without a result. */
  readonly number: string | null;
}

/**
 * Returns the edits to the XML of a sheet that give cells their new contents. Style, formula and all else of a cell
 * stay; a missing cell or row is inserted in its order. The texts of the edits are ASCII.
 */
export function sheetEdits(text: string, contents: readonly NewContent[]): Edit[] {
  const byRow = groupBy(contents, ({ row }) => row);
  const sheet = locateRows(text, new Set(byRow.keys()));
  if (!sheet) throw new RangeError('the sheet has no cells');
  const edits: Edit[] = [];
  const cells = sheet.rows.flatMap((span) => span.cells);
  const newRows: { readonly row: number; readonly cells: readonly NewContent[] }[] = [];
  for (const [row, wanted] of [...byRow].sort(([a], [b]) => a - b)) {
    wanted.sort((a, b) => a.column - b.column);
    const missing = wanted.filter(({ column, number }) => {
      // The reader takes the last of two cells with one reference.
      const cell = cells.findLast((one) => one.row === row && one.column === column);
      if (cell) edits.push(...cellEdits(text, cell, number));
      return !cell && number !== null;
    });
    const span = sheet.rows.findLast((one) => one.row === row);
    if (missing.length > 0 && span) edits.push(...insertCells(text, span, missing));
    else if (missing.length > 0) newRows.push({ row, cells: missing });
  }
  edits.push(...insertRows(text, sheet, newRows));
  return edits;
}

interface SheetSpan {
  readonly data: Tag;
  /** Offset of the closing tag, or behind an empty one. */
  readonly end: number;
  readonly rows: readonly RowSpan[];
}

interface RowSpan {
  readonly row: number;
  readonly tag: Tag;
  /** Offset of the closing tag, or behind an empty one. */
  end: number;
  readonly cells: CellSpan[];
}

interface CellSpan extends Omit<RowSpan, 'cells'> {
  readonly column: number;
  readonly children: { readonly name: string; readonly from: number; to: number }[];
}

/**
 * Finds the rows of a sheet, and the cells of the rows that are wanted. Positions are counted as the reader counts
 * them.
 */
function locateRows(text: string, wanted: ReadonlySet<number>): SheetSpan | undefined {
  let data: Tag | undefined;
  const rows: RowSpan[] = [];
  let row = 0;
  let column = 0;
  let span: RowSpan | undefined;
  let cell: CellSpan | undefined;
  let depth = 0;
  for (const tag of tagsOf(text)) {
    const { kind, name } = tag;
    if (!data) {
      if (name !== 'sheetData' || kind === 'close') continue;
      data = tag;
      if (kind === 'empty') return { data, end: tag.to, rows };
    } else if (cell) {
      if (kind !== 'close' && depth === 0) cell.children.push({ name, from: tag.from, to: tag.to });
      if (kind === 'open') depth++;
      if (kind !== 'close') continue;
      if (depth > 0) {
        depth--;
        if (depth === 0) cell.children.at(-1)!.to = tag.to;
        continue;
      }
      cell.end = tag.from;
      cell = undefined;
    } else if (name === 'sheetData' && kind === 'close') {
      return { data, end: tag.from, rows };
    } else if (name === 'row' && kind === 'close') {
      if (span) span.end = tag.from;
    } else if (name === 'row') {
      const stated = attributeOf(text, tag, 'r')?.value;
      row = stated === undefined ? row + 1 : Number(stated);
      column = 0;
      span = { row, tag, end: tag.to, cells: [] };
      rows.push(span);
    } else if (name === 'c' && kind !== 'close') {
      const position = parsePosition(attributeOf(text, tag, 'r')?.value);
      [row, column] = position ? [position.row, position.column] : [row, column + 1];
      const found = { row, column, tag, end: tag.to, children: [] };
      if (wanted.has(row)) span?.cells.push(found);
      if (kind === 'open') cell = found;
    }
  }
  return undefined;
}

/** Puts a number into a cell in place of its old value or text, and removes a type that is not numeric. */
function cellEdits(text: string, { tag, end, children }: CellSpan, number: string | null): Edit[] {
  const value = valueXml(number, tag.prefix);
  const type = attributeOf(text, tag, 't');
  const edits: Edit[] = type && type.value !== 'n' ? [{ from: type.from, to: type.to, text: '' }] : [];
  if (tag.kind === 'empty') {
    if (value !== '') edits.push({ from: slashOf(text, tag), to: tag.to, text: `>${value}</${tag.prefix}c>` });
    return edits;
  }
  const old = children.filter(({ name }) => name === 'v' || name === 'is');
  const [first] = old.toSorted((a, b) => Number(b.name === 'v') - Number(a.name === 'v'));
  for (const { from, to } of old) edits.push({ from, to, text: from === first?.from ? value : '' });
  if (!first && value !== '') {
    const formula = children.findLast(({ name }) => name === 'f');
    const at = formula?.to ?? children[0]?.from ?? end;
    edits.push({ from: at, to: at, text: value });
  }
  return edits;
}

function valueXml(number: string | null, prefix: string): string {
  return number === null ? '' : `<${prefix}v>${number}</${prefix}v>`;
}

function newCells(prefix: string, cells: readonly NewContent[]): string {
  return cells
    .map(({ row, column, number }) => `<${prefix}c r="${a1(row, column)}">${valueXml(number, prefix)}</${prefix}c>`)
    .join('');
}

/** Inserts each cell before the first one to the right of it. */
function insertCells(text: string, { tag, end, cells }: RowSpan, missing: readonly NewContent[]): Edit[] {
  if (tag.kind === 'empty') {
    return [{ from: slashOf(text, tag), to: tag.to, text: `>${newCells(tag.prefix, missing)}</${tag.prefix}row>` }];
  }
  return missing.map((one) => {
    const at = cells.find(({ column }) => column > one.column)?.tag.from ?? end;
    return { from: at, to: at, text: newCells(tag.prefix, [one]) };
  });
}

/** Inserts each row before the first one below it. */
function insertRows(
  text: string,
  { data, end, rows }: SheetSpan,
  missing: readonly { readonly row: number; readonly cells: readonly NewContent[] }[],
): Edit[] {
  const { prefix } = data;
  const added = missing.map(({ row, cells }) => {
    const at = rows.find((one) => one.row > row)?.tag.from ?? end;
    return { from: at, to: at, text: `<${prefix}row r="${row}">${newCells(prefix, cells)}</${prefix}row>` };
  });
  if (data.kind !== 'empty' || added.length === 0) return added;
  const xml = added.map((one) => one.text).join('');
  return [{ from: slashOf(text, data), to: data.to, text: `>${xml}</${prefix}sheetData>` }];
}
