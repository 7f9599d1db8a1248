import { type Decimal, format } from '../../model/decimal.ts';
import { escapeInvisible } from '../sanitize.ts';

/** A JSON value, with numbers of any length. */
export type Json = null | boolean | number | string | Decimal | readonly Json[] | { readonly [key: string]: Json };

/** Characters of a list or object of plain values that is put on one line. */
const maxLineLength = 160;

/**
 * Writes JSON, indented by two spaces; a short list or object of plain values is on one line. A decimal is written
 * digit by digit, even if a double could not hold it. Invisible characters are escaped, so that no terminal or line
 * reader acts on them.
 */
export function stringify(value: Json, indent = ''): string {
  if (value === null || typeof value !== 'object') return literal(value);
  if (isDecimal(value)) return format(value);
  const isList = Array.isArray(value);
  const [open, close] = isList ? '[]' : '{}';
  const inner = `${indent}  `;
  const members = isList
    ? value.map((member) => stringify(member, inner))
    : Object.entries(value).map(([key, member]) => `${literal(key)}: ${stringify(member, inner)}`);
  if (members.length === 0) return `${open}${close}`;
  if (!members.some((member) => member.includes('\n'))) {
    const line = isList ? `[${members.join(', ')}]` : `{ ${members.join(', ')} }`;
    if (line.length <= maxLineLength && Object.values(value).every(isPlain)) return line;
  }
  return `${open}\n${inner}${members.join(`,\n${inner}`)}\n${indent}${close}`;
}

/** Writes JSON on one line. */
export function stringifyLine(value: Json): string {
  if (value === null || typeof value !== 'object') return literal(value);
  if (isDecimal(value)) return format(value);
  if (Array.isArray(value)) return `[${value.map(stringifyLine).join(',')}]`;
  return `{${Object.entries(value)
    .map(([key, member]) => `${stringifyLine(key)}:${stringifyLine(member)}`)
    .join(',')}}`;
}

function literal(value: null | boolean | number | string): string {
  return escapeInvisible(JSON.stringify(value), (code) => `\\u${code.padStart(4, '0')}`);
}

function isPlain(value: Json): boolean {
  return value === null || typeof value !== 'object' || isDecimal(value) || Object.keys(value).length === 0;
}

function isDecimal(value: object): value is Decimal {
  return 'units' in value && typeof value.units === 'bigint';
}
