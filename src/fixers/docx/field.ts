import { around, type Markup } from '../../codecs/markup.ts';
import { attributeOf } from '../../codecs/xml-tags.ts';
import { within } from './within.ts';

/**
 * Returns the instruction of a field that an element of a cell belongs to, or that stands in its paragraph, where it would
 * be hard to tell; `undefined` without one.
 */
export function fieldIn(xml: string, cell: Markup, element: Markup): string | undefined {
  for (const one of around(element)) {
    if (one === cell) break;
    if (one.name === 'fldSimple') return decoded(attributeOf(xml, one.tag, `${one.prefix}instr`)?.value ?? '');
  }
  const inside = within(cell);
  if (!inside.some(({ name }) => name === 'fldChar')) return undefined;
  const instructions = inside.filter(({ name }) => name === 'instrText');
  return decoded(instructions.map(({ tag, inner }) => xml.slice(tag.to, Math.max(tag.to, inner))).join(''));
}

function decoded(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll(/&#?\w+;/g, '')
    .trim();
}
