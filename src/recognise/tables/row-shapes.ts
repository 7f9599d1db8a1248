import { attachedValues } from '../../model/attached-values.ts';
import { isWhole } from '../../model/decimal.ts';
import type { Cell, GridRow, Place } from '../../model/document.ts';
import type { Form } from '../../model/form.ts';
import { memoize, memoizeBy, memoizeInObject } from '../../model/memoize.ts';
import { isPlainCount, readValue } from '../../model/value.ts';
import { isEmpty } from '../slots.ts';
import { namesOfForms } from './names-of-forms.ts';
import { titleOfAnyBody } from './titles-alike.ts';

/**
 * All that recognition sees of a row, except the digits of its figures, the body in a title and where it is. Rows of one shape
 * are the same object, so that what is found out about one holds for all: the rows of a layout are the same from report to report.
 */
export interface RowShape {
  /** Never used again, so that it can stand for the shape in a key. */
  readonly id: number;
  /** The positions of the numbers, from 0, each at its first. */
  readonly numbers: readonly number[];
  /** Those of the numbers whose digits are left out of the shape. */
  readonly figures: readonly number[];
  /** Has a text that is not a number. */
  readonly hasText: boolean;
  /** The last position that is not blank; -1 if all are. */
  readonly lastFilled: number;
}

/** Gives the shape of a row of a grid, by its index; `undefined` if it is too long to remember. */
type ShapeAt = (index: number) => RowShape | undefined;

/** Returns the shapes of the rows of a grid. They are found as far as they are asked for: a sheet may have a million rows. */
export function shapesOf(rows: readonly GridRow[], forms: readonly Form[]): ShapeAt {
  return haveFigureLikeNames(forms) ? noShapes : shapesFor(forms)(rows);
}

const noShapes: ShapeAt = () => undefined;

/** Wraps a function of a row that depends on its shape alone. */
export function memoizeByShape<Value>(compute: (row: GridRow, forms: readonly Form[]) => Value) {
  const known = attachedValues<RowShape, { readonly forms: readonly Form[]; readonly value: Value }>();
  return (rows: readonly GridRow[], index: number, forms: readonly Form[]): Value => {
    const shape = shapesOf(rows, forms)(index);
    if (!shape) return compute(rows[index]!, forms);
    let found = known.get(shape);
    if (found?.forms !== forms) {
      found = { forms, value: compute(rows[index]!, forms) };
      known.set(shape, found);
    }
    return found.value;
  };
}

/** Digits of a name that cannot be taken for a figure, not even with a slip. */
const maxDigitsOfName = 2;

/** True if a form has a name that could be a figure, as only a user's own form may: then every digit counts. */
const haveFigureLikeNames = memoize((forms: readonly Form[]): boolean =>
  namesOfForms(forms).some((name) => {
    const digits = name.replaceAll(/\D/g, '').length;
    return digits > maxDigitsOfName || (digits > 0 && /^[\d.,]*$/.test(name));
  }),
);

const shapesFor = memoize((forms: readonly Form[]) =>
  memoizeInObject((rows: readonly GridRow[]): ShapeAt => shapesIn(rows, forms)),
);

function shapesIn(rows: readonly GridRow[], forms: readonly Form[]): ShapeAt {
  const shapes: (RowShape | undefined)[] = [];
  const merged = new Map<Cell, Position>();
  /** The first row whose merged cells are not noted. */
  let noted = 0;
  const find = (index: number): RowShape | undefined => {
    for (; noted < index; noted++) noteMerged(rows[noted]!, noted, merged);
    noted = index + 1;
    return shapeOf(rows[index]!, index, rows[index - 1], merged, forms);
  };
  return (index) => {
    for (let next = shapes.length; next <= index && next < rows.length; next++) {
      const { pattern } = rows[next]!;
      shapes.push(pattern ? shapeOfPattern({ pattern, rows, index: next, forms }, find) : find(next));
    }
    return shapes[index];
  };
}

/** The shape of a row in its grid for some forms, where it has so many rows above, the last of which has that number. */
interface PlacedShape {
  readonly forms: readonly Form[];
  readonly shape: RowShape | undefined;
  readonly above: number;
  readonly rowAbove: number | undefined;
}

const byPattern = attachedValues<object, PlacedShape>();

/** Returns the shape of a row whose pattern tells all that it is made of; a part of a grid has shapes of its own. */
function shapeOfPattern(
  { pattern, rows, index, forms }: PatternedRow,
  find: (index: number) => RowShape | undefined,
): RowShape | undefined {
  const known = byPattern.get(pattern);
  const rowAbove = rows[index - 1]?.place.row;
  if (known?.forms === forms && known.above === index && known.rowAbove === rowAbove) return known.shape;
  const shape = find(index);
  if (!known) byPattern.set(pattern, { forms, shape, above: index, rowAbove });
  return shape;
}

interface PatternedRow {
  readonly pattern: object;
  readonly rows: readonly GridRow[];
  readonly index: number;
  readonly forms: readonly Form[];
}

/** Notes where the cells of a row are that may be in other rows, too. */
function noteMerged({ cells, place }: GridRow, index: number, merged: Map<Cell, Position>): void {
  cells.forEach((cell, position) => {
    if (!cell || (position > 0 && cell === cells[position - 1])) return;
    if (isElsewhere(cell, position, place)) merged.set(cell, { index, position });
  });
}

/** A row, from 0, and a position in it. */
interface Position {
  readonly index: number;
  readonly position: number;
}

