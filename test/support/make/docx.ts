import { zipSync } from 'fflate';
import { utf8 } from '../utf8.ts';
import { filledRows, type Item } from './printed.ts';

export const transitional = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const namespaces = [
  ['w', transitional],
  ['r', relationships],
  ['m', 'http://schemas.openxmlformats.org/officeDocument/2006/math'],
  ['mc', 'http://schemas.openxmlformats.org/markup-compatibility/2006'],
  ['wp', 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'],
  ['wps', 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape'],
  ['a', 'http://schemas.openxmlformats.org/drawingml/2006/main'],
  ['pic', 'http://schemas.openxmlformats.org/drawingml/2006/picture'],
  ['v', 'urn:schemas-microsoft-com:vml'],
  ['o', 'urn:schemas-microsoft-com:office:office'],
  ['wpsCustomData', 'http://www.wps.cn/officeDocument/2013/wpsCustomData'],
]
  .map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
  .join(' ');

/** Parts of a document besides its text. */
export interface Around {
  /** Inside `w:styles`. */
  readonly styles?: string;
  /** Inside `w:numbering`. */
  readonly numbering?: string;
  readonly title?: string;
  /** More parts, by their names, and the relationships by which the text knows them. */
  readonly parts?: Readonly<Record<string, Uint8Array>>;
  readonly links?: string;
  /** The word of the content type for the kind of document. */
  readonly type?: string;
  /** The root of the text's names, in a strict document another one. */
  readonly root?: (xml: string) => string;
}

/** A document with this in its body, packed as a word processor packs it. */
export function docx(body: string, around: Around = {}): Uint8Array {
  const { styles, numbering, title, parts = {}, links = '', root = (xml) => xml } = around;
  const { type = 'vnd.openxmlformats-officedocument.wordprocessingml.document' } = around;
  const link = (name: string, target: string, of = relationships) =>
    `<Relationship Id="${name}" Type="${of}/${name}" Target="${target}"/>`;
  const rels = (inner: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
  const files: Record<string, string | undefined> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/${type}.main+xml"/></Types>`,
    '_rels/.rels': rels(
      link('officeDocument', 'word/document.xml') +
        (title === undefined ? '' : link('metadata/core-properties', 'docProps/core.xml')),
    ),
    'word/_rels/document.xml.rels': rels(link('styles', 'styles.xml') + link('numbering', 'numbering.xml') + links),
    'word/document.xml': root(
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document ${namespaces} mc:Ignorable="wps wpsCustomData"><w:body>${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`,
    ),
    'word/styles.xml': styles && `<w:styles xmlns:w="${transitional}">${styles}</w:styles>`,
    'word/numbering.xml': numbering && `<w:numbering ${namespaces}>${numbering}</w:numbering>`,
    'docProps/core.xml':
      title &&
      `<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>${escaped(title)}</dc:title></cp:coreProperties>`,
  };
  const texts = Object.entries(files).flatMap(([name, text]) => (text ? [[name, utf8(text)] as const] : []));
  return zipSync({ ...Object.fromEntries(texts), ...parts }, { level: 1 });
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** A paragraph of one run; line breaks of the text are its own. */
export function p(text: string, properties = '', run = ''): string {
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${r(text, run)}</w:p>`;
}

export function r(text: string, properties = ''): string {
  const lines = text.split('\n').map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`);
  return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}${lines.join('<w:br/>')}</w:r>`;
}

/** A cell; its content is a text, or paragraphs in XML. */
export function tc(content: string, properties = ''): string {
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith('<') ? content : p(content)}</w:tc>`;
}

export function tr(cells: string, properties = ''): string {
  return `<w:tr>${properties && `<w:trPr>${properties}</w:trPr>`}${cells}</w:tr>`;
}

export function tbl(rows: string): string {
  return `<w:tbl><w:tblPr/>${rows}</w:tbl>`;
}

/** Tables of plain cells, for tests in which their content does not matter. */
export function table(...rows: readonly (readonly string[])[]): string {
  return tbl(rows.map((cells) => tr(cells.map((cell) => tc(cell)).join(''))).join(''));
}

/** Ways in which a document can hold the same print. */
export interface Way {
  /** Every table in a content control. */
  readonly controlled?: boolean;
  /** Every table in the single cell of another. */
  readonly framed?: boolean;
  /** Every text changed, with the changes tracked. */
  readonly tracked?: boolean;
  /** The paragraphs of a cell with this text; one of one run if left out. */
  readonly cell?: (text: string) => string;
}

/** The form as a document: cells that reach down begin a vertical merge, and are empty in the rows below. */
export function asDocx(printed: readonly Item[], way: Way = {}): Uint8Array {
  const text = (words: string) =>
    way.tracked
      ? `<w:p><w:del w:id="1" w:author="a"><w:r><w:delText>7</w:delText></w:r></w:del><w:ins w:id="2" w:author="a">${r(words)}</w:ins></w:p>`
      : p(words);
  const body = printed.map((item) => {
    if (typeof item === 'string') return text(item);
    const rows = filledRows(item.table, item.figures);
    const all = rows.flatMap((cells, index) => cells.map((cell) => ({ ...cell, row: index + 1 })));
    const lines = rows.map((_, index) => {
      const row = index + 1;
      const cells = all
        .filter((cell) => cell.row <= row && row < cell.row + cell.rows)
        .toSorted((a, b) => a.column - b.column)
        .map((cell) => {
          const span = cell.columns > 1 ? `<w:gridSpan w:val="${cell.columns}"/>` : '';
          const merge = cell.rows === 1 ? '' : cell.row === row ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>';
          return tc(cell.row === row ? (way.cell ?? text)(cell.text) : p(''), span + merge);
        });
      return tr(cells.join(''));
    });
    const whole = tbl(lines.join(''));
    const controlled = way.controlled ? `<w:sdt><w:sdtPr/><w:sdtContent>${whole}</w:sdtContent></w:sdt>` : whole;
    return way.framed ? tbl(tr(tc(controlled + p('')))) : controlled;
  });
  return docx(body.join(''));
}
