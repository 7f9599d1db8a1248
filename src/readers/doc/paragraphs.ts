import { gathered, leastRise } from '../raised.ts';
import { characterProperties, type PropertiesAt, type Property, paragraphProperties } from './properties.ts';
import type { Streams } from './streams.ts';

/** What a paragraph shows. */
export interface Line {
  readonly text: string;
  /** What is struck through, and no part of the text. */
  readonly struck: string;
  /** A picture, or an object shown as one, stands in it. */
  readonly picture: boolean;
}

/** A run of text up to the mark that ends it. */
export interface Paragraph {
  readonly line: Line;
  /** Tables that it stands in, one in another: 0 outside any. */
  readonly depth: number;
  /** It is the last of a cell; of the row's end, where `row` is there. */
  readonly endsCell: boolean;
  /** It is no text, but ends a row. */
  readonly row?: RowEnd;
}

export interface RowEnd {
  /** The cells of the row, as far as it tells of them. */
  readonly cells: readonly CellBox[];
  /** Removed by a tracked change. */
  readonly deleted: boolean;
}

/** Where a cell of a row lies. */
export interface CellBox {
  /** Left and right edge, in twentieths of a point. */
  readonly from: number;
  readonly to: number;
  /** Merged with the cell above it. */
  readonly down: boolean;
  /** Merged with the cell left of it. */
  readonly across: boolean;
}

/** Paragraph marks, and what else ends one: a page or section break, the end of a cell. */
const cellMark = '\u0007';
/** Stands for a picture, or for the data of a form field. */
const pictureMark = '\u0001';
const marks = new Set(['\r', '\f', cellMark]);

/** Numbers of properties ([MS-DOC] 2.6). */
const sprm = { inTable: 0x2416, rowEnd: 0x2417, depth: 0x6649, innerCell: 0x244b, innerRowEnd: 0x244c } as const;
const rowCells = 0xd608;
const mergedDown = 0xd62b;
const mergedAcross = 0x5624;
const deletedText = 0x0800;
const hiddenText = 0x083c;
const struckText = [0x0837, 0x2a53];
const special = 0x0855;
const formData = 0x0806;
const script = 0x2a48;
const raisedBy = 0x4845;

/** The body of a document, without what lies in fields' codes, is hidden, or removed by a tracked change; what is raised is a remark. */
export function readParagraphs(streams: Streams): Paragraph[] {
  const charactersAt = characterProperties(streams);
  const paragraphAt = paragraphProperties(streams);
  const paragraphs: Paragraph[] = [];
  let left = streams.main.getUint32(0x4c, true);
  let line = openLine();
  // Of fields that are open: still within the code?
  const fields: boolean[] = [];
  for (const { text: piece, startFilePos, bpc } of streams.pieces) {
    for (let index = 0; index < piece.length && left > 0; index++, left--) {
      const offset = startFilePos + index * bpc;
      const character = piece[index]!;
      if (marks.has(character)) {
        paragraphs.push(paragraphOf(line.end(), character, offset, paragraphAt, charactersAt));
        line = openLine();
      } else if (character === '\u0013') fields.push(true);
      else if (character === '\u0014') fields[fields.length - 1] = false;
      else if (character === '\u0015') fields.pop();
      else if (!fields.includes(true)) {
        const properties = charactersAt(offset);
        if (isShown(properties)) line.add(character, properties);
      }
    }
  }
  const last = line.end();
  if (last.text !== '') paragraphs.push({ line: last, depth: 0, endsCell: false });
  return paragraphs;
}

/** A line that is gathered character by character. */
function openLine() {
  const text = gathered();
  let struck = '';
  let picture = false;
  return {
    add(character: string, properties: readonly Property[]): void {
      const is = (id: number) => properties.some((one) => one.id === id && one.operand.getUint8(0) === 1);
      if (character === pictureMark) picture ||= is(special) && !is(formData);
      if (struckText.some(is)) struck += shown(character);
      else text.add(shown(character), isRaised(properties));
    },
    end: (): Line => ({ text: text.text, struck: struck.trim(), picture }),
  };
}

function paragraphOf(
  line: Line,
  mark: string,
  offset: number,
  paragraphAt: PropertiesAt,
  charactersAt: PropertiesAt,
): Paragraph {
  const properties = paragraphAt(offset);
  const last = (id: number) => properties.findLast((one) => one.id === id)?.operand;
  const is = (id: number) => last(id)?.getUint8(0) === 1;
  const depth = last(sprm.depth)?.getInt32(0, true) ?? (is(sprm.inTable) ? 1 : 0);
  const endsRow = is(sprm.rowEnd) || is(sprm.innerRowEnd);
  const endsCell = depth > 0 && !endsRow && (depth > 1 ? is(sprm.innerCell) : mark === cellMark);
  if (!endsRow) return { line, depth, endsCell };
  const boxes = boxesOf(last(rowCells));
  for (const { id, operand } of properties) {
    if (id === mergedDown) change(boxes, operand.getUint8(0), { down: operand.getUint8(1) === 1 });
    if (id !== mergedAcross) continue;
    for (let cell = operand.getUint8(0) + 1; cell < operand.getUint8(1); cell++) change(boxes, cell, { across: true });
  }
  return { line, depth, endsCell, row: { cells: boxes, deleted: !isShown(charactersAt(offset)) } };
}

function change(boxes: CellBox[], index: number, merge: Partial<CellBox>): void {
  if (boxes[index]) boxes[index] = { ...boxes[index], ...merge };
}

/** TDefTableOperand ([MS-DOC] 2.9.321): the number of cells, an edge more than that, 20 bytes for each, or fewer. */
function boxesOf(definition: DataView | undefined): CellBox[] {
  if (!definition) return [];
  const count = definition.getUint8(0);
  const edges = Array.from({ length: count + 1 }, (_, index) => definition.getInt16(1 + 2 * index, true));
  const flagsFrom = 1 + 2 * edges.length;
  const flags = Array.from({ length: count }, (_, index) => {
    const at = flagsFrom + 20 * index;
    return at + 2 <= definition.byteLength ? definition.getUint16(at, true) : 0;
  });
  // Programs differ in which of two bits begins a merge across; the first that is set does.
  const merge = flags.map((one) => one & 3);
  const begins = merge.find((one) => one > 0);
  return flags.map((one, index) => ({
    from: edges[index]!,
    to: edges[index + 1]!,
    down: (one & 0x60) === 0x20,
    across: merge[index]! > 0 && merge[index] !== begins && merge[index - 1]! > 0,
  }));
}

function isShown(properties: readonly Property[]): boolean {
  return !properties.some(({ id, operand }) => (id === deletedText || id === hiddenText) && operand.getUint8(0) === 1);
}

/** Set above or below the line, as a footnote's mark is. */
function isRaised(properties: readonly Property[]): boolean {
  return properties.some(
    ({ id, operand }) =>
      (id === script && operand.getUint8(0) > 0) || (id === raisedBy && operand.getInt16(0, true) >= leastRise),
  );
}

/** What stands for something other than itself: a line break, hyphens; pictures, notes and drawings are no text. */
function shown(character: string): string {
  if (character >= ' ' || character === '\t') return character;
  if (character === '\u000b') return '\n';
  return character === '\u001e' ? '-' : '';
}
