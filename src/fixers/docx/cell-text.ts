import { around, type Markup } from '../../codecs/markup.ts';
import { type Decimal, equals, format } from '../../model/decimal.ts';
import { readValue } from '../../model/value.ts';
import type { Located } from '../../readers/located-docx.ts';
import { TextBuilder } from '../../readers/text-builder.ts';

/** The characters that an element of a cell prints. */
export interface Piece {
  readonly element: Markup;
  readonly text: string;
  /** The part of `text` that belongs to the figure; offsets from 0, `to` excluded. */
  readonly from: number;
  readonly to: number;
}

/** The figure of a cell: every piece that holds a part of it, in order; none in a blank cell. */
export interface Figure {
  readonly pieces: readonly Piece[];
  /** The number to write in place of it. */
  readonly number: string;
}

/** Space, or nothing at all. */
const blank = /^\s*$/;

/**
 * Finds the figure in what a cell prints, without the space around it and the note behind it, which stay. Returns `undefined`
 * if the elements of the cell do not print `shown`, or if it is unclear where its note begins.
 */
export function figureOf(cell: Markup, shown: string, to: Decimal, { printed }: Located): Figure | undefined {
  const all = [...printed].filter(({ 0: { tag } }) => tag.from > cell.tag.from && tag.from < cell.end);
  const line = new TextBuilder();
  let last: Markup | undefined;
  for (const [element, { text, raised }] of all) {
    const paragraph = paragraphOf(element);
    if (last && paragraph !== last) line.add('\n');
    last = paragraph;
    line.add(text, raised);
  }
  // The number of a list is printed, but is no element.
  if (withoutSpace(line.text) !== withoutSpace(shown)) return undefined;

  const isAllRaised = all.every(([, { text, raised }]) => raised || blank.test(text));
  const plain = all.filter(([, { raised }]) => isAllRaised || !raised);
  const text = plain.map(([, one]) => one.text).join('');
  const end = figureEnd(text, shown, to);
  if (end === undefined) return undefined;
  const figure = text.slice(0, end);
  const [start, stop] = [figure.length - figure.trimStart().length, figure.trimEnd().length];
  const pieces: Piece[] = [];
  let at = 0;
  for (const [element, one] of plain) {
    const [from, upTo] = [Math.max(0, start - at), Math.min(one.text.length, stop - at)];
    if (from < upTo) pieces.push({ element, text: one.text, from, to: upTo });
    at += one.text.length;
  }
  return { pieces, number: format(to) };
}

/** Returns where a figure ends in front of its note: a remark in brackets, the mark of a footnote. */
function figureEnd(text: string, shown: string, to: Decimal): number | undefined {
  const value = readValue({ text: shown });
  if (value.kind !== 'number' || value.note === undefined) return text.length;
  const whole = readValue({ text });
  if (whole.kind === 'number' && whole.note === undefined) return text.length;
  for (const { index } of text.matchAll(/[(（¹²³⁰⁴-⁹①-⑳⑴-⒇❶-❿➀-➓]/gu)) {
    const before = readValue({ text: text.slice(0, index) });
    const after = readValue({ text: `${format(to)}${text.slice(index)}` });
    const isNote = before.kind === 'number' && before.note === undefined;
    if (isNote && after.kind === 'number' && equals(after.number, to)) return index;
  }
  return undefined;
}

/** Returns the nearest paragraph around an element. */
function paragraphOf(element: Markup): Markup | undefined {
  for (const one of around(element)) if (one.name === 'p') return one;
  return undefined;
}

function withoutSpace(text: string): string {
  return text.replaceAll(/\s/g, '');
}
