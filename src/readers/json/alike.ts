import type { ValueNode } from '@humanwhocodes/momoa';
import { members } from '../../codecs/json/tree.ts';
import type { Cell, Grid, GridRecord, GridRow, Place } from '../../model/document.ts';
import { type FigureRoom, roomFor } from '../../model/figure-room.ts';
import { plainNumber } from '../../model/plain-figures.ts';
import { type LineBytes, textOf } from './lines.ts';

/** A line with a report. Lines with the same bytes between their values differ from it in body, year and figures only. */
export interface Pattern {
  readonly grid: Grid;
  /** The bytes of the line, each value one byte that stands for its kind. */
  readonly bytes: Uint8Array;
  /** The offsets of the values in these bytes, and their end. */
  readonly ends: readonly number[];
  /** Give room for the figures of a line, and for the characters, from 1, at which they begin. */
  readonly figureRoom: () => FigureRoom;
  readonly characterRoom: () => FigureRoom;
}

/** The bytes that stand for values: no JSON has them between its values. */
const [figure, year, organization] = [0, 1, 2];

/** Makes a pattern of a line and its grid; undefined if it holds more than figures, or nothing else than numbers may vary. */
export function patternOf(root: ValueNode, text: string, grid: Grid): Pattern | undefined {
  const parts = members(root, '');
  const sections = parts.find(({ name }) => name === 'sections')?.value;
  if (sections && (sections.type !== 'Array' || sections.elements.length > 0)) return undefined;
  const found: { readonly node: ValueNode; readonly kind: number }[] = [];
  for (const { name, value } of parts) {
    if (name === 'organization') found.push({ node: value, kind: organization! });
    if (name === 'year') found.push({ node: value, kind: year! });
    if (name !== 'tables') continue;
    const rows = members(value, '').flatMap((table) => members(table.value, ''));
    for (const one of rows.flatMap((row) => members(row.value, ''))) found.push({ node: one.value, kind: figure! });
  }
  const figures = found.filter(({ kind }) => kind === figure);
  if (figures.some(({ node }) => node.type !== 'Number')) return undefined;
  let [written, end] = ['', 0];
  const ends: number[] = [];
  for (const { node, kind } of found) {
    written += text.slice(end, node.loc.start.offset);
    ends.push(written.length);
    written += String.fromCharCode(kind);
    end = node.loc.end.offset;
  }
  written += text.slice(end);
  // In ASCII, a byte is a character.
  if (/[^\0-\x7f]/.test(written)) return undefined;
  const bytes = new TextEncoder().encode(written);
  return {
    grid,
    bytes,
    ends: [...ends, bytes.length],
    figureRoom: roomFor(figures.length),
    characterRoom: roomFor(figures.length),
  };
}

/** The file of a line, and the number of lines before it. */
interface Above {
  readonly path: string;
  readonly line: number;
}

/** Reads a line that has the bytes of a pattern; undefined if it has others, or values that are not as plain. */
export function recordLike(
  { grid, bytes: pattern, ends, figureRoom, characterRoom }: Pattern,
  { bytes, from, to }: LineBytes,
  { path, line }: Above,
): GridRecord | undefined {
  const { figures, start } = figureRoom();
  const { figures: characters } = characterRoom();
  const stated = { organization: '', year: '' };
  let [at, next, index] = [from, start, 0];
  /** Offset of the line, and of what its name has more bytes than characters. */
  let shift = from;
  for (const stop of ends) {
    // Most of a line is between its values.
    while (index < stop) if (bytes[at++] !== pattern[index++]) return undefined;
    if (stop === pattern.length) break;
    const kind = pattern[index++];
    if (kind === figure) {
      const end = endOfNumber(bytes, at);
      const number = numberIn(bytes, at, end);
      if (Number.isNaN(number)) return undefined;
      figures[next] = number;
      characters[next++] = at - shift + 1;
      at = end;
    } else {
      const end = endOfValue(bytes, at, to);
      const value = textOf(bytes.subarray(at, end));
      const isYear = kind === year;
      if (!(isYear ? plainYear : plainName).test(value)) return undefined;
      if (value !== 'null') stated[isYear ? 'year' : 'organization'] = isYear ? value : value.slice(1, -1);
      shift += end - at - value.length;
      at = end;
    }
  }
  if (at !== to) return undefined;
  // The first row is the header.
  const pointerOf = (index: number) => grid.rows[index + 1]!.place.pointer!;
  const placeOf = (index: number): Place => {
    return { path, pointer: pointerOf(index), line: line + 1, character: characters[start + index]! };
  };
  const cellOf = (index: number): Cell => {
    const text = String(figures[start + index]);
    return { text, place: placeOf(index), stored: { number: text } };
  };
  return { like: grid, ...stated, figures, start, count: next - start, placeOf, cellOf };
}

const plainName = /^(?:"[^"\\\p{Cc}]*"|null)$/u;

/** Others may be out of the range that the schema allows. */
const plainYear = /^(?:20\d{2}|null)$/;

/** Reads a number that is plain. */
function numberIn(bytes: Uint8Array, from: number, to: number): number {
  let number = 0;
  let at = from;
  // Most are short counts.
  for (; at < to; at++) {
    const digit = bytes[at]! - 48;
    if (digit < 0 || digit > 9) break;
    number = number * 10 + digit;
  }
  const isShort = at === to && at - from < 10 && at > from;
  if (isShort && (bytes[from] !== 48 || at - from === 1)) return number;
  return plainNumber(textOf(bytes.subarray(from, to)), anyNumber);
}

const anyNumber = { signed: true, decimal: true };

const quote = 34;

/** Finds the end of a number, a word or a text without escapes. */
function endOfValue(bytes: Uint8Array, start: number, to: number): number {
  if (bytes[start] !== quote) return endOfNumber(bytes, start);
  const end = bytes.indexOf(quote, start + 1) + 1;
  return end === 0 || end > to ? to : end;
}

function endOfNumber(bytes: Uint8Array, start: number): number {
  let at = start;
  // Most numbers are digits alone.
  while (bytes[at]! >= 48 && bytes[at]! < 58) at++;
  while (isOfNumber(bytes[at])) at++;
  return at;
}

/** True for digits, letters, a point and a minus. */
function isOfNumber(code: number | undefined): boolean {
  return code !== undefined && ((code >= 48 && code < 58) || (code >= 97 && code < 123) || code === 46 || code === 45);
}

/** The grid of a line that is like another. Its rows are made when they are asked for. */
export class AlikeGrid implements Grid {
  readonly kind = 'grid';
  readonly place: Place;
  readonly record: GridRecord;
  readonly #read: () => readonly GridRow[];
  #rows: readonly GridRow[] | undefined;

  constructor(record: GridRecord, { path, line }: Above, read: () => readonly GridRow[]) {
    this.place = { ...record.like.place, path, line: line + 1 };
    this.record = record;
    this.#read = read;
  }

  get rows(): readonly GridRow[] {
    this.#rows ??= this.#read();
    return this.#rows;
  }
}
