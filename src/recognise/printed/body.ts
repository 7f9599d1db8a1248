import type { Cell, Place, Word } from '../../document.ts';
import { formCell, type Line, lines as linesOf } from '../../form.ts';
import type { Entry, Ignored } from '../../report.ts';
import type { Text } from '../../text.ts';
import { readValue } from '../../value.ts';
import { normalise } from '../label.ts';
import { lineNamed } from '../lines.ts';
import { outsideOf } from '../outside.ts';
import { notOfTheForm, notTied, type Reading } from '../piece.ts';
import { type Assignment, assign } from './assign.ts';
import { type Tied, tieColumns } from './columns.ts';
import { type FigureRow, figureRows } from './figures.ts';
import type { PrintedHeader } from './header.ts';
import { labelsFor, type Rows, reach, rowsOf, textOf } from './labels.ts';
import type { PrintedLine } from './line.ts';

/** What a header and the lines under it say, and how many of the lines belong to it. */
export interface Body {
  readonly reading: Reading;
  readonly length: number;
}

/** A row of the form, and the values that stand in it. */
interface FilledRow {
  readonly line: Line;
  readonly place: Place;
  readonly values: Tied;
}

export function readBody(header: PrintedHeader, lines: readonly PrintedLine[]): Body {
  return header.across ? readAcross(header, lines) : readDown(header, lines);
}

/** The first row of figures: those of every kind of case, one behind the other. */
function readAcross(header: PrintedHeader, lines: readonly PrintedLine[]): Body {
  const [row, next] = figureRows(lines);
  if (!row) return { reading: reading(header, [], [], undefined), length: 0 };
  const goesOn = next?.first === row.last + 1 && next.own.length === 0;
  const [tied] = (goesOn ? undefined : tieColumns([row], header, !hasPageBreak(lines, row.first))) ?? [];
  const [block] = header.blocks;
  const width = linesOf(block!.columns).length;
  const place = lines[row.first]!.place;
  const rows = linesOf(block!.rows).map((line, index) => {
    return { line, place, values: tied?.slice(index * width, (index + 1) * width) ?? [] };
  });
  return { reading: reading(header, rows, [], tied ? undefined : notTied), length: row.last + 1 };
}

function readDown(header: PrintedHeader, lines: readonly PrintedLine[]): Body {
  const rows = rowsOf(header.blocks);
  const figures = figureRows(lines);
  const between = (row: number) => [(figures[row - 1]?.last ?? -1) + 1, figures[row]?.first ?? lines.length] as const;
  const options = figures.map((one, row) =>
    labelsFor(one, lines.slice(...between(row)), lines.slice(...between(row + 1)), rows),
  );
  const labels = assign(options, rows.lines);
  if (!labels) {
    const rows = options.flatMap(([label], row) =>
      label ? [{ line: label.line, place: lines[row]!.place, values: [] }] : [],
    );
    return { reading: reading(header, rows, [], twoWays), length: lastFilled(figures) + 1 };
  }

  const blanks = blankRows(lines, figures, labels, rows);
  const found = figures.flatMap((one, row) => (labels[row] ? [{ ...one, line: labels[row].line }] : []));
  const pages = [...new Set(found.map(({ first }) => pageOf(lines, first)))];
  const ties = pages.map((page) => {
    const some = found.filter(({ first }) => pageOf(lines, first) === page);
    return { some, tied: tieColumns(some, header, page === 0) };
  });
  const filled = ties.flatMap(({ some, tied }) =>
    some.map(({ line, first }, index) => ({ line, place: lines[first]!.place, values: tied?.[index] ?? [] })),
  );
  const strays = figures.flatMap((_, row) => (labels[row] ? [] : [row]));
  const used = [...labels.flatMap((label) => label?.words ?? []), ...blanks.flatMap(({ words }) => words)];
  const length = Math.max(
    lastFilled(found),
    lines.findLastIndex(({ label }) => label.some((word) => used.includes(word))),
  );
  const filledLines = new Set([...filled, ...blanks].map(({ line }) => line));
  const inside = outsideOf(lines.slice(0, length + 1).map(({ text }) => text));
  const isTold =
    !rows.lines.some((line) => !filledLines.has(line) && inside.names(line)) &&
    ties.every(({ tied }) => tied) &&
    !found.some(({ mixed }) => mixed) &&
    !figures.some((_, row) => labels[row] && mayContinue(row, figures, header.columns)) &&
    !strays.some((row) => mayBelong(row, figures, labels, blanks, rows, header.columns));
  return {
    reading: reading(
      header,
      [...filled, ...blanks],
      strays.map((row) => figures[row]!).filter(({ first }) => first <= length),
      isTold ? undefined : notTied,
    ),
    length: length + 1,
  };
}

const twoWays: Text = {
  zh: '有的数字可以归入不止一行，无法确定',
  en: 'some of the figures could belong to more than one row, and it cannot be told to which',
};

interface BlankRow extends FilledRow {
  readonly words: readonly Word[];
}

