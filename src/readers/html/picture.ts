import { attribute, type Element } from './tree.ts';

/** The position of a picture on its page. */
export interface Surroundings {
  /** Text precedes it on the page. */
  readonly afterText: boolean;
  /** Nothing precedes it in its paragraph. */
  readonly alone: boolean;
  readonly inLink: boolean;
  /** It is in a table that is not a layout table. */
  readonly inCell: boolean;
}

/** The smallest picture of a table, in pixels; logos, icons and QR codes are smaller. */
const minSize = { width: 240, height: 80 };

/**
 * True if a picture may show a table: it follows some text and is large by its markup; without a stated size, it is a
 * paragraph of its own and not a link. An element that shows another file counts anywhere on the page, since the whole report
 * may be in that file.
 */
export function mayShowTable(element: Element, { afterText, alone, inLink, inCell }: Surroundings): boolean {
  if (/^(?:svg|audio|video)$/.test(element.tagName) || (element.tagName === 'img' && !afterText)) return false;
  const width = size(element, 'width');
  const height = size(element, 'height');
  if (width === undefined && height === undefined) return alone && !inLink && !inCell;
  return (width ?? minSize.width) >= minSize.width && (height ?? minSize.height) >= minSize.height;
}

/** The smallest width and height of a picture of a figure, in pixels; smaller ones are spacers, or count visits. */
const minLength = 4;

/** The greatest height of a floating picture of a figure, in pixels; a higher one, such as a seal, covers several cells. */
const maxFloatingHeight = 80;

/** True if an element in a cell may be a picture of the figure of the cell. */
export function mayShowFigure(element: Element, floats: boolean): boolean {
  const sources = element.attrs.filter(({ name, value }) => isSource.test(name) && value.trim() !== '');
  const isShown = element.tagName !== 'img' || sources.some(({ value }) => !isSpacer(value));
  const height = size(element, 'height');
  return (
    isShown &&
    (size(element, 'width') ?? minLength) >= minLength &&
    (height ?? minLength) >= minLength &&
    !(floats && (height ?? 0) > maxFloatingHeight)
  );
}

/** Attributes that name a picture, including those for scripts that load it on scrolling. */
const isSource = /^(?:src|srcset|data-.+)$/;

/** The usual names of a blank picture. */
const spacer = /(?:^|\/)(?:spacer|space|blank|clear|transparent|pixel|1x1|1px)\.(?:gif|png)\s*$/i;

export function isSpacer(address: string): boolean {
  return spacer.test(address);
}

/** Returns a length in pixels, if stated; a percentage is one of a small window. */
function size(element: Element, name: 'width' | 'height'): number | undefined {
  const style = new RegExp(`(?:^|[;\\s])${name}\\s*:\\s*([\\d.]+)\\s*(px|pt|r?em|%|vw|vh|(?=;|$))`, 'i');
  const declared =
    style.exec(attribute(element, 'style') ?? '') ?? /^\s*([\d.]+)\s*(px|%)?/.exec(attribute(element, name) ?? '');
  if (!declared) return undefined;
  return Number(declared[1]) * (pixels[declared[2]?.toLowerCase() ?? 'px'] ?? 1);
}

const pixels: Readonly<Record<string, number>> = { px: 1, pt: 4 / 3, em: 16, rem: 16, '%': 6, vw: 6, vh: 6 };
