import type { Word } from '../../model/document.ts';
import { type Block, type Line, lines as linesOf } from '../../model/form.ts';
import { memoize } from '../../model/memoize.ts';
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
  /** Only the beginning of the row's label, which other labels may share. */
  readonly truncated?: true;
}

/** The rows of a table of the form, and what each wording names: a row, or a group of rows. */
export interface TableRows {
  readonly lines: readonly Line[];
  readonly named: ReadonlyMap<string, Line | 'group'>;
}

export const rowsOf = memoize((blocks: readonly Block[]): TableRows => {
  const lines = blocks.flatMap((block) => linesOf(block.rows));
  const named = new Map<string, Line | 'group'>();
  for (const { groups } of lines) for (const wording of groups.flatMap(wordingsOf)) named.set(wording, 'group');
  for (const line of lines) for (const wording of wordingsOf(line.heading)) named.set(wording, line);
  return { lines, named };
});

/** Lines above and below over which a label may reach; fewer for a misspelt one. */
export const maxLabelLines = 6;
const maxFuzzyLabelLines = 1;

/**
 * Returns the rows that the words around some figures may name. A label may be broken over several lines, any of which
 * may have the figures; fragments of group labels, one character a line, may be left of it.
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
  // 其他 between （六） and 处理 is a fragment of the group's label, not the row 3.其他.
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

/**
 * Returns the labels that may begin with the words next to the figures, or right above them; those of a group may be
 * further left.
 */
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

/** Left edges of words around a label; lines with more are prose. */
const maxEdges = 200;

/** Yields the words that may form the label, in reading order: those of some lines that are right of some edge. */
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
