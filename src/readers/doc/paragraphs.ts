import { minRise, TextBuilder } from '../text-builder.ts';
import { characterProperties, type PropertiesAt, type Property, paragraphProperties } from './properties.ts';
import type { Streams } from './streams.ts';

/** The content of a paragraph. */
export interface Line {
  readonly text: string;
  /** Text that is struck through, and not part of `text`. */
  readonly struck: string;
  /** It contains a picture, or an object shown as one. */
  readonly picture: boolean;
}

/** A paragraph with its position in tables. */
export interface Paragraph {
  readonly line: Line;
  /** The number of nested tables around it: 0 outside any. */
  readonly depth: number;
  /** It is the last paragraph of a cell. */
  readonly endsCell: boolean;
  /** The end of a row, if the paragraph is one, and not text: the row's cells as far as stated; `deleted` by a change. */
  readonly row?: { readonly cells: readonly CellBox[]; readonly deleted: boolean };
}

/** The position of a cell in its row. */
export interface CellBox {
  /** Left and right edge, in twentieths of a point. */
  readonly from: number;
  readonly to: number;
  /** Merged with the cell above it. */
  readonly mergedDown: boolean;
  /** Merged with the cell to its left. */
  readonly mergedAcross: boolean;
}

/** Ends a cell, and the last paragraph in it. */
const cellMark = '\u0007';
/** Represents a picture, or the data of a form field. */
const pictureCharacter = '\u0001';
/** Characters that end a paragraph: its mark, a page or section break, the end of a cell. */
const paragraphEnds = new Set(['\r', '\f', cellMark]);

/** Numbers of properties ([MS-DOC] 2.6). */
const sprm = {
  inTable: 0x2416,
  rowEnd: 0x2417,
  depth: 0x6649,
  innerCell: 0x244b,
  innerRowEnd: 0x244c,
  rowCells: 0xd608,
  verticalMerge: 0xd62b,
  horizontalMerge: 0x5624,
  deleted: 0x0800,
  hidden: 0x083c,
  strike: 0x0837,
  doubleStrike: 0x2a53,
  special: 0x0855,
  formData: 0x0806,
  script: 0x2a48,
  position: 0x4845,
} as const;

/**
 * Reads the body of a document, without field codes, hidden text and text that a tracked change has deleted. Raised text becomes
 * a remark.
 * @throws {RangeError} if the document is malformed
 */
export function readParagraphs(streams: Streams): Paragraph[] {
  const charactersAt = characterProperties(streams);
  const paragraphAt = paragraphProperties(streams);
  const paragraphs: Paragraph[] = [];
  let left = streams.main.getUint32(0x4c, true);
  let line = lineBuilder();
  const fields = openFields();
  for (const { text: piece, startFilePos, bpc } of streams.pieces) {
    for (let index = 0; index < piece.length && left > 0; index++, left--) {
      const offset = startFilePos + index * bpc;
      const character = piece[index]!;
      if (paragraphEnds.has(character)) {
        paragraphs.push(paragraphOf(line.end(), character, offset, paragraphAt, charactersAt));
        line = lineBuilder();
      } else if (!fields.take(character) && !fields.areInCode()) {
        const properties = charactersAt(offset);
        if (isShown(properties)) line.add(character, properties);
      }
    }
  }
  const last = line.end();
  if (last.text !== '') paragraphs.push({ line: last, depth: 0, endsCell: false });
  return paragraphs;
}

/** Follows the fields that begin and end in a text; each has a code, which is not shown, then a result. */
function openFields() {
  /** True for each open field whose code is being read. */
  const open: boolean[] = [];
  let codes = 0;
  const endCode = () => {
    if (open.pop()) codes--;
  };
  return {
    areInCode: () => codes > 0,
    /** Returns true for a character that begins a field, ends its code, or ends it. */
    take(character: string): boolean {
      if (character < '\u0013' || character > '\u0015') return false;
      if (character === '\u0013') codes++;
      else endCode();
      if (character !== '\u0015') open.push(character === '\u0013');
      return true;
    },
  };
}

/** Collects a line character by character. */
function lineBuilder() {
  const text = new TextBuilder();
  let struck = '';
  let picture = false;
  return {
    add(character: string, properties: readonly Property[]): void {
      const is = (id: number) => properties.some((one) => one.id === id && one.operand.getUint8(0) === 1);
      if (character === pictureCharacter) picture ||= is(sprm.special) && !is(sprm.formData);
      if (is(sprm.strike) || is(sprm.doubleStrike)) struck += shown(character);
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
  const boxes = boxesOf(last(sprm.rowCells));
  for (const { id, operand } of properties) {
    if (id === sprm.verticalMerge) setMerge(boxes, operand.getUint8(0), { mergedDown: operand.getUint8(1) === 1 });
    if (id !== sprm.horizontalMerge) continue;
    for (let cell = operand.getUint8(0) + 1; cell < operand.getUint8(1); cell++)
      setMerge(boxes, cell, { mergedAcross: true });
  }
  return { line, depth, endsCell, row: { cells: boxes, deleted: !isShown(charactersAt(offset)) } };
}

function setMerge(boxes: CellBox[], index: number, merge: Partial<CellBox>): void {
  if (boxes[index]) boxes[index] = { ...boxes[index], ...merge };
}

/** Reads a TDefTableOperand ([MS-DOC] 2.9.321): the number of cells, their edges (one more), up to 20 bytes for each cell. */
function boxesOf(definition: DataView | undefined): CellBox[] {
  if (!definition) return [];
  const count = definition.getUint8(0);
  const edges = Array.from({ length: count + 1 }, (_, index) => definition.getInt16(1 + 2 * index, true));
  const flagsFrom = 1 + 2 * edges.length;
  const flags = Array.from({ length: count }, (_, index) => {
    const at = flagsFrom + 20 * index;
    return at + 2 <= definition.byteLength ? definition.getUint16(at, true) : 0;
  });
  // Programs differ in which of two bits begins a horizontal merge: it is the first one set.
  const merge = flags.map((one) => one & 3);
  const begins = merge.find((one) => one > 0);
  return flags.map((one, index) => ({
    from: edges[index]!,
    to: edges[index + 1]!,
    mergedDown: (one & 0x60) === 0x20,
    mergedAcross: merge[index]! > 0 && merge[index] !== begins && merge[index - 1]! > 0,
  }));
}

function isShown(properties: readonly Property[]): boolean {
  return !properties.some(
    ({ id, operand }) => (id === sprm.deleted || id === sprm.hidden) && operand.getUint8(0) === 1,
  );
}

/** True for superscript and subscript, as the mark of a footnote is. */
function isRaised(properties: readonly Property[]): boolean {
  return properties.some(
    ({ id, operand }) =>
      (id === sprm.script && operand.getUint8(0) > 0) || (id === sprm.position && operand.getInt16(0, true) >= minRise),
  );
}

/** Returns the text of a character; special ones are a line break, a hyphen, or empty as pictures and notes are. */
function shown(character: string): string {
  if (character >= ' ' || character === '\t') return character;
  if (character === '\u000b') return '\n';
  return character === '\u001e' ? '-' : '';
}
