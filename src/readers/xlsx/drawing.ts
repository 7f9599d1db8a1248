import { relationships } from '../../codecs/office-package.ts';
import { type Attributes, parseXml } from '../../codecs/xml.ts';
import type { Archive } from '../../codecs/zip.ts';
import { mayShowFigure } from '../picture-size.ts';
import type { Extent } from '../pictured-cells.ts';
import { lastColumn, lastRow } from '../sheet/area.ts';
import { type Measures, readMeasures } from './measures.ts';
import { isTrue } from './schema-types.ts';

/** English Metric Units in a centimetre. */
const unitsPerCentimetre = 360_000;

/** Rows or columns that a picture covers; one over more is a background. */
const maxSteps = 1000;

/** A corner of a picture: a row and a column from 0, and the offset in them in English Metric Units. */
interface Corner {
  col: number;
  colOff: number;
  row: number;
  rowOff: number;
}

/** A picture or object over the cells of a sheet. */
interface Anchor {
  readonly from: Corner;
  to?: Corner;
  /** In English Metric Units. */
  width?: number;
  height?: number;
  /** It shows more than lines. */
  visible: boolean;
  hidden: boolean;
}

/**
 * Reads the extents of the pictures over the cells of a sheet, in rows and columns from 0. Charts, embedded objects and
 * boxes with text count as pictures.
 */
export function readPictures(archive: Archive, part: string): Extent[] {
  const links = relationships(archive, part).filter(({ external }) => !external);
  const drawings = links.filter(({ type }) => type === 'drawing').map(({ target }) => target);
  // The position of an embedded object is stated in the sheet itself.
  const hasObjects = links.some(({ type }) => type === 'oleObject' || type === 'package');
  const anchors = [...drawings, ...(hasObjects ? [part] : [])].flatMap((one) => {
    const bytes = archive.read(one);
    return bytes ? readAnchors(bytes, one) : [];
  });
  if (anchors.length === 0) return [];
  const measures = readMeasures(archive.read(part)!, part);
  return anchors.flatMap((anchor) => extentOf(anchor, measures) ?? []);
}

function readAnchors(bytes: Uint8Array, part: string): Anchor[] {
  const anchors: Anchor[] = [];
  let anchor: Anchor | undefined;
  let corner: Corner | undefined;
  parseXml(bytes, part, {
    open(name, attributes, around) {
      const isObject = name === 'anchor' && around.at(-1) === 'objectPr';
      if (isObject || /^(?:twoCell|oneCell|absolute)Anchor$/.test(name)) {
        anchor = { from: origin(), visible: isObject, hidden: false };
      } else if (anchor) {
        applyProperty(anchor, name, attributes);
        if (name === 'from' || name === 'to') corner = anchor[name];
      }
    },
    close(name) {
      if (name === 'from' || name === 'to') corner = undefined;
      else if (anchor && /anchor$/i.test(name)) {
        if (anchor.visible && !anchor.hidden) anchors.push(anchor);
        anchor = undefined;
      }
    },
    text(chars, around) {
      const name = around.at(-1);
      if (corner && name !== undefined && name in corner) corner[name as keyof Corner] = numberIn(chars);
      else if (anchor && name === 't' && chars.trim() !== '') anchor.visible = true;
    },
  });
  return anchors;
}

/** Applies an element within an anchor. */
function applyProperty(anchor: Anchor, name: string, attributes: Attributes): void {
  switch (name) {
    case 'to':
      anchor.to = origin();
      break;
    case 'pos':
      Object.assign(anchor.from, { colOff: numberIn(attributes.x), rowOff: numberIn(attributes.y) });
      break;
    case 'ext':
      if (attributes.cx === undefined) break;
      anchor.width ??= numberIn(attributes.cx);
      anchor.height ??= numberIn(attributes.cy);
      break;
    case 'cNvPr':
      anchor.hidden ||= isTrue(attributes.hidden);
      break;
    case 'pic':
    case 'graphicFrame':
    case 'contentPart':
      anchor.visible = true;
      break;
  }
}

function origin(): Corner {
  return { col: 0, colOff: 0, row: 0, rowOff: 0 };
}

function numberIn(text: string | undefined): number {
  const number = Number(text);
  return Number.isFinite(number) ? Math.max(0, number) : 0;
}

/** Returns `undefined` for a picture that is too small to show a figure, or covers too many cells. */
function extentOf(
  { from, to, width = 0, height = 0 }: Anchor,
  { columnWidth, rowHeight }: Measures,
): Extent | undefined {
  if (!mayShowFigure({ width: width / unitsPerCentimetre, height: height / unitsPerCentimetre }, false))
    return undefined;
  const end = to ?? { ...from, colOff: from.colOff + width, rowOff: from.rowOff + height };
  const left = along(from.col, from.colOff, columnWidth, lastColumn);
  const top = along(from.row, from.rowOff, rowHeight, lastRow);
  const right = along(end.col, end.colOff, columnWidth, lastColumn);
  const bottom = along(end.row, end.rowOff, rowHeight, lastRow);
  return left === undefined || top === undefined || right === undefined || bottom === undefined
    ? undefined
    : { left, top, right, bottom };
}

/**
 * Converts an offset from the start of row or column `first` to rows or columns from 0, the fraction included;
 * `undefined` if it reaches too far.
 */
function along(first: number, offset: number, sizeOf: (number: number) => number, last: number): number | undefined {
  let left = offset;
  for (let at = first; at < Math.min(last, first + maxSteps); at++) {
    const size = sizeOf(at + 1);
    if (left <= size) return at + (size > 0 ? left / size : 0);
    left -= size;
  }
  return undefined;
}
