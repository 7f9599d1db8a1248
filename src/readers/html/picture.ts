import { attribute, type Element } from './tree.ts';

/** Where a picture stands on its page. */
export interface Surroundings {
  /** Text of the page has come before it. */
  readonly afterText: boolean;
  /** Nothing has come before it in its paragraph. */
  readonly alone: boolean;
  readonly inLink: boolean;
  /** In a table that holds text in its cells. */
  readonly inCell: boolean;
}

/** Pixels that a picture of a table has at least; logos, icons and the marks of QR readers are smaller. */
const least = { width: 240, height: 80 };

/**
 * Whether a picture may show a table: one below some text, large as far as its markup says; where it says nothing of the
 * size, one that is a paragraph of its own and no link. What shows another file counts wherever it stands,
 * for the whole report may be in it.
 */
export function mayShowTable(element: Element, { afterText, alone, inLink, inCell }: Surroundings): boolean {
  if (/^(?:svg|audio|video)$/.test(element.tagName) || (element.tagName === 'img' && !afterText)) return false;
  const width = size(element, 'width');
  const height = size(element, 'height');
  if (width === undefined && height === undefined) return alone && !inLink && !inCell;
  return (width ?? least.width) >= least.width && (height ?? least.height) >= least.height;
}

/** Pixels of a picture that can show a figure: what is lower or narrower holds room for others, or counts visits. */
const leastOfFigure = 4;

/** Pixels down a picture that floats and stands in one cell: a higher one, as that of a seal, is laid over several. */
const mostFloating = 80;

/** Whether what is written in a cell may be a picture of what stands there. */
export function standsInCell(element: Element, floats: boolean): boolean {
  const sources = element.attrs.filter(({ name, value }) => isSource.test(name) && value.trim() !== '');
  const isShown = element.tagName !== 'img' || sources.some(({ value }) => !isSpaceHolder(value));
  const height = size(element, 'height');
  return (
    isShown &&
    (size(element, 'width') ?? leastOfFigure) >= leastOfFigure &&
    (height ?? leastOfFigure) >= leastOfFigure &&
    !(floats && (height ?? 0) > mostFloating)
  );
}

/** Attributes that name a picture, those included that a script reads when it is scrolled to. */
const isSource = /^(?:src|srcset|data-.+)$/;

/** The names that everybody gives to a picture of nothing. */
const spaceHolder = /(?:^|\/)(?:spacer|space|blank|clear|transparent|pixel|1x1|1px)\.(?:gif|png)\s*$/i;

export function isSpaceHolder(address: string): boolean {
  return spaceHolder.test(address);
}

/** In pixels, as far as that can be told: a percentage is taken for so much of a small window. */
function size(element: Element, name: 'width' | 'height'): number | undefined {
  const style = new RegExp(`(?:^|[;\\s])${name}\\s*:\\s*([\\d.]+)\\s*(px|pt|r?em|%|vw|vh|(?=;|$))`, 'i');
  const declared =
    style.exec(attribute(element, 'style') ?? '') ?? /^\s*([\d.]+)\s*(px|%)?/.exec(attribute(element, name) ?? '');
  if (!declared) return undefined;
  return Number(declared[1]) * (pixels[declared[2]?.toLowerCase() ?? 'px'] ?? 1);
}

const pixels: Readonly<Record<string, number>> = { px: 1, pt: 4 / 3, em: 16, rem: 16, '%': 6, vw: 6, vh: 6 };
