import type { Extent } from '../pictured-cells.ts';

/** Numbers of the records that are read ([MS-XLS] 2.3). */
const recordTypes = {
  sheet: 0x0085,
  begin: 0x0809,
  end: 0x000a,
  drawing: 0x00ec,
  object: 0x005d,
  text: 0x01b6,
} as const;

/** Types of objects ([MS-XLS] 2.5.143). Text boxes and shapes show something only if they have text. */
const chart = 5;
const picture = 8;
const boxes = [6, 0x1e];

/** Record in a drawing with the position of a shape on its sheet ([MS-XLS] 2.5.193). */
const clientAnchor = 0xf010;

/**
 * Reads the extents of the pictures over the cells of each sheet, in rows and columns from 0. Charts and boxes with
 * text count as pictures.
 */
export function readDrawings(stream: Uint8Array): Extent[][] {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const sheets: Extent[][] = [];
  for (const { id, at, length } of recordsFrom(view, 0)) {
    if (id === recordTypes.end) break;
    if (id === recordTypes.sheet && length >= 4) sheets.push(picturesFrom(view, view.getUint32(at, true)));
  }
  return sheets;
}

function picturesFrom(view: DataView, start: number): Extent[] {
  const pictures: Extent[] = [];
  let anchor: Extent | undefined;
  let kind = 0;
  /** Number of open substreams; a chart has one of its own. */
  let depth = 0;
  for (const { id, at, length } of recordsFrom(view, start)) {
    if (id === recordTypes.begin) depth++;
    else if (id === recordTypes.end && --depth <= 0) break;
    else if (id === recordTypes.drawing) anchor = anchorIn(view, at, at + length) ?? anchor;
    else if (id === recordTypes.object && length >= 6) {
      kind = view.getUint16(at + 4, true);
      if (anchor && (kind === picture || kind === chart)) pictures.push(anchor);
    } else if (id === recordTypes.text && length >= 12 && anchor && boxes.includes(kind)) {
      if (view.getUint16(at + 10, true) > 0) pictures.push(anchor);
    }
  }
  return pictures;
}

interface StoredRecord {
  readonly id: number;
  /** Offset of its content, and its length in bytes. */
  readonly at: number;
  readonly length: number;
}

function* recordsFrom(view: DataView, start: number): Generator<StoredRecord> {
  for (let at = start; at + 4 <= view.byteLength; ) {
    const length = view.getUint16(at + 2, true);
    if (at + 4 + length > view.byteLength) return;
    yield { id: view.getUint16(at, true), at: at + 4, length };
    at += 4 + length;
  }
}

/** Returns the last anchor in a piece of a drawing. A container may continue in the next piece. */
function anchorIn(view: DataView, from: number, to: number): Extent | undefined {
  let found: Extent | undefined;
  for (let at = from; at + 8 <= to; ) {
    const isContainer = (view.getUint16(at, true) & 0xf) === 0xf;
    const length = isContainer ? 0 : view.getUint32(at + 4, true);
    if (view.getUint16(at + 2, true) === clientAnchor && length >= 18 && at + 26 <= to) found = extentAt(view, at + 8);
    at += 8 + length;
  }
  return found;
}

/** Reads corners in whole columns and rows, and fractions of them in 1024ths and 256ths. */
function extentAt(view: DataView, at: number): Extent {
  const [left, leftPart, top, topPart, right, rightPart, bottom, bottomPart] = Array.from({ length: 8 }, (_, index) =>
    view.getUint16(at + 2 + 2 * index, true),
  ) as [number, number, number, number, number, number, number, number];
  return {
    left: left + leftPart / 1024,
    top: top + topPart / 256,
    right: right + rightPart / 1024,
    bottom: bottom + bottomPart / 256,
  };
}
