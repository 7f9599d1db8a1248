import type { Cell, GridRow } from '../../document.ts';
import type { TextLine } from '../words.ts';

/** Whether a line has bars between cells, as tables in Markdown do. */
export function isPipeRow(line: string): boolean {
  return cellsOf(line).length > 1;
}

/** Reads a table with bars between its cells, from a line on. Gives its rows and the first line behind it. */
export function readPipes(lines: readonly TextLine[], from: number, path: string): [GridRow[], number] {
  const rows: GridRow[] = [];
  let at = from;
  for (; at < lines.length && isPipeRow(lines[at]!.text); at++) {
    const { text, number } = lines[at]!;
    const cells = cellsOf(text);
    if (cells.every(isRule)) continue;
    rows.push({
      place: { path, line: number },
      cells: cells.map(
        ({ text: shown, from: character }): Cell => ({ ...shownIn(shown), place: { path, line: number, character } }),
      ),
    });
  }
  // A bar in one line of prose, between the words of a menu, makes no table.
  return [rows.length > 1 ? rows : [], at];
}

interface Piece {
  readonly text: string;
  /** Where it begins on the line, from 1. */
  readonly from: number;
}

/** What stands between bars that no backslash takes back; bars at both ends of the line enclose it. */
function cellsOf(line: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { index } of line.matchAll(/(?<!\\)\||$/g)) {
    const raw = line.slice(from, index);
    pieces.push({ text: raw.trim(), from: from + (raw.length - raw.trimStart().length) + 1 });
    from = index + 1;
  }
  const start = /^\s*\|/.test(line) ? 1 : 0;
  const end = /(?<!\\)\|\s*$/.test(line) ? pieces.length - 1 : pieces.length;
  return pieces.slice(start, Math.max(start, end));
}

/** `---`, `:---:`: what stands under a header. A dash alone is a value. */
function isRule({ text }: Piece): boolean {
  return /^:?-{2,}:?$/.test(text) || text === ':-:';
}

const entities: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"' };

/** A picture in Markdown, or in the HTML that may stand in it. */
const picture = /!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])|<img\b[^>]*>/gi;

/** Something struck through, as Markdown writes it. */
const strike = /~~([^~]+)~~/g;

function shownIn(source: string): Pick<Cell, 'text' | 'picture' | 'struck'> {
  const text = plain(source.replaceAll(picture, '').replaceAll(strike, ''));
  const struck = [...source.matchAll(strike)].map(([, words = '']) => plain(words)).join(' ');
  return {
    text,
    ...(source.search(picture) >= 0 && { picture: true }),
    ...(text === '' && struck !== '' && { struck }),
  };
}

function plain(text: string): string {
  return text
    .replaceAll(/<br\s*\/?>/gi, '\n')
    .replaceAll(/&(nbsp|amp|lt|gt|quot);/g, (_, name: string) => entities[name]!)
    .replaceAll(/\*\*|__|`/g, '')
    .replaceAll('\\|', '|')
    .trim();
}
