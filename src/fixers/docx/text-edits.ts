import type { Markup } from '../../codecs/markup.ts';
import type { Edit } from '../../codecs/splice.ts';
import { slashOf } from '../../codecs/xml-tags.ts';
import type { Figure, Piece } from './cell-text.ts';

/**
 * Returns the edits that put a number in place of a figure: into its first text, while its other texts lose what they have of
 * it. Runs, their format and the space around the figure stay.
 */
export function textEdits(xml: string, { pieces, number }: Figure): Edit[] {
  const first = pieces.find(({ element }) => element.name === 't') ?? pieces[0];
  return pieces.flatMap((piece): Edit[] => {
    const { name, prefix, tag, end } = piece.element;
    if (name === 't') return [replaced(xml, piece, piece === first ? number : '')];
    // Line breaks and tabs are space.
    if (name !== 'noBreakHyphen') return [];
    return [{ from: tag.from, to: end, text: piece === first ? `<${prefix}t>${number}</${prefix}t>` : '' }];
  });
}

/** Puts a text in place of what an element has of the figure, and leaves the rest as it is written. */
function replaced(xml: string, { element, text, from, to }: Piece, by: string): Edit {
  const start = element.tag.to;
  const written = xml.slice(start, element.inner);
  const at = /[&<]/.test(written) ? -1 : written.indexOf(text);
  return at < 0
    ? { from: start, to: element.inner, text: escaped(text.slice(0, from) + by + text.slice(to)) }
    : { from: start + at + from, to: start + at + to, text: by };
}

/** Returns the edit that puts content into an element, at its end. */
export function append(xml: string, element: Markup, content: string): Edit {
  const { tag, prefix, name, inner } = element;
  return tag.kind === 'empty'
    ? { from: slashOf(xml, tag), to: tag.to, text: `>${content}</${prefix}${name}>` }
    : { from: inner, to: inner, text: content };
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
