import { relationships } from '../../codecs/office-package.ts';
import { type Attributes, parseXml } from '../../codecs/xml.ts';
import type { Archive } from '../../codecs/zip.ts';
import type { Extent } from '../pictured.ts';
import { lastColumn, lastRow } from '../sheet/area.ts';
import { type Measures, readMeasures } from './measures.ts';
import { isTrue } from './workbook.ts';

/** In English Metric Units, 360,000 to the centimetre: what is narrower or lower is a line, a space holder. */
const leastOfFigure = 36_000;

/** Rows or columns that a picture covers at most; one over more is a background. */
const mostSteps = 1000;

/** Where a corner of a picture stands: a row and a column from 0, and how far in it, in English Metric Units. */
interface Corner {
  col: number;
  colOff: number;
  row: number;
  rowOff: number;
}

/** What is laid over the cells of a sheet, as far as it is read. */
interface Anchor {
  readonly from: Corner;
  to: Corner | undefined;
  /** In English Metric Units. */
  width: number | undefined;
  height: number | undefined;
  shows: boolean;
}

/** The pictures that lie over the cells of a sheet, charts, embedded objects and boxes with text among them: in rows and columns from 0. */
export function readPictures(archive: Archive, part: string): Extent[] {
  const links = relationships(archive, part).filter(({ external }) => !external);
  const drawings = links.filter(({ type }) => type === 'drawing').map(({ target }) => target);
  // Where an object stands is said in the sheet itself.
  const isHost = links.some(({ type }) => type === 'oleObject' || type === 'package');
  const anchors = [...drawings, ...(isHost ? [part] : [])].flatMap((one) => {
    const bytes = archive.read(one);
    return bytes ? anchorsIn(bytes, one) : [];
  });
  if (anchors.length === 0) return [];
  const measures = readMeasures(archive.read(part)!, part);
  return anchors.flatMap((anchor) => extentOf(anchor, measures) ?? []);
}

function anchorsIn(bytes: Uint8Array, part: string): Anchor[] {
  const anchors: Anchor[] = [];
  const open: string[] = [];
  let anchor: Anchor | undefined;
  let corner: Corner | undefined;
  let hidden = false;

  const begin = (name: string, attributes: Attributes): void => {
    const isObject = name === 'anchor' && open.at(-1) === 'objectPr';
    if (isObject || /^(?:twoCell|oneCell|absolute)Anchor$/.test(name)) {
      anchor = { from: atOrigin(), to: undefined, width: undefined, height: undefined, shows: isObject };
      hidden = false;
    } else if (!anchor) return;
    else if (name === 'from') corner = anchor.from;
    else if (name === 'to') {
      anchor.to = atOrigin();
      corner = anchor.to;
    } else if (name === 'pos')
      Object.assign(anchor.from, { colOff: numberIn(attributes.x), rowOff: numberIn(attributes.y) });
    else if (name === 'ext' && attributes.cx !== undefined) {
      anchor.width ??= numberIn(attributes.cx);
      anchor.height ??= numberIn(attributes.cy);
    } else if (name === 'cNvPr') hidden ||= isTrue(attributes.hidden);
    else if (name === 'pic' || name === 'graphicFrame' || name === 'contentPart') anchor.shows = true;
  };
  parseXml(bytes, part, {
    open(name, attributes) {
      begin(name, attributes);
      open.push(name);
    },
    close(name) {
      open.pop();
      if (name === 'from' || name === 'to') corner = undefined;
      else if (anchor && /anchor$/i.test(name)) {
        if (anchor.shows && !hidden) anchors.push(anchor);
        anchor = undefined;
      }
    },
    text(chars) {
      const name = open.at(-1);
      if (corner && name !== undefined && name in corner) corner[name as keyof Corner] = numberIn(chars);
      else if (anchor && name === 't' && chars.trim() !== '') anchor.shows = true;
    },
  });
  return anchors;
}

function atOrigin(): Corner {
  return { col: 0, colOff: 0, row: 0, rowOff: 0 };
}

function numberIn(text: string | undefined): number {
  const number = Number(text);
  return Number.isFinite(number) ? Math.max(0, number) : 0;
}

/** `undefined` for what is too small to show a figure, or reaches too far. */
function extentOf({ from, to, width, height }: Anchor, { columnWidth, rowHeight }: Measures): Extent | undefined {
  if ([width, height].some((length) => length !== undefined && length > 0 && length < leastOfFigure)) return undefined;
  const left = along(from.col, from.colOff, columnWidth, lastColumn);
  const top = along(from.row, from.rowOff, rowHeight, lastRow);
  const right = to
    ? along(to.col, to.colOff, columnWidth, lastColumn)
    : along(from.col, from.colOff + (width ?? 0), columnWidth, lastColumn);
  const bottom = to
    ? along(to.row, to.rowOff, rowHeight, lastRow)
    : along(from.row, from.rowOff + (height ?? 0), rowHeight, lastRow);
  return left === undefined || top === undefined || right === undefined || bottom === undefined
    ? undefined
    : { left, top, right, bottom };
}

/** How many rows or columns lie before a spot, a part of the last one included. */
function along(first: number, offset: number, sizeOf: (number: number) => number, last: number): number | undefined {
  let left = offset;
  for (let at = first; at < Math.min(last, first + mostSteps); at++) {
    const size = sizeOf(at + 1);
    if (left <= size) return at + (size > 0 ? left / size : 0);
    left -= size;
  }
  return undefined;
}
