import { mayShowFigure, mayShowTable } from '../picture-size.ts';
import { type Element, isTrue } from './tree.ts';

/** A picture, a shape or an embedded object. */
export interface Drawing {
  /** A picture, or an object shown as one, that is large enough to show a table. */
  readonly large: boolean;
  /** A picture in line with the text, as a character is. */
  readonly inline: boolean;
  /** It may show the figure of a cell that contains it. */
  readonly fillsCell: boolean;
  /** The content of its text boxes. */
  readonly boxes: readonly Element[];
  /** A file of another program within the document; only a picture of it is shown. */
  readonly embedded: boolean;
}

/** Elements that show more than lines: a picture, a chart, ink, text drawn as a shape. */
const visible = ['blip', 'imagedata', 'chart', 'relIds', 'contentPart', 'OLEObject', 'textpath'] as const;

/** Reads a `drawing`, or a `pict` or `object` of older programs; returns `undefined` for a hidden one. */
export function readDrawing(element: Element): Drawing | undefined {
  const parts = partsOf(element);
  const attributesOf = (...names: readonly string[]) => parts.find(({ name }) => names.includes(name))?.attributes;
  const style = parts.find(({ attributes }) => attributes.style !== undefined)?.attributes.style ?? '';
  if (isTrue(attributesOf('docPr')?.hidden) || /visibility:\s*hidden/.test(style)) return undefined;
  const isPicture = attributesOf('blip', 'imagedata') !== undefined;
  const extent = attributesOf('extent');
  const size = {
    width: extent ? Number(extent.cx) / unitsPerCentimetre : lengthOf(style, 'width'),
    height: extent ? Number(extent.cy) / unitsPerCentimetre : lengthOf(style, 'height'),
  };
  const floats = attributesOf('anchor') !== undefined || /position:\s*absolute/.test(style);
  return {
    fillsCell: attributesOf(...visible) !== undefined && mayShowFigure(size, floats),
    large: isPicture && mayShowTable(size),
    inline: isPicture && !floats,
    boxes: parts.filter(({ name }) => name === 'txbxContent'),
    embedded: element.name === 'object' && !/^equation/i.test(attributesOf('OLEObject')?.ProgID ?? ''),
  };
}

/** Returns the elements within a drawing, without the content of its text boxes. */
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

/** English Metric Units. */
const unitsPerCentimetre = 360_000;
const unitsPer: Readonly<Record<string, number>> = { pt: 12_700, in: 914_400, cm: 360_000, mm: 36_000, px: 9525 };

/** Returns a length of a style, such as `width:415.3pt`, in centimetres; without a unit it counts pixels. */
function lengthOf(style: string, property: string): number {
  const [, number = '', unit = 'px'] =
    new RegExp(`(?:^|;)\\s*${property}:\\s*([\\d.]+)(pt|in|cm|mm|px)?`).exec(style) ?? [];
  return (Number(number) * unitsPer[unit]!) / unitsPerCentimetre;
}
