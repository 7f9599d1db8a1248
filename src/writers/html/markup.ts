import { replaceInvisible } from '../../codecs/sanitize.ts';
import { equals } from '../../model/decimal.ts';
import { readValue, type Value } from '../../model/value.ts';

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '<br>',
};

/** Escapes text of a report as markup; its line breaks stay. */
export function escaped(text: string): string {
  return replaceInvisible(text, '').replaceAll(/[&<>"\n]/g, (character) => references[character]!);
}

/** Escapes the value of an attribute, and puts it in quotes. */
export function quoted(text: string): string {
  return `"${replaceInvisible(text, '\ufffd').replaceAll(/[&<>"]/g, (character) => references[character]!)}"`;
}

/**
 * Escapes the text of a figure's cell. HTML collapses white space: if that would turn the text into another value,
 * spaces are written as visible characters; invisible characters always are.
 */
export function escapedFigure(text: string): string {
  const shown = replaceInvisible(text, '\ufffd');
  const drawn = shown.replaceAll(/\n+/g, '\n').replaceAll(/[^\S\n]+/g, ' ');
  return escaped(isSame(readValue({ text: drawn }), readValue({ text })) ? shown : shown.replaceAll(/\s/g, '\u2423'));
}

function isSame(one: Value, other: Value): boolean {
  if (one.kind !== 'number' || other.kind !== 'number') return one.kind === other.kind;
  return equals(one.number, other.number) && one.unit === other.unit;
}
