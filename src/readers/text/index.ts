import type { Cell, Document, Grid, GridRow, Paragraph, Place } from '../../document.ts';
import { decode } from '../encoding.ts';
import { tooLarge } from '../refusals.ts';
import { type TextLine, wordsIn } from '../words.ts';
import { listedCells } from './listed.ts';
import { isPipeRow, readPipes } from './pipes.ts';
import { isRule, readRuled } from './ruled.ts';

/** A report has some hundreds; more lines than any collection of reports would only take time and memory. */
const mostLines = 100_000;

/**
 * Reads text in the shapes in which reports are found. Tables come with one cell a line, each behind a tab, or as Markdown
 * has them, with bars between the cells, with rules, or in HTML; any other line is a paragraph that says where on the line
 * its words stand.
 */
export async function readText(bytes: Uint8Array, path: string): Promise<Document> {
  const lines = decode(bytes)
    .text.split(/\r\n?|\n/)
    .map((text, index): TextLine => ({ text, number: index + 1 }));
  if (lines.length > mostLines) throw tooLarge();
  const words = wordsIn(lines, path);
  const html = lines.some(({ text }) => /<\/table>/i.test(text)) ? await import('./elements.ts') : undefined;
  const elements = html?.elementsIn(lines);
  const listed = lines.some(({ text }) => text.includes('|')) ? listedCells(lines, path) : undefined;
  const blocks: (Grid | Paragraph)[] = [];
  let tables = 0;
  for (let at = 0; at < lines.length; ) {
    const behind = elements?.get(at);
    if (html && behind !== undefined) {
      const inside = html.readElements(lines.slice(at, behind), path, tables + 1);
      tables += inside.filter(({ kind }) => kind === 'grid').length;
      for (const block of inside) blocks.push(block);
      at = behind;
      continue;
    }
    const cells = listed?.get(at);
    if (cells) {
      for (const cell of cells) blocks.push(cell);
      at++;
      continue;
    }
    const place: Place = { path, table: tables + 1, line: at + 1 };
    const [rows, end] = readTable(lines, at, path);
    if (rows.length > 0) {
      tables++;
      blocks.push({ kind: 'grid', place, rows });
      at = end;
      continue;
    }
    // What was tried in vain is not tried again from its next line on: that would take the square of its length.
    do {
      const text = plainText(lines[at]!.text);
      const character = lines[at]!.text.search(/\S/) + 1;
      if (text !== '')
        blocks.push({ kind: 'paragraph', text, place: { path, line: at + 1, character }, words: words(at) });
    } while (++at < end);
  }
  return { path, format: 'text', blocks, notices: [] };
}

/** The rows of a table that begins at a line, and the first line behind it; no rows where the lines up to there are none. */
function readTable(lines: readonly TextLine[], at: number, path: string): [GridRow[], number] {
  const { text } = lines[at]!;
  if (isRule(text)) return readRuled(lines, at, path);
  return isPipeRow(text) ? readPipes(lines, at, path) : readCells(lines, at, path);
}

/** A line without the marks that Markdown puts around headings, list items and bold words. */
function plainText(line: string): string {
  return line
    .trim()
    .replace(/^(?:#{1,6}|>)\s+/, '')
    .replaceAll(/\*\*|__/g, '');
}

/**
 * Reads a table with one cell a line, from a line on: a line that starts with a tab is a cell, a blank line ends the row of
 * the table, a line without a tab straight after a cell belongs to that cell. Gives its rows and the first line behind it.
 */
function readCells(lines: readonly TextLine[], from: number, path: string): [GridRow[], number] {
  const rows: GridRow[] = [];
  let cells: Cell[] = [];
  const endRow = () => {
    const [first] = cells;
    if (first && cells.some(({ text }) => text !== '')) rows.push({ place: { path, line: first.place.line! }, cells });
    cells = [];
  };
  let at = from;
  for (; at < lines.length; at++) {
    const line = lines[at]!.text;
    const text = line.trim();
    const last = cells.at(-1);
    if (line.startsWith('\t')) {
      cells.push({ text, place: { path, line: at + 1, character: text === '' ? 1 : line.indexOf(text) + 1 } });
    } else if (text === '') {
      if (at === from) break;
      endRow();
    } else if (last) {
      cells[cells.length - 1] = { ...last, text: last.text === '' ? text : `${last.text}\n${text}` };
    } else {
      break;
    }
  }
  endRow();
  return [rows, at];
}