/** The most shapes that are kept, and the characters of the longest key. */
const maxShapes = 4000;
const maxKeyLength = 600;

interface Description extends Omit<RowShape, 'id'> {
  readonly key: string;
}

let lastShape = 0;

const shapeBy = memoizeBy(
  ({ key }: Description) => key,
  maxShapes,
  ({ numbers, figures, hasText, lastFilled }): RowShape => {
    lastShape++;
    return { id: lastShape, numbers, figures, hasText, lastFilled };
  },
);

function shapeOf(
  { cells, place }: GridRow,
  index: number,
  before: GridRow | undefined,
  merged: Map<Cell, Position>,
  forms: readonly Form[],
): RowShape | undefined {
  let key = spacing(place, before?.place);
  if (key === undefined) return undefined;
  const [numbers, figures]: [number[], number[]] = [[], []];
  let hasText = false;
  let lastFilled = -1;
  for (let position = 0; position < cells.length; position++) {
    const cell = cells[position];
    if (!cell || (position > 0 && cell === cells[position - 1])) {
      key += cell ? '=' : '-';
      continue;
    }
    if (isElsewhere(cell, position, place)) {
      key += origin(cell, place, { index, position }, merged.get(cell));
      merged.set(cell, { index, position });
    }
    const mark = markOf(cell);
    if (mark) {
      key += mark;
      figures.push(position);
      numbers.push(position);
      lastFilled = position;
      continue;
    }
    if (cell.text.length > maxTextLength || key.length > maxKeyLength) return undefined;
    const { id, kind } = isPlain(cell) ? plainText(titleOfAnyBody(cell.text, forms)) : textWithMore(cell);
    key += `${id};`;
    if (kind === 'number') numbers.push(position);
    if (kind === 'text') hasText = true;
    if (kind !== 'blank') lastFilled = position;
  }
  // V8 keeps a joined text as its pieces, each of which takes more memory than all characters, until one is looked at.
  key.charCodeAt(0);
  return shapeBy({ key, numbers, figures, hasText, lastFilled });
}

/** True if a cell may be at other positions, too. */
function isElsewhere({ span, place }: Cell, position: number, { row }: Place): boolean {
  return span !== undefined || place.column !== position + 1 || place.row !== row;
}

/**
 * Describes how far a row is below the one before, and whether it is on a page or in lines; `undefined` if only one has
 * a number.
 */
function spacing({ row, table, page, line }: Place, before: Place | undefined): string | undefined {
  const kind = (page === undefined ? '' : 'p') + (line === undefined ? '' : 'l');
  if (!before) return `${kind};`;
  if ((row === undefined) !== (before.row === undefined)) return undefined;
  if ((table === undefined) !== (before.table === undefined)) return undefined;
  return `${kind}${(row ?? 0) - (before.row ?? 0)},${(table ?? 0) - (before.table ?? 0)};`;
}

/** Describes where a cell at several positions begins, and where it was before. */
function origin({ place }: Cell, { row }: Place, at: Position, before: Position | undefined): string {
  const above = row === undefined || place.row === undefined ? '?' : row - place.row;
  const left = place.column === undefined ? '?' : at.position + 1 - place.column;
  return `^${above},${left}${before ? `,${at.index - before.index},${before.position}` : ''};`;
}

/** Returns the mark that stands for a figure in plain digits: `n` for a whole number, `d` for a fraction, `f` for a formula. */
function markOf(cell: Cell): string | undefined {
  const { text, stored } = cell;
  const isCount = isPlainCount(text) && (stored?.number === undefined || stored.number === text);
  const mark = isCount ? 'n' : markOfNumber(cell);
  return mark && stored?.formula !== undefined ? `${mark}f` : mark;
}

function markOfNumber(cell: Cell): string | undefined {
  if (!/^\d[\d,]*(?:\.\d+)?$/.test(cell.text)) return undefined;
  const value = readValue(cell);
  return value.kind === 'number' ? (isWhole(value.number) ? 'n' : 'd') : undefined;
}

/** The content of a cell, as far as recognition sees it. */
interface Content {
  /** Never used again, so that it can stand for the content in a key. */
  readonly id: number;
  /** `other` is neither: a number hidden by its format, a picture. */
  readonly kind: 'number' | 'text' | 'blank' | 'other';
}

/** Characters; longer texts are neither labels nor kept. */
const maxTextLength = 200;

let lastContent = 0;

function contentOf(cell: Cell): Content {
  lastContent++;
  const isNumber = readValue(cell).kind === 'number';
  const kind = isNumber ? 'number' : cell.text.trim() !== '' ? 'text' : isEmpty(cell) ? 'blank' : 'other';
  return { id: lastContent, kind };
}

/** The most contents that are kept. */
const maxContents = 4000;

const plainText = memoizeBy(
  (text: string) => text,
  maxContents,
  (text) => contentOf({ text, place: { path: '' } }),
);

/** Tells apart all that is known of a cell. Lengths are stated, so that no text can pretend to be more. */
const textWithMore = memoizeBy(
  ({ text, stored, picture, struck }: Cell) => {
    const number = stored?.number === undefined ? '' : `#${stored.number}`;
    const kinds = `${stored?.formula === undefined ? '' : 'f'}${picture ? 'p' : ''}${struck === undefined ? '' : 's'}`;
    return `${text.length}"${text}${kinds}${number}`;
  },
  maxContents,
  contentOf,
);

/** True if a cell is its text and nothing else. */
function isPlain({ stored, picture, struck }: Cell): boolean {
  return stored === undefined && !picture && struck === undefined;
}
