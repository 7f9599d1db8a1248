import type { Cell } from '../../model/document.ts';
import type { Text } from '../../model/text.ts';
import { findLineExactly } from '../labels/find-line.ts';
import { unambiguousChoices } from '../labels/ordered-choices.ts';
import { unclearColumns } from '../table-part.ts';
import { textOutsideTables, withoutTrailingFigures } from '../text-outside-tables.ts';
import { assignColumns, columnExtents } from './assign-columns.ts';
import { assignLabels } from './assign-labels.ts';
import { type BlankRow, blankRows } from './blank-rows.ts';
import { isDoubtful } from './doubtful-rows.ts';
import { type FigureRow, figureRows } from './figure-rows.ts';
import type { PrintedHeader } from './header.ts';
import { opensWithFigure, type PrintedLine } from './printed-line.ts';
import { type FilledRow, readingOf, type TableBody } from './reading.ts';
import { labelsOfRow, type RowLabel, rowsOf, type TableRows, textOf } from './row-labels.ts';
import { unplacedWords } from './unplaced-words.ts';

/** A row of the form and its figures. */
type LabelledRow = FigureRow & Pick<RowLabel, 'line'>;

/** Reads rows that each have their label in front or around their figures. */
export function readLabelledRows(header: PrintedHeader, lines: readonly PrintedLine[]): TableBody {
  const rows = rowsOf(header.blocks);
  const figures = figureRows(lines);
  const options = labelOptions(figures, lines, rows);
  const labels = assignLabels(options, rows.lines);
  if (!labels) {
    const some = figures.flatMap((one, row) => options[row]!.slice(0, 1).map(({ line }) => ({ ...one, line })));
    return { reading: readingOf(header, unfilled(some, lines), {}, ambiguousRows), length: lastLine(figures) + 1 };
  }

  const blanks = blankRows(lines, figures, labels, rows);
  const labelled = figures.flatMap((one, row) => (labels[row] ? [{ ...one, line: labels[row].line }] : []));
  const used = new Set([...labels, ...blanks].flatMap((one) => one?.words ?? []));
  const last = Math.max(
    lastLine(labelled),
    lines.findLastIndex(({ label }) => label.some((word) => used.has(word))),
  );
  const assigned = assignRows(labelled, lines, header);
  const filled = [...(assigned ?? unfilled(labelled, lines)), ...blanks];
  const interpreted = { figures, labels, blanks, rows, columns: header.columns };
  const isClear =
    assigned !== undefined &&
    !figures.some((_, row) => isDoubtful(interpreted, row)) &&
    !hasUnusedLabel(filled, lines.slice(0, last + 1), rows) &&
    !lines.slice(0, last + 1).some(opensWithFigure) &&
    !blanks.some(isGluedToFigure);
  const ignored = figures.filter(({ first }, row) => !labels[row] && first <= last).map(rowAsCell);
  const placed = [
    ...figures.flatMap(({ values }, row) =>
      labels[row] ? [{ ...labels[row], lacksFigure: values.length < header.columns, hasOneColumn: false }] : [],
    ),
    ...blanks.map((blank) => ({ ...blank, lacksFigure: true, hasOneColumn: header.columns === 1 })),
  ];
  const unplaced = unplacedWords(placed, lines, header.blocks, rows);
  return {
    reading: readingOf(header, filled, { ignored, unplaced }, isClear ? undefined : unclearColumns),
    length: last + 1,
  };
}

function unfilled(rows: readonly LabelledRow[], lines: readonly PrintedLine[]): FilledRow[] {
  return rows.map(({ line, first }) => ({ line, place: lines[first]!.place, values: [] }));
}

function rowAsCell({ own, values }: FigureRow): Cell {
  const words = [...own, ...values];
  return { text: words.map(({ text }) => text).join(' '), place: words[0]!.place };
}

const ambiguousRows: Text = {
  zh: '有的数字可以归入不止一行，无法确定',
  en: 'some of the figures could belong to more than one row, and it is unclear to which',
};

/** True if figures follow the label without a space: `属于国家秘密0`. */
function isGluedToFigure({ line, words }: BlankRow): boolean {
  const text = textOf(words).normalize('NFKC');
  return /\d$/.test(text) && findLineExactly(withoutTrailingFigures(text), [line]) !== undefined;
}

/** Returns the possible labels of each row of figures, formed of the words between its neighbours. */
function labelOptions(figures: readonly FigureRow[], lines: readonly PrintedLine[], rows: TableRows): RowLabel[][] {
  const above = (row: number) => lines.slice((figures[row - 1]?.last ?? -1) + 1, figures[row]?.first);
  const options = figures.map((one, row) => labelsOfRow(one, above(row), above(row + 1), rows));
  return options.some((labels) => labels.some(({ truncated }) => truncated))
    ? withoutAmbiguous(options, rows)
    : options;
}

/** Labels; no real table has more. */
const maxLabels = 200;

/** Drops truncated labels that are ambiguous. */
function withoutAmbiguous(options: readonly RowLabel[][], { lines }: TableRows): RowLabel[][] {
  const all = options.flatMap((labels, item) =>
    labels.map((label) => ({ item, at: lines.indexOf(label.line), label })),
  );
  const unambiguous = new Set(all.length > maxLabels ? [] : unambiguousChoices(all).map(({ label }) => label));
  return options.map((labels) => labels.filter((label) => !label.truncated || unambiguous.has(label)));
}

/**
 * Assigns the values of each row to the columns, page by page, since a page break shifts them. Returns `undefined` if
 * it is unclear.
 */
function assignRows(
  labelled: readonly LabelledRow[],
  lines: readonly PrintedLine[],
  header: PrintedHeader,
): FilledRow[] | undefined {
  const pages = [...new Set(labelled.map(({ first }) => lines[first]!.page))];
  const rowsOn = (page: number) => labelled.filter(({ first }) => lines[first]!.page === page);
  // Pages extracted as text differ in scale.
  const isMeasured = labelled.every(({ first }) => lines[first]!.place.page !== undefined);
  const first = isMeasured ? columnExtents(rowsOn(header.page), header, 'labels') : undefined;
  const assigned = pages.map((page) => {
    const some = rowsOn(page);
    const values = assignColumns(some, header, page === header.page ? 'labels' : first);
    return values && some.map(({ line, first }, row) => ({ line, place: lines[first]!.place, values: values[row]! }));
  });
  return assigned.every((some) => some !== undefined) ? assigned.flat() : undefined;
}

/** True if the lines have the label of a row that was not found: its figures may be glued to it. */
function hasUnusedLabel(rows: readonly FilledRow[], lines: readonly PrintedLine[], { lines: all }: TableRows): boolean {
  const found = new Set(rows.map(({ line }) => line));
  const { hasLabelOf } = textOutsideTables(lines.map(({ text }) => text));
  return all.some((line) => !found.has(line) && hasLabelOf(line));
}

function lastLine(rows: readonly FigureRow[]): number {
  return rows.at(-1)?.last ?? -1;
}
