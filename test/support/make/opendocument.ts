import { zipSync } from 'fflate';
import type { PrintedCell } from '../../../src/model/printed-layout.ts';
import { utf8 } from '../utf8.ts';
import { filledRows, type Item, type Style } from './printed.ts';

const namespaces = ['office', 'table', 'text', 'style', 'draw', 'svg', 'fo', 'config', 'manifest']
  .map((prefix) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${prefix}:1.0"`)
  .concat('xmlns:xlink="http://www.w3.org/1999/xlink"', 'xmlns:calcext="urn:org:documentfoundation:names:calcext:1.0"')
  .join(' ');

/** Parts of a file besides its content. */
export interface Around {
  /** Automatic styles, before the content. */
  readonly styles?: string;
  /** The common styles, in a part of their own. */
  readonly common?: string;
  /** More parts, by their names. */
  readonly parts?: Readonly<Record<string, string>>;
}

type Kind = 'spreadsheet' | 'text';
type Pack = (kind: Kind, body: string) => Uint8Array;

/** The content part of a file. */
export function contentXml(kind: Kind, body: string, styles = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${namespaces}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document-content>`;
}

/** A file of these contents, packed as an office program packs it. */
export function packed(kind: Kind, body: string, { styles, common, parts = {} }: Around = {}): Uint8Array {
  const named = {
    mimetype: `application/vnd.oasis.opendocument.${kind}`,
    'content.xml': contentXml(kind, body, styles),
    ...(common !== undefined && {
      'styles.xml': `<office:document-styles ${namespaces}><office:styles>${common}</office:styles><office:master-styles><style:master-page><style:header><text:p>页眉</text:p></style:header></style:master-page></office:master-styles></office:document-styles>`,
    }),
    ...parts,
  };
  return zipSync(Object.fromEntries(Object.entries(named).map(([name, text]) => [name, utf8(text)])), { level: 1 });
}

/** Returns the document as a single XML file. */
export function flat(kind: Kind, body: string, styles = ''): Uint8Array {
  return utf8(
    `<?xml version="1.0" encoding="UTF-8"?>\n<office:document ${namespaces} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.${kind}"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document>`,
  );
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** A paragraph for each line. */
export function paragraphs(text: string): string {
  const lines = text === '' ? [] : text.split('\n');
  return lines.map((line) => `<text:p>${escaped(line)}</text:p>`).join('');
}

/** A report as a spreadsheet: equal neighbours and equal rows are written once, as every program does. */
export function printedOds(
  printed: readonly Item[],
  { offset = 0, breadth = 1 }: Style = {},
  pack: Pack = packed,
): Uint8Array {
  const left = offset > 0 ? `<table:table-cell${repeated('columns', offset)}/>` : '';
  const above = offset > 0 ? `<table:table-row${repeated('rows', offset)}><table:table-cell/></table:table-row>` : '';
  const rows = printed.flatMap((item) =>
    typeof item === 'string' ? [cells([{ ...single, text: item }], valueXml)] : tableRows(item, valueXml, breadth),
  );
  const body = runs(rows).map(
    ([row, count]) => `<table:table-row${repeated('rows', count)}>${left}${row}</table:table-row>`,
  );
  const rest =
    '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>';
  return pack('spreadsheet', `<table:table table:name="年报">${above}${body.join('')}${rest}</table:table>`);
}

/** A report as a text document. */
export function printedOdt(printed: readonly Item[], pack: Pack = packed): Uint8Array {
  const xml = printed.map((item) => {
    if (typeof item === 'string') return paragraphs(item);
    const rows = tableRows(item, ({ text }) => ['', paragraphs(text)]);
    return `<table:table>${rows.map((row) => `<table:table-row>${row}</table:table-row>`).join('')}</table:table>`;
  });
  return pack('text', xml.join(''));
}

type Content = (cell: PrintedCell) => readonly [attributes: string, content: string];

const single = { row: 1, column: 1, rows: 1, columns: 1, kind: 'label' } as const;

const valueXml: Content = ({ text }) =>
  /^(?:0|[1-9]\d*)$/.test(text)
    ? [` office:value-type="float" office:value="${text}"`, paragraphs(text)]
    : [text === '' ? '' : ' office:value-type="string"', paragraphs(text)];

/** @param breadth columns that each printed column takes */
function tableRows({ table, figures }: Exclude<Item, string>, content: Content, breadth = 1): string[] {
  const rows = filledRows(table, figures).map((row) =>
    row.map((cell) => ({ ...cell, column: (cell.column - 1) * breadth + 1, columns: cell.columns * breadth })),
  );
  const open = rows.flat().filter((cell) => cell.rows > 1);
  return rows.map((own, index) => {
    const above = open.filter(({ row, rows: height }) => row < index + 1 && index + 1 < row + height);
    return cells([...own, ...above.map((cell) => ({ ...cell, rows: 0 }))], content);
  });
}

/** The cells of a row; one that began in a row above has no rows here, and is covered. */
function cells(row: readonly PrintedCell[], content: Content): string {
  const sorted = row.toSorted((a, b) => a.column - b.column);
  const parts = sorted.flatMap((cell): string[] => {
    const covered = (count: number) => Array.from({ length: count }, () => '<table:covered-table-cell/>');
    if (cell.rows === 0) return covered(cell.columns);
    const [attributes, inside] = content(cell);
    const span = `${spanned('columns', cell.columns)}${spanned('rows', cell.rows)}`;
    return [`<table:table-cell${attributes}${span}>${inside}</table:table-cell>`, ...covered(cell.columns - 1)];
  });
  return runs(parts)
    .map(([part, count]) => part.replace(/(?=\/?>)/, repeated('columns', count)))
    .join('');
}

function runs(list: readonly string[]): [string, number][] {
  const found: [string, number][] = [];
  for (const one of list) {
    const last = found.at(-1);
    if (last?.[0] === one && !one.includes('spanned')) last[1]++;
    else found.push([one, 1]);
  }
  return found;
}

const repeated = (what: 'rows' | 'columns', count: number) =>
  count > 1 ? ` table:number-${what}-repeated="${count}"` : '';
const spanned = (what: 'rows' | 'columns', count: number) =>
  count > 1 ? ` table:number-${what}-spanned="${count}"` : '';
