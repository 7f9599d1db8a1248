import { decode } from '../../codecs/encoding.ts';
import { tooLarge } from '../../codecs/refusals.ts';
import type { Document, Grid, Paragraph, Place } from '../../model/document.ts';
import { type TextLine, wordsIn } from '../words.ts';
import { listedCells } from './bar-cells.ts';
import { readMargined } from './margin-cells.ts';
import { mayBePipes, readPipes } from './pipes.ts';
import { isRule, readRuled } from './ruled.ts';
import { readLed } from './tab-cells.ts';
import { readTabs } from './tabs.ts';

/** A report has some hundreds; more lines than any collection of reports would only take time and memory. */
const mostLines = 100_000;

/**
 * Reads text in the shapes in which reports are found. Tables come with one cell a line, each behind a tab, or as Markdown
 * has them, with bars between the cells, with rules, or in HTML; any other line is a paragraph that says where on the line
 * its words stand.
 */
export async function readText(bytes: Uint8Array, path: string): Promise<Document> {
  const all = decode(bytes)
    .text.split(/\r\n?|\n/)
    .map((text, index): TextLine => ({ text, number: index + 1 }));
  if (all.length > mostLines) throw tooLarge();
  const lines = singleSpaced(all);
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
    const [read, end] = readTable(lines, at, path, tables + 1);
    if (read.length > 0) {
      tables += read.filter(({ kind }) => kind === 'grid').length;
      for (const block of read) blocks.push(block);
      at = end;
      continue;
    }
    // What was tried in vain is not tried again from its next line on: that would take the square of its length.
    do {
      const text = plainText(lines[at]!.text);
      const character = lines[at]!.text.search(/\S/) + 1;
      if (text !== '')
        blocks.push({ kind: 'paragraph', text, place: { path, line: lines[at]!.number, character }, words: words(at) });
    } while (++at < end);
  }
  return { path, format: 'text', blocks, notices: [] };
}

/** Without the empty lines of a text that has one behind each line. */
function singleSpaced(lines: readonly TextLine[]): readonly TextLine[] {
  const isEmpty = ({ text }: TextLine) => text === '';
  const isDouble = lines.length > 2 && lines.every((line, index) => index % 2 === 0 || isEmpty(line));
  return isDouble ? lines.filter((_, index) => index % 2 === 0) : lines;
}

/** What a table holds that begins at a line, and the first line behind it; nothing where the lines up to there are none. */
function readTable(
  lines: readonly TextLine[],
  at: number,
  path: string,
  table: number,
): [(Grid | Paragraph)[], number] {
  const { text, number } = lines[at]!;
  const place: Place = { path, table, line: number };
  if (isRule(text)) {
    const [rows, end] = readRuled(lines, at, path);
    return [rows.length > 0 ? [{ kind: 'grid', place, rows }] : [], end];
  }
  if (mayBePipes(text)) return readPipes(lines, at, path, table);
  if (text !== '' && !text.includes('\t') && lines[at + 1]?.text.startsWith('\t')) {
    const [cells, end] = readMargined(lines, at, path);
    if (cells.length > 0) return [cells, end];
  }
  const [separated, behind] = text.includes('\t') ? readTabs(lines, at, path, table) : [[], at];
  return separated.length > 0 ? [separated, behind] : readLed(lines, at, path, place);
}

/** A line without the marks that Markdown puts around headings, list items and bold words. */
function plainText(line: string): string {
  return line
    .trim()
    .replace(/^(?:#{1,6}|>)\s+/, '')
    .replaceAll(/\*\*|__/g, '');
}
