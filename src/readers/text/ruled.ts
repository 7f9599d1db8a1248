import type { Cell, GridRow } from '../../model/document.ts';
import { byCharacter, byWidth, type TextLine } from '../words.ts';

/** Whether a line is a rule from edge to edge of a table, `+----+====+`, as pandoc and reStructuredText draw it. */
export function isRule(line: string): boolean {
  return /^\+(?:[-=:]+\+)+$/.test(line.trim());
}

/**
 * Reads a table that is drawn with rules, from a rule on. A cell may take several lines, and reach over rows and columns
 * where no rule is drawn. Gives its rows and the first line behind it.
 */
export function readRuled(lines: readonly TextLine[], from: number, path: string): [GridRow[], number] {
  let end = from;
  while (end < lines.length && /^\s*[+|]/.test(lines[end]!.text)) end++;
  const drawn = drawnLines(lines.slice(from, end));
  const edges = [...new Set(drawn.flatMap(cornersOf))].sort((a, b) => a - b);
  if (edges.length > mostEdges) return [[], end];
  const rows: { line: number; cells: (DrawnCell | undefined)[] }[] = [];
  let open: (DrawnCell | undefined)[] = [];
  let isRuled = true;
  for (const line of drawn) {
    const stretches = stretchesOf(line, edges);
    const isEnd = stretches.some(({ rule }) => rule);
    for (const { first, last, rule } of stretches) if (rule) open.fill(undefined, first, last + 1);
    if (isEnd) open = Array.from({ length: edges.length - 1 }, (_, index) => open[index]);
    else if (isRuled) rows.push({ line: line.number, cells: [...open] });
    isRuled = isEnd;
    for (const { first, last, rule, text, character } of stretches) {
      if (rule || (isEnd && text === '')) continue;
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

/** Of columns; the widest table of the form has fifteen. */
const mostEdges = 200;

interface DrawnCell {
  readonly texts: string[];
  readonly place: Cell['place'];
}

/** A line as it stands on the screen: by column, the character that begins there and its index in the text. */
interface DrawnLine {
  readonly number: number;
  readonly at: readonly ({ readonly character: string; readonly index: number } | undefined)[];
  readonly width: number;
}

/** In the measure in which more of the lines are as long as the first, which is a rule. */
function drawnLines(lines: readonly TextLine[]): DrawnLine[] {
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

/** The columns in which rules meet. */
function cornersOf({ at }: DrawnLine): number[] {
  const isDrawn = (column: number) => /[-=:]/.test(at[column]?.character ?? '');
  return [...at.keys()].filter(
    (column) => at[column]?.character === '+' && (isDrawn(column - 1) || isDrawn(column + 1)),
  );
}

/** What stands between two borders of a line: positions from 0, both included. */
interface Stretch {
  readonly first: number;
  readonly last: number;
  readonly rule: boolean;
  readonly text: string;
  /** From 1. */
  readonly character: number;
}

function stretchesOf({ at }: DrawnLine, edges: readonly number[]): Stretch[] {
  const isBorder = (edge: number) => /[+|]/.test(at[edge]?.character ?? '');
  const stretches: Stretch[] = [];
  for (let first = 0; first < edges.length - 1; ) {
    let last = first;
    while (last < edges.length - 2 && !isBorder(edges[last + 1]!)) last++;
    const inside = at.slice(edges[first]! + 1, edges[last + 1]).filter((one) => one !== undefined);
    const text = inside.map(({ character }) => character).join('');
    const begin = inside.find(({ character }) => /\S/.test(character)) ?? inside[0];
    stretches.push({
      first,
      last,
      rule: /^[-=:]+$/.test(text),
      text: text.trim(),
      character: (begin?.index ?? 0) + 1,
    });
    first = last + 1;
  }
  return stretches;
}
