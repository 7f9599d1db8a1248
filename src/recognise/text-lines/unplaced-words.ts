import type { Word } from '../../model/document.ts';
import { type Block, headingsIn, lines as linesOf } from '../../model/form.ts';
import { memoize } from '../../model/memoize.ts';
import type { UnplacedFigure } from '../../model/report.ts';
import { findLine } from '../labels/find-line.ts';
import { normalise } from '../labels/normalise.ts';
import type { PrintedLine } from './printed-line.ts';
import { type RowLabel, type TableRows, textOf } from './row-labels.ts';

/** A row of the form, the words of its label, and whether it lacks a figure. */
export interface PrintedRow extends Pick<RowLabel, 'line' | 'words'> {
  readonly lacksFigure: boolean;
  /** The row has only one column. */
  readonly hasOneColumn: boolean;
}

/**
 * Finds words around rows that lack figures, if they are not part of any label: they may be in the cells that look
 * blank. Words of a label that is complete without them count too. A word between two rows may belong to either.
 */
export function unplacedWords(
  rows: readonly PrintedRow[],
  lines: readonly PrintedLine[],
  blocks: readonly Block[],
  known: TableRows,
): UnplacedFigure[] {
  if (!rows.some(({ lacksFigure }) => lacksFigure)) return [];
  const lineOf = new Map(
    lines.flatMap(({ label, values }, index) => [...label, ...values].map((word) => [word, index])),
  );
  const placed = rows
    .map((row) => {
      const needed = row.words.filter((word) => !isRedundant(word, row, known));
      const words = needed.length > 0 ? needed : row.words;
      const at = words.map((word) => lineOf.get(word) ?? 0);
      return { row, words, first: Math.min(...at), last: Math.max(...at) };
    })
    .sort((a, b) => a.first - b.first);
  const used = new Set(placed.flatMap(({ words }) => words));
  return placed.flatMap(({ row, words, first, last }, index) => {
    if (!row.lacksFigure) return [];
    // The labels of groups are left of a row's label.
    const left = Math.min(...words.map(({ from }) => from));
    const from = index === 0 ? 0 : placed[index - 1]!.last + 1;
    const next = placed[index + 1]?.first ?? endOf(row, last, lines, blocks);
    const to = Math.max(last, next - 1);
    const odd = lines
      .slice(Math.min(from, first), to + 1)
      .filter((line) => !isRemark(line))
      .flatMap(({ label }) => label)
      .filter((word) => word.to > left && !used.has(word) && !isLabelFragment(word.text, blocks));
    const below = row.hasOneColumn && odd.length === 0 ? textRightBelow(lines, last, used) : undefined;
    return [...odd.slice(0, 1), ...(below ? [below] : [])].map(({ text, place }) => ({
      cell: { text, place },
      row: row.line.id,
    }));
  });
}

/**
 * Returns the text right below a label, where its only figure is in text with one cell a line. A page mark counts as
 * well.
 */
function textRightBelow(
  lines: readonly PrintedLine[],
  label: number,
  used: ReadonlySet<Word>,
): Pick<PrintedLine, 'text' | 'place'> | undefined {
  const mark = lines[label]?.mark;
  if (mark) return mark;
  const below = lines[label + 1];
  const isFree = below !== undefined && below.place.page === undefined && !isRemark(below);
  return isFree && !below.label.some((word) => used.has(word)) ? below : undefined;
}

function isRemark({ text }: PrintedLine): boolean {
  return /^\s*[（(※*]?(?:注|备注|说明)\s*\d?\s*[：:]/u.test(text);
}

/**
 * Returns the first line after the last row. The row may continue below the known part of its label, next to the rest
 * of the label or right of it.
 */
function endOf({ words }: PrintedRow, last: number, lines: readonly PrintedLine[], blocks: readonly Block[]): number {
  const right = Math.max(...words.map(({ to }) => to));
  let end = last + 1;
  while (end < lines.length) {
    const [word] = lines[end]!.label;
    if (!word || !(word.from >= right || (lettersOf(word.text) !== '' && isLabelFragment(word.text, blocks)))) break;
    end++;
  }
  return end;
}

/** True if the label still names the row without this word; an exact label must stay exact. */
function isRedundant(word: Word, { line, words }: PrintedRow, { named, lines }: TableRows): boolean {
  if (words.length < 2) return false;
  const others = textOf(words.filter((one) => one !== word));
  const isExact = named.get(normalise(textOf(words))) === line;
  return isExact ? named.get(normalise(others)) === line : findLine(others, lines) === line;
}

/** True if a word may be broken off a label, or is a punctuation mark between words. */
function isLabelFragment(text: string, blocks: readonly Block[]): boolean {
  const plain = lettersOf(text);
  if (plain !== '') return lettersOfLabels(blocks).includes(plain);
  return /^[()（）“”"、，。：；.,:;]*$/u.test(text) && haveMarks(blocks);
}

/** True if the labels have punctuation marks, which may be broken off. */
const haveMarks = memoize((blocks: readonly Block[]) =>
  blocks.some(({ rows }) => linesOf(rows).some(({ heading }) => /[^\p{L}\p{N}\s]/u.test(heading.label))),
);

const lettersOfLabels = memoize((blocks: readonly Block[]): string => {
  const headings = blocks.flatMap(({ rows }) => headingsIn(rows));
  return headings.flatMap(({ label, aliases = [] }) => [label, ...aliases].map(lettersOf)).join('\n');
});

function lettersOf(text: string): string {
  return text.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]/gu, '');
}