/** Rows of the form whose label stands there without a figure, in the gap where it should. */
function blankRows(
  lines: readonly PrintedLine[],
  figures: readonly FigureRow[],
  labels: Assignment,
  { lines: all, named }: Rows,
): BlankRow[] {
  const used = new Set(labels.flatMap((label) => label?.words ?? []));
  const blanks: BlankRow[] = [];
  const known = new Set(labels.map((label) => label?.line));
  for (const [index, { place }] of lines.entries()) {
    for (const words of labelsFrom(lines, index)) {
      const text = textOf(words);
      const line = named.get(normalise(text)) ?? lineNamed(text, all);
      if (!line || line === 'group' || known.has(line) || words.some((word) => used.has(word))) continue;
      const before = labels.findLast((one, row) => one && figures[row]!.last <= index);
      const after = labels.find((one, row) => one && figures[row]!.first > index);
      const at = all.indexOf(line);
      if ((before && all.indexOf(before.line) >= at) || (after && all.indexOf(after.line) <= at)) continue;
      known.add(line);
      blanks.push({ line, place, values: [], words });
    }
  }
  return blanks;
}

/** Words that a label may be of which no line holds a figure, beginning in a line and reaching into the next. */
function* labelsFrom(lines: readonly PrintedLine[], start: number): Generator<readonly Word[]> {
  const end = lines.findIndex(({ values, mixed }, index) => index >= start && (values.length > 0 || mixed));
  const free = lines.slice(start, Math.min(start + reach, end < 0 ? lines.length : end)).map(({ label }) => label);
  for (const { from } of free[0] ?? []) {
    for (let length = 1; length <= free.length; length++) {
      yield free.slice(0, length).flatMap((line) => line.filter((word) => word.from >= from));
    }
  }
}

/** Whether figures right below those of a labelled row may be the end of one that is too long for its cell. */
function mayContinue(row: number, figures: readonly FigureRow[], columns: number): boolean {
  const { first, own, values } = figures[row]!;
  const before = figures[row - 1];
  const isBelow = before !== undefined && before.last === first - 1 && before.own.length > 0;
  return isBelow && own.length === 0 && (values.length < columns || columns === 1);
}

/** Whether figures that no row has may be a part of some row's: then none of the table's can be trusted. */
function mayBelong(
  row: number,
  figures: readonly FigureRow[],
  labels: Assignment,
  blanks: readonly BlankRow[],
  { lines }: Rows,
  columns: number,
): boolean {
  const { first, values, own, mixed } = figures[row]!;
  const [before, after] = [labels.slice(0, row).findLast(Boolean), labels.slice(row + 1).find(Boolean)];
  const gap = lines.slice(
    before ? lines.indexOf(before.line) + 1 : 0,
    after ? lines.indexOf(after.line) : lines.length,
  );
  if (blanks.some(({ line }) => gap.includes(line))) return true;
  // Where a part of the table ends, the rows that are not there stand in the next; what follows is no more of it.
  const isInside = after !== undefined || first === (figures[row - 1]?.last ?? first) + 1;
  if (!isInside) return false;
  if (gap.length > 0 && (after !== undefined || values.length >= columns)) return true;
  // A figure too long for its cell goes on below it, where the label may go on too.
  const isWhole = (one: number) => (figures[one]?.values.length ?? columns) >= columns && labels[one]?.exact !== false;
  return mixed || own.length === 0 || ![row - 1, row, row + 1].every(isWhole);
}

function lastFilled(rows: readonly FigureRow[]): number {
  return rows.at(-1)?.last ?? -1;
}

/** How many pages have begun since the header. */
function pageOf(lines: readonly PrintedLine[], index: number): number {
  return lines.slice(0, index + 1).filter(({ startsPage }) => startsPage).length;
}

function hasPageBreak(lines: readonly PrintedLine[], index: number): boolean {
  return pageOf(lines, index) > 0;
}

function reading(
  { form, table, blocks }: PrintedHeader,
  rows: readonly FilledRow[],
  strays: readonly FigureRow[],
  why: Text | undefined,
): Reading {
  const entries = new Map<string, Entry>();
  for (const { line, place, values } of rows) {
    const block = blocks.find((one) => linesOf(one.rows).includes(line));
    linesOf(block!.columns).forEach((column, index) => {
      const at = formCell(table, line.id, column.id)!;
      const word = values[index];
      const cell: Cell = word ? { text: word.text, place: word.place } : { text: '', place };
      entries.set(at.id, { at, value: readValue(cell), cell, place: cell.place });
    });
  }
  const ignored = strays.map((stray): Ignored => ({ cell: asCell(stray), why: notOfTheForm }));
  const names = new Set(rows.map(({ line }) => line.id));
  return { form, table, entries: why ? new Map() : entries, rows: names, ignored, ...(why && { why }) };
}

function asCell({ own, values }: FigureRow): Cell {
  const words = [...own, ...values];
  return { text: words.map(({ text }) => text).join(' '), place: words[0]!.place };
}
