import type { Cell, GridRow } from '../../model/document.ts';
import { byCharacter, byWidth, type SourceLine } from '../line-words.ts';

/** True if a line is a border from edge to edge of a grid table, `+----+====+`, as in pandoc and reStructuredText. */
export function isGridBorder(line: string): boolean {
  return /^\+(?:[-=:]+\+)+$/.test(line.trim());
}

/**
 * Reads a grid table from its first border on. A cell may have several lines, and cover rows and columns without a
 * border between them. Returns the rows and the index of the first line behind the table.
 */
export function readGridTable(lines: readonly SourceLine[], from: number, path: string): [GridRow[], number] {
  let end = from;
  while (end < lines.length && /^\s*[+|]/.test(lines[end]!.text)) end++;
  const drawn = drawnLines(lines.slice(from, end));
  const edges = [...new Set(drawn.flatMap(cornersOf))].sort((a, b) => a - b);
  if (edges.length > maxEdges) return [[], end];
  const rows: { line: number; cells: (DrawnCell | undefined)[] }[] = [];
  let open: (DrawnCell | undefined)[] = [];
  let isAfterBorder = true;
  for (const line of drawn) {
    const spans = spansOf(line, edges);
    const isEnd = spans.some(({ border }) => border);
    for (const { first, last, border } of spans) if (border) open.fill(undefined, first, last + 1);
    if (isEnd) open = Array.from({ length: edges.length - 1 }, (_, index) => open[index]);
    else if (isAfterBorder) rows.push({ line: line.number, cells: [...open] });
    isAfterBorder = isEnd;
    for (const { first, last, border, text, character } of spans) {
      if (border || (isEnd && text === '')) continue;
      const cell = open[first] ?? { texts: [], place: { path, line: line.number, character } };
      if (text !== '') cell.texts.push(text);
      open.fill(cell, first, last + 1);
      rows.at(-1)?.cells.fill(cell, first, last + 1);
    }
  }
  const made = new Map<DrawnCell, Cell>();
  const cellOf = (cell: DrawnCell | undefined): Cell | undefined => {
    if (cell && !made.has(cell)) made.set(cell, { text: cell.texts.join('\n'), place: cell.place });
    return cell && made.get(cell);
  };
  return [rows.map(({ line, cells }) => ({ place: { path, line }, cells: cells.map(cellOf) })), end];
}

/** Edges of columns: the widest table of the form has fifteen columns. */
const maxEdges = 200;

interface DrawnCell {
  readonly texts: string[];
  readonly place: Cell['place'];
}

/** A line on the screen: by column, the character that begins there and its index in the text. */
interface DrawnLine {
  readonly number: number;
  readonly at: readonly ({ readonly character: string; readonly index: number } | undefined)[];
  readonly width: number;
}

/** Measures lines in the character widths under which more of them are as long as the first, which is a border. */
function drawnLines(lines: readonly SourceLine[]): DrawnLine[] {
  const measured = [byWidth, byCharacter].map((advance) =>
    lines.map(({ text, number }): DrawnLine => {
      const at: { character: string; index: number }[] = [];
      let [column, index] = [0, 0];
      for (const character of text.trimEnd()) {
        at[column] = { character, index };
        column = advance(column, character);
        index += character.length;
      }
      return { number, at, width: column };
    }),
  );
  const fitting = measured.map((all) => all.filter(({ width }) => width === all[0]!.width).length);
  return fitting[0]! >= fitting[1]! ? measured[0]! : measured[1]!;
}

/** Returns the columns at which borders meet. */
function cornersOf({ at }: DrawnLine): number[] {
  const isDrawn = (column: number) => /[-=:]/.test(at[column]?.character ?? '');
  return [...at.keys()].filter(
    (column) => at[column]?.character === '+' && (isDrawn(column - 1) || isDrawn(column + 1)),
  );
}

/** The part of a line between two borders; `first` and `last` are columns of the table, from 0. */
interface Span {
  readonly first: number;
  readonly last: number;
  readonly border: boolean;
  readonly text: string;
  /** From 1. */
  readonly character: number;
}

function spansOf({ at }: DrawnLine, edges: readonly number[]): Span[] {
  const isBorder = (edge: number) => /[+|]/.test(at[edge]?.character ?? '');
  const spans: Span[] = [];
  for (let first = 0; first < edges.length - 1; ) {
    let last = first;
    while (last < edges.length - 2 && !isBorder(edges[last + 1]!)) last++;
    const inside = at.slice(edges[first]! + 1, edges[last + 1]).filter((one) => one !== undefined);
    const text = inside.map(({ character }) => character).join('');
    const begin = inside.find(({ character }) => /\S/.test(character)) ?? inside[0];
    spans.push({
      first,
      last,
      border: /^[-=:]+$/.test(text),
      text: text.trim(),
      character: (begin?.index ?? 0) + 1,
    });
    first = last + 1;
  }
  return spans;
}
