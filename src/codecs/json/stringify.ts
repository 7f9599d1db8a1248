import { type Decimal, format } from '../../model/decimal.ts';
import { memoizeText } from '../../model/memoize.ts';
import { escapeInvisible } from '../sanitize.ts';

/** A JSON value, with numbers of any length. */
export type Json = null | boolean | number | string | Decimal | readonly Json[] | { readonly [key: string]: Json };

/**
 * JSON of any length: beside complete values it holds lists that are made member by member, while they are written. Such a
 * list, and an object that holds one, are never put on one line.
 */
export type LongJson = Json | Iterable<LongJson> | Written | { readonly [key: string]: LongJson };

/** A member of a list, or several, as `writtenMembers` writes them. */
export class Written {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Writes members of a list that is in so many lists and objects; empty if there is none. */
export function writtenMembers(members: Iterable<Json>, depth: number): string {
  const indent = '  '.repeat(depth + 1);
  return [...members].map((member) => stringify(member, indent)).join(`,\n${indent}`);
}

/** Returns a list whose members are made of values while it is written. */
export function* lazyList<T>(values: Iterable<T>, make: (value: T, index: number) => LongJson): Generator<LongJson> {
  let index = 0;
  for (const value of values) yield make(value, index++);
}

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
    .map(([key, member]) => `${literal(key)}:${stringifyLine(member)}`)
    .join(',')}}`;
}

/** A way to lay JSON out. */
interface Layout {
  /** Writes a value that is complete. */
  readonly write: (value: Json, indent: string) => string;
  readonly lineBreak: (indent: string) => string;
  readonly colon: string;
}

const indented: Layout = { write: stringify, lineBreak: (indent) => `\n${indent}`, colon: ': ' };
const onOneLine: Layout = { write: stringifyLine, lineBreak: () => '', colon: ':' };

/** Writes JSON of any length as `stringify` does, piece by piece. */
export const pieces = (value: LongJson): Iterable<string> => piecesIn(indented, value, '');

/** Writes JSON of any length as `stringifyLine` does, piece by piece. */
export const linePieces = (value: LongJson): Iterable<string> => piecesIn(onOneLine, value, '');

function* piecesIn(layout: Layout, value: LongJson, indent: string): Generator<string> {
  if (value instanceof Written) {
    yield value.text;
    return;
  }
  if (!isLong(value)) {
    yield layout.write(value, indent);
    return;
  }
  const inner = `${indent}  `;
  const isList = isLazy(value);
  const [open, close] = isList ? '[]' : '{}';
  let isEmpty = true;
  for (const [key, member] of isList ? unnamed(value) : Object.entries(value)) {
    const name = key === undefined ? '' : `${literal(key)}${layout.colon}`;
    yield `${isEmpty ? open : ','}${layout.lineBreak(inner)}${name}`;
    yield* piecesIn(layout, member, inner);
    isEmpty = false;
  }
  yield isEmpty ? `${open}${close}` : `${layout.lineBreak(indent)}${close}`;
}

function* unnamed(members: Iterable<LongJson>): Generator<[undefined, LongJson]> {
  for (const member of members) yield [undefined, member];
}

/** True if some list in the value is made while it is written. A list that is complete holds none. */
function isLong(value: Exclude<LongJson, Json> | Json): value is Exclude<LongJson, Json | Written> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
  return value instanceof Written || isLazy(value) || Object.values(value).some(isLong);
}

function isLazy(value: LongJson): value is Iterable<LongJson> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value && !Array.isArray(value);
}

function literal(value: null | boolean | number | string): string {
  return typeof value === 'string' ? quoted(value) : JSON.stringify(value);
}

const quoted = memoizeText((text) => escapeInvisible(JSON.stringify(text), (code) => `\\u${code.padStart(4, '0')}`));

function isPlain(value: Json): boolean {
  return value === null || typeof value !== 'object' || isDecimal(value) || Object.keys(value).length === 0;
}

function isDecimal(value: object): value is Decimal {
  return 'units' in value && typeof value.units === 'bigint';
}
