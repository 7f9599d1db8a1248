import type { Cell, Document, Paragraph, Place } from '../../model/document.ts';
import type { Passage } from '../../model/passage.ts';
import type { Report } from '../../model/report.ts';
import type { FileResult } from '../../model/result.ts';
import type { Mark } from '../../presentation/listing/correction.ts';
import type { Sourced } from '../../readers/sourced-docx.ts';
import { bare } from './words.ts';

/** Where a mark goes, by the order of the element: a cell, the beginning of a table or row, a paragraph or words in it. */
export interface Target {
  readonly kind: 'cell' | 'start' | 'paragraph';
  readonly order: number;
  readonly words: string | null;
}

/** A paragraph of the document and its text without white space. */
interface Line {
  readonly index: number;
  readonly order: number;
  readonly text: string;
}

/** A report in the document: its title, and the blocks from `from` up to `to`. */
interface Span {
  readonly title: number | undefined;
  readonly from: number;
  readonly to: number;
}

/** Returns where marks go in a document, and the paragraph of its first title. */
export function locator({ document, sources }: Sourced, { reports }: FileResult) {
  const cells = cellOrders(document, sources);
  const lines = linesOf(document, sources);
  const spans = spansOf(
    document,
    lines,
    reports.map(({ report }) => report),
  );
  const passages = new Map<Place, number>(
    reports.flatMap(({ report }, index) => [...placedPassages(report, within(lines, spans[index]!))]),
  );

  const inText = ({ spot, quoted }: Mark): Target | undefined => {
    const own = passages.get(spot.place);
    if (own !== undefined) return { kind: 'paragraph', order: own, words: quoted };
    if (quoted === null) return undefined;
    const span = spot.report === null ? undefined : spans[spot.report];
    const words = bare(quoted);
    const line = (span ? within(lines, span) : lines).find(({ text }) => words !== '' && text.includes(words));
    return line && { kind: 'paragraph', order: line.order, words: quoted };
  };
  return {
    title: spans.map(({ title }) => title).find((one) => one !== undefined) ?? lines[0]?.order,
    /** Returns where a mark goes; undefined if that is nowhere in the document, or is all of it. */
    target(mark: Mark): Target | undefined {
      const { table, row, column } = mark.spot.place;
      if (table === undefined) return inText(mark);
      const cell = column === undefined ? undefined : cells.get(keyOf(table, row, column));
      if (cell !== undefined) return { kind: 'cell', order: cell, words: null };
      const start = cells.get(keyOf(table, row)) ?? cells.get(keyOf(table));
      return start === undefined ? undefined : { kind: 'start', order: start, words: null };
    },
  };
}

function keyOf(...numbers: readonly (number | undefined)[]): string {
  return numbers.map((one) => one ?? '').join('/');
}

/** Returns the cells by table, row and column, and the first of each table and row. */
function cellOrders({ blocks }: Document, sources: Sourced['sources']): ReadonlyMap<string, number> {
  const orders = new Map<string, number>();
  for (const block of blocks) {
    if (block.kind !== 'grid') continue;
    for (const cell of block.rows.flatMap((row) => row.cells)) {
      const order = cell && sources.get(cell);
      if (order === undefined) continue;
      const { table, row, column } = (cell as Cell).place;
      for (const key of [keyOf(table), keyOf(table, row), keyOf(table, row, column)]) {
        if (!orders.has(key)) orders.set(key, order);
      }
    }
  }
  return orders;
}

function linesOf({ blocks }: Document, sources: Sourced['sources']): Line[] {
  return blocks.flatMap((block, index): Line[] => {
    const order = block.kind === 'paragraph' ? sources.get(block as Paragraph) : undefined;
    return order === undefined ? [] : [{ index, order, text: bare((block as Paragraph).text) }];
  });
}

function within(lines: readonly Line[], { from, to }: Span): Line[] {
  return lines.filter(({ index }) => index >= from && index < to);
}

/** Returns where the reports of a document are; each begins at its title, behind the tables of the one before it. */
function spansOf({ blocks }: Document, lines: readonly Line[], reports: readonly Report[]): Span[] {
  const tables = reports.map((report) => {
    const own = new Set(report.tables.flatMap(({ entries }) => entries.map(({ place }) => place.table)));
    const indexes = blocks.flatMap(({ place }, index) =>
      place.table !== undefined && own.has(place.table) ? [index] : [],
    );
    return { first: indexes[0] ?? blocks.length, last: indexes.at(-1) ?? -1 };
  });
  const titles = reports.map(({ organization }, index) => {
    const { first } = tables[index]!;
    const from = Math.max(-1, ...tables.filter((one) => one.first < first).map(({ last }) => last)) + 1;
    const before = lines.filter((line) => line.index >= from && line.index < first);
    const names = [organization ?? '', '年度报告', ''].map(bare);
    const found = names.map((name) => before.find(({ text }) => name !== '' && text.includes(name))).find(Boolean);
    return { line: found ?? before[0], from };
  });
  const starts = titles.map(({ line, from }) => line?.index ?? from);
  return titles.map(({ line }, index) => {
    const start = starts[index]!;
    const isFirst = start === Math.min(...starts);
    return {
      title: line?.order,
      from: isFirst ? 0 : start,
      to: Math.min(blocks.length, ...starts.filter((one) => one > start)),
    };
  });
}

/** Finds the paragraph of each heading and passage of a report, by text and order. */
function placedPassages({ opening, sections }: Report, lines: readonly Line[]): Map<Place, number> {
  const placed = new Map<Place, number>();
  let next = 0;
  const put = (text: string, place: Place): void => {
    const found = lines.findIndex((line, index) => index >= next && line.text === bare(text));
    if (found < 0 || place.table !== undefined) return;
    placed.set(place, lines[found]!.order);
    next = found + 1;
  };
  const putAll = (passages: readonly Passage[]) => {
    for (const { text, lines: parts } of passages) if (parts.length === 1) put(text, parts[0]!.place);
  };
  putAll(opening);
  for (const { heading, place, passages } of sections) {
    put(heading, place);
    putAll(passages);
  }
  return placed;
}
