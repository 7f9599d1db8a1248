import { format } from '../../src/model/decimal.ts';
import {
  type Cell,
  type Document,
  type Grid,
  type GridRow,
  letters,
  type Paragraph,
  type Place,
} from '../../src/model/document.ts';
import { formCells } from '../../src/model/form.ts';
import { textOf } from '../../src/model/passage.ts';
import type { Entry, Report, Table } from '../../src/model/report.ts';
import { read } from '../../src/readers/index.ts';
import { wordsIn } from '../../src/readers/line-words.ts';

/**
 * Reads a page as it is drawn in `fixtures/readings/`. `| a | b |` is a row of a table, in which `<` and `^` continue the
 * cell at the left or above, `.` is no cell, and braces hold what a cell has beside its text: `3{formula=SUM(A1)}`. Any other
 * line is a paragraph; in a sheet it is a row with one cell, and an empty line is an empty row. Lines with `@` say what the
 * page is:
 *
 * - `@sheet NAME`, `@page N`: a sheet or page begins; `@table`: another table;
 * - `@aside`, `@cut`: the next table is not shown, or runs over the edge;
 * - `@link`: the next paragraph is a link;
 * - `@print`: what follows is printed lines, of which the columns count; `@page N` begins their next page;
 * - `@file NAME`, `@title TITLE`, `@styled`, `@picture N`: of the whole document; the picture is on page N;
 * - `@csv`, `@txt`, `@md`, `@html`, `@json`: what follows is a file of this kind, read by its reader.
 */
export async function drawnDocument(drawing: string): Promise<Document> {
  const lines = drawing.split('\n');
  const kindAt = lines.findIndex((line) => /^@(?:csv|txt|md|html|json|print)$/.test(line));
  const head = kindAt < 0 ? lines : lines.slice(0, kindAt);
  const [, path = '报告'] = /^@file (.*)$/m.exec(drawing) ?? [];
  const [, title] = /^@title (.*)$/m.exec(drawing) ?? [];
  const pictures = [...drawing.matchAll(/^@picture(?: (\d+))?$/gm)].map(([, page]) => withPage({ path }, page));
  const own = {
    ...(title && { title }),
    ...(/^@styled$/m.test(drawing) && { styled: true as const }),
    ...(pictures.length > 0 && { pictures }),
  };
  if (kindAt < 0) return { path, format: 'drawn', blocks: drawnBlocks(head, path), notices: [], ...own };
  const kind = lines[kindAt]!.slice(1);
  if (kind === 'print') {
    const blocks = [...drawnBlocks(head, path), ...printedParagraphs(lines.slice(kindAt + 1), path)];
    return { path, format: 'drawn', blocks, notices: [], ...own };
  }
  const bytes = new TextEncoder().encode(lines.slice(kindAt + 1).join('\n'));
  return { ...(await read(bytes, `${path}.${kind}`)), ...own };
}

const withPage = (place: Place, page: string | undefined): Place =>
  page === undefined ? place : { ...place, page: Number(page) };

function drawnBlocks(lines: readonly string[], path: string): Document['blocks'] {
  const blocks: (Document['blocks'][number] | { kind: 'grid'; place: Place; rows: GridRow[] })[] = [];
  let base: Place = { path };
  let rows: GridRow[] | undefined;
  let tables = 0;
  let marks: Partial<Grid> = {};
  let link = {};
  const grid = (place: Place): GridRow[] => {
    const own: GridRow[] = [];
    blocks.push({ kind: 'grid', place, rows: own, ...marks });
    marks = {};
    return own;
  };
  let row = 0;
  let above: (Cell | undefined)[] = [];
  for (const line of lines) {
    const [, directive = '', value = ''] = /^@(\w+) ?(.*)$/.exec(line) ?? [];
    if (directive === 'sheet') {
      base = { path, sheet: value };
      rows = grid(base);
      row = 0;
    } else if (directive === 'page') base = { path, page: Number(value) };
    else if (directive === 'table') rows = undefined;
    else if (directive === 'aside' || directive === 'cut') marks = { ...marks, [directive]: true };
    else if (directive === 'link') link = { link: true };
    else if (directive === '' && line.startsWith('|')) {
      if (!rows) {
        rows = grid({ ...base, table: ++tables });
        row = 0;
      }
      const place = base.sheet === undefined ? { ...base, table: tables, row: ++row } : { ...base, row: ++row };
      above = cellsOf(line, place, above);
      rows.push({ place, cells: above });
    } else if (directive === '' && base.sheet !== undefined) {
      row++;
      if (line !== '')
        rows!.push({ place: { ...base, row }, cells: [{ text: line, place: { ...base, row, column: 1 } }] });
    } else if (directive === '') {
      rows = undefined;
      if (line !== '') blocks.push({ kind: 'paragraph', text: unescaped(line), place: base, ...link });
      link = {};
    }
  }
  return blocks;
}

function printedParagraphs(lines: readonly string[], path: string): Paragraph[] {
  const words = wordsIn(
    lines.map((text, index) => ({ text: text.startsWith('@') ? '' : text, number: index + 1 })),
    path,
  );
  let place: Place = { path };
  let line = 0;
  return lines.flatMap((text, index): Paragraph[] => {
    const [, page] = /^@page (\d+)$/.exec(text) ?? [];
    if (page !== undefined) [place, line] = [{ path, page: Number(page) }, 0];
    else line++;
    if (page !== undefined || text.trim() === '') return [];
    const own = { ...place, line };
    return [{ kind: 'paragraph', text, place: own, words: words(index).map((word) => ({ ...word, place: own })) }];
  });
}

