import type { Word } from '../../model/document.ts';
import { type Block, type Line, lines as linesOf } from '../../model/form.ts';
import { remember } from '../../model/memoize.ts';
import { findLine, namesOtherHeading, possibleLines } from '../labels/find-line.ts';
import { normalise } from '../labels/normalise.ts';
import { wordingsOf } from '../labels/wordings.ts';
import type { FigureRow } from './figure-rows.ts';
import type { PrintedLine } from './printed-line.ts';

/** Words that may be the label of a row of figures. */
export interface RowLabel {
  readonly line: Line;
  readonly words: readonly Word[];
  readonly exact: boolean;
  /** Only the beginning of the row's label, which may begin others as well. */
  readonly truncated?: true;
}

/** The rows of a table of the form, and every wording that names one or a group of them. */
export interface TableRows {
  readonly lines: readonly Line[];
  readonly named: ReadonlyMap<string, Line | 'group'>;
}

export const rowsOf = remember((blocks: readonly Block[]): TableRows => {
  const lines = blocks.flatMap((block) => linesOf(block.rows));
  const named = new Map<string, Line | 'group'>();
  for (const { groups } of lines) for (const wording of groups.flatMap(wordingsOf)) named.set(wording, 'group');
  for (const line of lines) for (const wording of wordingsOf(line.heading)) named.set(wording, line);
  return { lines, named };
});

/** Lines above and below that a label reaches to; one that is not spelled right, fewer. */
export const maxLabelLines = 6;
const maxFuzzyLabelLines = 1;

/**
 * What the words around a row of figures may name. A label may be broken over several lines, of which any may hold the
 * figures; left of it may stand pieces of the labels of groups, one character a line.
 */
export function labelsOfRow(
  row: FigureRow,
  above: readonly PrintedLine[],
  below: readonly PrintedLine[],
  { lines, named }: TableRows,
): RowLabel[] {
  const exact = new Map<Line, RowLabel>();
  let group = '';
  for (const words of labelCandidates(row, above, below, maxLabelLines)) {
    const text = textOf(words);
    const plain = normalise(text);
    const name = named.get(plain);
    if (name === 'group' && plain.length > group.length) group = plain;
    if (name === undefined || name === 'group' || namesOtherHeading(text, name, lines)) continue;
    const known = exact.get(name);
    if (!known || known.words.length > words.length) exact.set(name, { line: name, words, exact: true });
  }
  // 其他 between （六） and 处理 is a piece of the group's label, not the row 3.其他.
  if (exact.size > 0) return [...exact.values()].filter(({ words }) => !isFragment(normalise(textOf(words)), group));

  const fuzzy = new Map<Line, RowLabel>();
  for (const words of labelCandidates(row, above, below, maxFuzzyLabelLines)) {
    const text = textOf(words);
    const line = findLine(text, lines);
    if (line && !fuzzy.has(line) && !namesOtherHeading(text, line, lines))
      fuzzy.set(line, { line, words, exact: false });
  }
  return [...fuzzy.values(), ...truncatedLabels(row, above, lines).filter(({ line }) => !fuzzy.has(line))];
}

/** What the words beside the figures, or right above them, may begin. Left of them may stand those of a group. */
function truncatedLabels({ own }: FigureRow, above: readonly PrintedLine[], lines: readonly Line[]): RowLabel[] {
  const all = own.length > 0 ? own : (above.at(-1)?.label ?? []);
  for (let from = 0; from < Math.min(all.length, maxEdges); from++) {
    const words = all.slice(from);
    const possible = possibleLines(textOf(words), lines);
    if (possible.length > 0) return possible.map((line) => ({ line, words, exact: false, truncated: true }));
  }
  return [];
}

export function textOf(words: readonly Word[]): string {
  return words.map(({ text }) => text).join('');
}

function isFragment(plain: string, group: string): boolean {
  return group.length > plain.length && group.includes(plain);
}

/** Words side by side in a label and beside it; lines with more are none. */
const maxEdges = 200;

/** The words that may make the label, in reading order: those of some lines that stand right of some edge. */
function* labelCandidates(
  { own }: FigureRow,
  above: readonly PrintedLine[],
  below: readonly PrintedLine[],
  maxLines: number,
): Generator<readonly Word[]> {
  const upper = above.slice(-maxLines).map(({ label }) => label);
  const lower = below.slice(0, maxLines).map(({ label }) => label);
  const edges = new Set([own, ...upper, ...lower].flatMap((words) => words.map(({ from }) => from)));
  if (edges.size > maxEdges) return;
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
