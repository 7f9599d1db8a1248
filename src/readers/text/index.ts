import { decodeText } from '../../codecs/encoding.ts';
import { limitLines } from '../../codecs/size-limit.ts';
import type { Document, Grid, Paragraph, Place } from '../../model/document.ts';
import { type SourceLine, wordsIn } from '../line-words.ts';
import { barCells } from './bar-cells.ts';
import type { TableBlocks } from './cell.ts';
import { isGridBorder, readGridTable } from './grid-tables.ts';
import { readMarginRows } from './margin-rows.ts';
import { mayBePipeTable, readPipeTable } from './pipe-tables.ts';
import { readTabCells, readTabSeparated } from './tab-tables.ts';

/**
 * A report has some hundred lines; a file of more lines than any collection of reports would only take time and memory.
 */
const maxLines = 100_000;

/**
 * Reads plain text and Markdown. Tables have one cell per line, behind tabs or bars, or tabs between cells; or they are
 * pipe tables, grid tables or HTML. Any other line is a paragraph with the positions of its words.
 */
export async function readText(bytes: Uint8Array, path: string): Promise<Document> {
  const { text } = decodeText(bytes);
  limitLines(text, maxLines);
  const lines = singleSpaced(text.split(/\r\n?|\n/).map((line, index) => ({ text: line, number: index + 1 })));
  const words = wordsIn(lines, path);
  const html = lines.some(({ text }) => /<\/table>/i.test(text)) ? await import('./html-tables.ts') : undefined;
  const htmlEnds = html?.htmlTablesIn(lines);
  const cells = lines.some(({ text }) => text.includes('|')) ? barCells(lines, path) : undefined;
  const blocks: (Grid | Paragraph)[] = [];
  let tables = 0;
  /** Reads an HTML table, or the cell of a table set apart by bars, if one begins at a line. */
  const readKnown = (at: number): TableBlocks | undefined => {
    const end = htmlEnds?.get(at);
    if (html && end !== undefined) return [html.readHtmlTables(lines.slice(at, end), path, tables + 1), end];
    const own = cells?.get(at);
    return own && [own, at + 1];
  };
  for (let at = 0; at < lines.length; ) {
    const known = readKnown(at);
    const [read, end] = known ?? readTable(lines, at, path, tables + 1);
    if (known || read.length > 0) {
      tables += read.filter(({ kind }) => kind === 'grid').length;
      for (const block of read) blocks.push(block);
      at = end;
      continue;
    }
    // Lines that are not a table are not tried again from the second one on: that would take quadratic time.
    do {
      const text = plainText(lines[at]!.text);
      const character = lines[at]!.text.search(/\S/) + 1;
      if (text !== '')
        blocks.push({ kind: 'paragraph', text, place: { path, line: lines[at]!.number, character }, words: words(at) });
    } while (++at < end);
  }
  return { path, format: 'text', blocks, notices: [] };
}

/** Removes the empty lines of a text that has one behind each line. */
function singleSpaced(lines: readonly SourceLine[]): readonly SourceLine[] {
  const isEmpty = ({ text }: SourceLine) => text === '';
  const isDouble = lines.length > 2 && lines.every((line, index) => index % 2 === 0 || isEmpty(line));
  return isDouble ? lines.filter((_, index) => index % 2 === 0) : lines;
}

function readTable(lines: readonly SourceLine[], at: number, path: string, table: number): TableBlocks {
  const { text, number } = lines[at]!;
  const place: Place = { path, table, line: number };
  if (isGridBorder(text)) {
    const [rows, end] = readGridTable(lines, at, path);
    return [rows.length > 0 ? [{ kind: 'grid', place, rows }] : [], end];
  }
  if (mayBePipeTable(text)) return readPipeTable(lines, at, path, table);
  if (text !== '' && !text.includes('\t') && lines[at + 1]?.text.startsWith('\t')) {
    const [cells, end] = readMarginRows(lines, at, path);
    if (cells.length > 0) return [cells, end];
  }
  const [separated, behind] = text.includes('\t') ? readTabSeparated(lines, at, path, table) : [[], at];
  return separated.length > 0 ? [separated, behind] : readTabCells(lines, at, path, place);
}

/** Removes the Markdown syntax of headings, quotations and bold words; `____` is a blank to fill in. */
function plainText(line: string): string {
  return line
    .trim()
    .replace(/^(?:#{1,6}|>)\s+/, '')
    .replaceAll('**', '')
    .replaceAll(/(?<![\p{L}\p{N}_])__([^_\s][^_]*)__(?![\p{L}\p{N}_])/gu, '$1');
}
