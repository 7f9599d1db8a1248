import { seen } from '../../codecs/sanitize.ts';
import { equals } from '../../model/decimal.ts';
import { readValue, type Value } from '../../model/value.ts';

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '<br>',
};

/** Text of the report as markup: nothing in it is obeyed, its line breaks stay. */
export function escaped(text: string): string {
  return seen(text, '').replaceAll(/[&<>"\n]/g, (character) => references[character]!);
}

/** The value of an attribute, quotes included. */
export function quoted(text: string): string {
  return `"${seen(text, '\ufffd').replaceAll(/[&<>"]/g, (character) => references[character]!)}"`;
}

/**
 * The text of a figure's cell. HTML draws white space together: where that would make a number of what is none, the
 * blanks are written as something that is seen, as are characters that are not.
 */
export function escapedFigure(text: string): string {
  const shown = seen(text, '\ufffd');
  const drawn = shown.replaceAll(/\n+/g, '\n').replaceAll(/[^\S\n]+/g, ' ');
  return escaped(isSame(readValue({ text: drawn }), readValue({ text })) ? shown : shown.replaceAll(/\s/g, '\u2423'));
}

function isSame(one: Value, other: Value): boolean {
  if (one.kind !== 'number' || other.kind !== 'number') return one.kind === other.kind;
  return equals(one.number, other.number) && one.unit === other.unit;
}
