import type { ValueNode } from '@humanwhocodes/momoa';
import { members } from '../../codecs/json/tree.ts';
import type { Grid, GridRecord, GridRow, Place } from '../../model/document.ts';
import { plainNumber } from '../../model/plain-figures.ts';

/** A line and the texts between its values. Other lines with the same texts differ from it in body, year and figures only. */
export interface Pattern {
  readonly grid: Grid;
  /** The texts before each value. */
  readonly before: readonly string[];
  readonly values: readonly Kind[];
  /** The text behind the last value. */
  readonly end: string;
}

type Kind = 'organization' | 'year' | 'figure';

/** Makes a pattern of a line and its grid; undefined if it holds more than figures, or nothing else than numbers may vary. */
export function patternOf(root: ValueNode, text: string, grid: Grid): Pattern | undefined {
  const parts = members(root, '');
  const sections = parts.find(({ name }) => name === 'sections')?.value;
  if (sections && (sections.type !== 'Array' || sections.elements.length > 0)) return undefined;
  const found: { readonly node: ValueNode; readonly kind: Kind }[] = [];
  for (const { name, value } of parts) {
    if (name === 'organization' || name === 'year') found.push({ node: value, kind: name });
    if (name !== 'tables') continue;
    const rows = members(value, '').flatMap((table) => members(table.value, ''));
    for (const one of rows.flatMap((row) => members(row.value, ''))) found.push({ node: one.value, kind: 'figure' });
  }
  if (found.some(({ node, kind }) => kind === 'figure' && node.type !== 'Number')) return undefined;
  const offsets = found.map(({ node: { loc } }) => [loc.start.offset, loc.end.offset] as const);
  return {
    grid,
    before: offsets.map(([from], index) => text.slice(offsets[index - 1]?.[1] ?? 0, from)),
    values: found.map(({ kind }) => kind),
    end: text.slice(offsets.at(-1)?.[1] ?? 0),
  };
}

/**
 * Reads a line that has the texts of a pattern, and the number of lines before it; undefined if it has others, or values that are
 * not as plain.
 */
export function recordLike(
  { grid, before, values, end }: Pattern,
  line: string,
  above: number,
): GridRecord | undefined {
  let [organization, year] = ['', ''];
  const [figures, offsets]: [number[], number[]] = [[], []];
  let at = 0;
  for (let index = 0; index < values.length; index++) {
    const text = before[index]!;
    if (!line.startsWith(text, at)) return undefined;
    at += text.length;
    const to = endOfValue(line, at);
    const value = line.slice(at, to);
    if (values[index] === 'figure') {
      const figure = plainNumber(value, anyNumber);
      if (Number.isNaN(figure)) return undefined;
      figures.push(figure);
      offsets.push(at);
    } else if (values[index] === 'year') {
      // Others may be out of the range that the schema allows.
      if (!/^(?:20\d{2}|null)$/.test(value)) return undefined;
      year = value === 'null' ? '' : value;
    } else {
      if (!/^(?:"[^"\\\p{Cc}]*"|null)$/u.test(value)) return undefined;
      organization = value === 'null' ? '' : value.slice(1, -1);
    }
    at = to;
  }
  if (line.length !== at + end.length || !line.endsWith(end)) return undefined;
  // The first row is the header.
  const placeOf = (index: number): Place => ({
    ...grid.rows[index + 1]!.place,
    line: above + 1,
    character: offsets[index]! + 1,
  });
  return { like: grid, organization, year, figures, placeOf };
}

const anyNumber = { signed: true, decimal: true };

/** Finds the end of a number, a word or a text without escapes. */
function endOfValue(line: string, start: number): number {
  if (line.charCodeAt(start) === quote) return line.indexOf('"', start + 1) + 1;
  let at = start;
  while (isOfNumber(line.charCodeAt(at))) at++;
  return at;
}

const quote = 34;

/** True for digits, letters, a point and a minus. */
function isOfNumber(code: number): boolean {
  return (code >= 48 && code < 58) || (code >= 97 && code < 123) || code === 46 || code === 45;
}

/** The grid of a line that is like another. Its rows are made when they are asked for. */
export class AlikeGrid implements Grid {
  readonly kind = 'grid';
  readonly place: Place;
  readonly record: GridRecord;
  readonly #read: () => readonly GridRow[];
  #rows: readonly GridRow[] | undefined;

  constructor(place: Place, record: GridRecord, read: () => readonly GridRow[]) {
    this.place = place;
    this.record = record;
    this.#read = read;
  }

  get rows(): readonly GridRow[] {
    this.#rows ??= this.#read();
    return this.#rows;
  }
}
