import type { Word } from '../../model/document.ts';
import { type Block, type Line, lines as linesOf } from '../../model/form.ts';
import { remember } from '../../model/memoize.ts';
import { lineNamed, linesMeant, namesOther } from '../labels/line-names.ts';
import { normalise } from '../labels/normalise.ts';
import { wordingsOf } from '../labels/wordings.ts';
import type { FigureRow } from './figure-rows.ts';
import type { PrintedLine } from './printed-line.ts';

/** Words that may be the label of a row of figures. */
export interface Label {
  readonly line: Line;
  readonly words: readonly Word[];
  readonly exact: boolean;
  /** Only the beginning of the row's label, which may begin others as well. */
  readonly cut?: true;
}

/** The rows of a table of the form, and every wording that names one or a group of them. */
export interface Rows {
  readonly lines: readonly Line[];
  readonly named: ReadonlyMap<string, Line | 'group'>;
}

export const rowsOf = remember((blocks: readonly Block[]): Rows => {
  const lines = blocks.flatMap((block) => linesOf(block.rows));
  const named = new Map<string, Line | 'group'>();
  for (const { groups } of lines) for (const wording of groups.flatMap(wordingsOf)) named.set(wording, 'group');
  for (const line of lines) for (const wording of wordingsOf(line.heading)) named.set(wording, line);
  return { lines, named };
});

/** Lines above and below that a label reaches to; one that is not spelled right, fewer. */
export const reach = 6;
const shortReach = 1;

/**
 * What the words around a row of figures may name. A label may be broken over several lines, of which any may hold the
 * figures; left of it may stand pieces of the labels of groups, one character a line.
 */
export function labelsFor(
  row: FigureRow,
  above: readonly PrintedLine[],
  below: readonly PrintedLine[],
  { lines, named }: Rows,
): Label[] {
  const exact = new Map<Line, Label>();
  let group = '';
  for (const words of pieces(row, above, below, reach)) {
    const text = textOf(words);
    const plain = normalise(text);
    const name = named.get(plain);
    if (name === 'group' && plain.length > group.length) group = plain;
    if (name === undefined || name === 'group' || namesOther(text, name, lines)) continue;
    const known = exact.get(name);
    if (!known || known.words.length > words.length) exact.set(name, { line: name, words, exact: true });
  }
  // 其他 between （六） and 处理 is a piece of the group's label, not the row 3.其他.
  if (exact.size > 0) return [...exact.values()].filter(({ words }) => !isPiece(normalise(textOf(words)), group));

  const near = new Map<Line, Label>();
  for (const words of pieces(row, above, below, shortReach)) {
    const text = textOf(words);
    const line = lineNamed(text, lines);
    if (line && !near.has(line) && !namesOther(text, line, lines)) near.set(line, { line, words, exact: false });
  }
  return [...near.values(), ...cutLabels(row, above, lines).filter(({ line }) => !near.has(line))];
}

/** What the words beside the figures, or right above them, may begin. Left of them may stand those of a group. */
function cutLabels({ own }: FigureRow, above: readonly PrintedLine[], lines: readonly Line[]): Label[] {
  const all = own.length > 0 ? own : (above.at(-1)?.label ?? []);
  for (let from = 0; from < Math.min(all.length, mostEdges); from++) {
    const words = all.slice(from);
    const meant = linesMeant(textOf(words), lines);
    if (meant.length > 0) return meant.map((line) => ({ line, words, exact: false, cut: true }));
  }
  return [];
}

export function textOf(words: readonly Word[]): string {
  return words.map(({ text }) => text).join('');
}

function isPiece(plain: string, group: string): boolean {
  return group.length > plain.length && group.includes(plain);
}

/** Words side by side in a label and beside it; lines with more are none. */
const mostEdges = 200;

/** The words that may make the label, in reading order: those of some lines that stand right of some edge. */
function* pieces(
  { own }: FigureRow,
  above: readonly PrintedLine[],
  below: readonly PrintedLine[],
  most: number,
): Generator<readonly Word[]> {
  const upper = above.slice(-most).map(({ label }) => label);
  const lower = below.slice(0, most).map(({ label }) => label);
  const edges = new Set([own, ...upper, ...lower].flatMap((words) => words.map(({ from }) => from)));
  if (edges.size > mostEdges) return;
  for (let up = 0; up <= upper.length; up++) {
    for (let down = 0; down <= lower.length; down++) {
      const lines = [...upper.slice(upper.length - up), own, ...lower.slice(0, down)];
      for (const edge of edges) {
        const words = lines.flatMap((line) => line.filter(({ from }) => from >= edge));
        if (words.length > 0) yield words;
      }
    }
  }
}