const unescaped = (text: string) => text.replaceAll('\\n', '\n');

function cellsOf(line: string, place: Place, above: readonly (Cell | undefined)[]): (Cell | undefined)[] {
  const cells: (Cell | undefined)[] = [];
  for (const [index, text] of line.split('|').slice(1, -1).entries()) {
    const drawn = text.trim();
    if (drawn === '<') cells.push(cells.at(-1));
    else if (drawn === '^') cells.push(above[index]);
    else cells.push(drawn === '.' ? undefined : cellOf(drawn, { ...place, column: index + 1 }));
  }
  return cells;
}

function cellOf(drawn: string, place: Place): Cell {
  const [, text = '', marks = ''] = /^([^{]*)(?:\{(.*)\})?$/.exec(drawn)!;
  const cell = { text: unescaped(text), place };
  if (marks === '') return cell;
  const [name = '', value] = marks.split(/=(.*)/);
  if (name === 'number' || name === 'formula') return { ...cell, stored: { [name]: value } };
  return { ...cell, [name]: value ?? true };
}

/** Says all that a report holds, with the place of everything that was read. */
export function shownReport(report: Report): string {
  const { organization, year, years, place, tables, unread, repeated, sections, unknown = [], isTotal } = report;
  const missing = unread.filter(({ why }) => why === undefined);
  const lines = [
    `${organization ?? 'no body'}, ${year ?? 'no year'}${isTotal ? ', a total' : ''}${at(place)}`,
    ...years.map((one) => `${one.year} by ${one.from}${at(one.place)}`),
    ...tables.flatMap(shownTable),
    ...unread.flatMap(({ why, ...one }) => (why ? [`${nameOf(one)}: not read: ${why.zh}`] : [])),
    ...(missing.length > 0 ? [`without ${missing.map(shownMissing).join(', ')}`] : []),
    ...repeated.map(({ table, place, hidden, cells }) => {
      const what = cells ? ` ${cells.map((one) => one.at.id).join(', ')}` : '';
      return `again ${table.name.zh}${what}${at(place)}${hidden ? ', hidden' : ''}`;
    }),
    ...sections.map(({ number, heading, section, passages, place }) => {
      const text = textOf(passages);
      return `section ${number ?? 'without number'}, ${section.number} of the form: ${quoted(heading)}${at(place)}${text && `: ${quoted(text)}`}`;
    }),
    ...unknown.map(({ name, text, place }) => `unknown ${name}: ${quoted(text)}${at(place)}`),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

const nameOf = ({ table, form, place }: Pick<Table, 'table' | 'form' | 'place'>) =>
  `${table.name.zh} of ${form.edition}${at(place)}`;

function shownMissing({ table, form, pictured, unlisted }: Report['unread'][number]): string {
  return `${table.name.zh} of ${form.edition}${pictured ? ', pictured' : ''}${unlisted ? ', unlisted' : ''}`;
}

function shownTable({ entries, cut, lost, shifted, ignored, unplaced = [], ...table }: Table): string[] {
  const marks = [cut && ', cut', lost && ', lost'].filter(Boolean);
  const rows = [...new Set(formCells(table.table).map(({ row }) => row))].flatMap((row) => {
    const own = entries.filter((entry) => entry.at.row === row);
    if (own.every(({ value }) => value.kind === 'absent')) return [];
    return [`  ${row.id}: ${own.map(shownEntry).join(' | ')}`];
  });
  const unlisted = entries.filter(({ value }) => value.kind === 'absent' && value.unlisted).length;
  return [
    `${nameOf(table)}${marks.join('')}${unlisted > 0 ? `, ${unlisted} unlisted` : ''}`,
    ...rows,
    ...(shifted && shifted.size > 0 ? [`  shifted ${[...shifted].join(', ')}`] : []),
    ...ignored.map(({ cell }) => `  ignored ${quoted(cell.text)}${at(cell.place)}`),
    ...unplaced.map(({ cell, row }) => `  unplaced ${quoted(cell.text)}${at(cell.place)}${row ? ` in ${row}` : ''}`),
  ];
}

/** The value of an entry, the text where it differs, and the place; `·` where there is no cell, `-` where a list has no column for it. */
function shownEntry({ value, cell, place }: Entry): string {
  if (value.kind === 'absent') return value.unlisted ? '-' : '·';
  const text = cell?.text ?? '';
  const plain = value.kind === 'number' ? format(value.number) : value.kind;
  const isUnknown = value.kind === 'blank' && value.unknown;
  return `${plain}${isUnknown ? ', unknown' : ''}${text === plain || text === '' ? '' : ` ${quoted(text)}`}${at(place)}`;
}

const quoted = (text: string) => `“${text.replaceAll('\n', '\\n')}”`;

/** A place in short: page, sheet or table, cell, and line, as far as it says. */
function at({ sheet, page, table, row, column, line, character, pointer }: Place): string {
  const cell = row === undefined ? '' : `${column === undefined ? 'row ' : letters(column)}${row}`;
  const parts = [
    page && `p${page}`,
    sheet ?? (table && `t${table}`),
    cell,
    line && `L${line}${character ? `:${character}` : ''}`,
    pointer,
  ].filter(Boolean);
  return parts.length > 0 ? ` @ ${parts.join(' ')}` : '';
}
