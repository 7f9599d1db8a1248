import { type Element, isTrue } from './tree.ts';

/** Something drawn: a picture, a shape, an embedded object. */
export interface Drawing {
  /** A picture, or an object shown as one, large enough to hold a table. */
  readonly large: boolean;
  /** A picture that stands in the text as a character does. */
  readonly inline: boolean;
  /** In a cell, it may be a picture of what stands there: no line, no space holder, no seal laid over several cells. */
  readonly standsInCell: boolean;
  /** What stands in its text boxes. */
  readonly boxes: readonly Element[];
  /** A file of another program in the document, of which only a picture is shown. */
  readonly embedded: boolean;
}

/** In English Metric Units, 360,000 to the centimetre: what is smaller is a logo, a seal, a line. */
const leastWidth = 8 * 360_000;
const leastHeight = 3 * 360_000;

/** A picture of a figure is no smaller, and where it floats, no higher. */
const leastOfFigure = 36_000;
const mostFloating = 1.5 * 360_000;

/** What shows more than lines: a picture, a chart, a drawing by hand, letters drawn as a shape. */
const shown = ['blip', 'imagedata', 'chart', 'relIds', 'contentPart', 'OLEObject', 'textpath'] as const;

/** Reads a `drawing`, or a `pict` or `object` of older programs; `undefined` for one that is hidden. */
export function readDrawing(element: Element): Drawing | undefined {
  const parts = partsOf(element);
  const attributesOf = (...names: readonly string[]) => parts.find(({ name }) => names.includes(name))?.attributes;
  const style = parts.find(({ attributes }) => attributes.style !== undefined)?.attributes.style ?? '';
  if (isTrue(attributesOf('docPr')?.hidden) || /visibility:\s*hidden/.test(style)) return undefined;
  const isPicture = attributesOf('blip', 'imagedata') !== undefined;
  const extent = attributesOf('extent');
  const [width, height] = extent
    ? [Number(extent.cx), Number(extent.cy)]
    : [lengthOf(style, 'width'), lengthOf(style, 'height')];
  const floats = attributesOf('anchor') !== undefined || /position:\s*absolute/.test(style);
  const isSmall = [width, height].some((length) => length > 0 && length < leastOfFigure);
  return {
    standsInCell: attributesOf(...shown) !== undefined && !isSmall && !(floats && height > mostFloating),
    large: isPicture && width >= leastWidth && height >= leastHeight,
    inline: isPicture && !floats,
    boxes: parts.filter(({ name }) => name === 'txbxContent'),
    embedded: element.name === 'object' && !/^equation/i.test(attributesOf('OLEObject')?.ProgID ?? ''),
  };
}

/** All that it is made of, but for what stands in its text boxes. */
function partsOf(element: Element): Element[] {
  const parts: Element[] = [];
  const walk = ({ children }: Element): void => {
    for (const child of children) {
      parts.push(child);
      if (child.name !== 'txbxContent') walk(child);
    }
  };
  walk(element);
  return parts;
}

const units: Readonly<Record<string, number>> = { pt: 12_700, in: 914_400, cm: 360_000, mm: 36_000, px: 9525 };

/** `width:415.3pt` of a style, in English Metric Units; pixels where it names no unit. */
function lengthOf(style: string, property: string): number {
  const [, number = '', unit = 'px'] =
    new RegExp(`(?:^|;)\\s*${property}:\\s*([\\d.]+)(pt|in|cm|mm|px)?`).exec(style) ?? [];
  return Number(number) * units[unit]!;
}
