import fc from 'fast-check';
import { zipSync } from 'fflate';
import { fingerprint } from '../../../src/model/fingerprint.ts';
import { utf8 } from '../utf8.ts';

/** The ways in which the cells of a list are written, and where something unusual is. */
export interface SheetWriting {
  readonly chance: number;
  /** One cell in so many is odd. */
  readonly oddOf: number;
  readonly strings: 'shared' | 'inline';
  /** Rows that are hidden, and rows with blank ones in front, by their index. */
  readonly hiddenRows: readonly number[];
  readonly gaps: readonly number[];
  readonly hiddenColumn: number | undefined;
  /** Something that only the whole shows, or that is seldom written. */
  readonly extra: 'none' | 'merge' | 'formula' | 'no row numbers' | 'comment';
}

export const writings: fc.Arbitrary<SheetWriting> = fc.record({
  chance: fc.nat(),
  oddOf: fc.constantFrom(10, 100, 1000, 100_000),
  strings: fc.constantFrom('shared' as const, 'inline' as const),
  hiddenRows: fc.array(fc.nat(8), { maxLength: 2 }),
  gaps: fc.array(fc.nat(8), { maxLength: 2 }),
  hiddenColumn: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
  extra: fc.oneof(
    { weight: 8, arbitrary: fc.constant('none' as const) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('merge' as const, 'formula' as const, 'no row numbers' as const, 'comment' as const),
    },
  ),
});

/** All cells are written in the usual way. */
export const nothingOdd: SheetWriting = {
  chance: 0,
  oddOf: 2 ** 40,
  strings: 'shared',
  hiddenRows: [],
  gaps: [],
  hiddenColumn: undefined,
  extra: 'none',
};

/** Styles by number: numbers in formats, dates, struck and changed text. */
const formats = ['General', '#,##0', '0.00', 'yyyy"年"', '0"件"', '"约"@'];

/** Writes records as a workbook with one sheet. */
export function sheetList(records: readonly (readonly string[])[], writing: SheetWriting): Uint8Array {
  const { hiddenColumn, extra } = writing;
  const strings: string[] = [];
  const rows = rowsXml(records, writing, strings);
  const columns =
    hiddenColumn === undefined ? '' : `<cols><col min="${hiddenColumn}" max="${hiddenColumn}" hidden="1"/></cols>`;
  const merges = extra === 'merge' ? '<mergeCells count="1"><mergeCell ref="A3:A4"/></mergeCells>' : '';
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const link = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${relation}/${type}" Target="${target}"/>`;
  const links = (...all: readonly string[]) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;
  const styles = [
    `<numFmts>${formats.map((code, id) => `<numFmt numFmtId="${200 + id}" formatCode="${escaped(code)}"/>`).join('')}</numFmts>`,
    '<fonts><font/><font><strike/></font></fonts>',
    `<cellXfs>${formats.map((_, id) => `<xf numFmtId="${id === 0 ? 0 : 200 + id}" fontId="0"/>`).join('')}<xf numFmtId="0" fontId="1"/></cellXfs>`,
  ].join('');
  const parts: Record<string, string> = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    '_rels/.rels': links(link(1, 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${relation}"><sheets><sheet name="汇总" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': links(
      link(1, 'worksheet', 'worksheets/sheet1.xml'),
      link(2, 'styles', 'styles.xml'),
      link(3, 'sharedStrings', 'sharedStrings.xml'),
    ),
    'xl/worksheets/sheet1.xml': `<?xml version="1.0" encoding="UTF-8"?>\n<worksheet ${main}>${columns}<sheetData>${rows}</sheetData>${merges}</worksheet>`,
    'xl/styles.xml': `<styleSheet ${main}>${styles}</styleSheet>`,
    'xl/sharedStrings.xml': `<sst ${main}>${strings.join('')}</sst>`,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, utf8(xml)])));
}

function rowsXml(records: readonly (readonly string[])[], writing: SheetWriting, strings: string[]): string {
  const { hiddenRows, gaps, extra } = writing;
  let number = 0;
  return records
    .map((fields, index) => {
      const isGap = index > 0 && gaps.includes(index);
      number += isGap ? 3 : 1;
      const cells = fields.map((text, column) => cellXml(text, number, column, index, writing, strings)).join('');
      const comment = extra === 'comment' && index === 3 ? '<!-- 备注 -->' : '';
      const own = extra === 'no row numbers' && !isGap ? '' : ` r="${number}"`;
      return `${isGap ? `<row r="${number - 1}"/>` : ''}${comment}<row${own}${hiddenRows.includes(index) ? ' hidden="1"' : ''}>${cells}</row>`;
    })
    .join('');
}

function cellXml(
  text: string,
  row: number,
  column: number,
  index: number,
  { chance: own, oddOf, strings: kind, extra }: SheetWriting,
  strings: string[],
): string {
  const at = `r="${nameOf(column)}${row}"`;
  if (text === '') return '';
  const chance = Number.parseInt(fingerprint(String(own), `${row} ${column}`).slice(0, 8), 16);
  const isNumber = /^(?:0|[1-9]\d{0,14})(?:\.\d*[1-9])?$/.test(text);
  const shared = (xml: string, style = 0) => {
    const known = strings.indexOf(xml);
    const found = known < 0 ? strings.push(xml) - 1 : known;
    return `<c ${at} s="${style}" t="s"><v>${found}</v></c>`;
  };
  const asText = (style = 0) =>
    kind === 'shared'
      ? shared(`<si><t>${escaped(text)}</t></si>`, style)
      : `<c ${at} s="${style}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`;
  const asNumber = (style: number) => `<c ${at} s="${style}"><v>${text}</v></c>`;
  if (extra === 'formula' && index === 2 && isNumber && column === 5) return `<c ${at}><f>1+1</f><v>${text}</v></c>`;
  if (index === 0 || chance % oddOf !== 0) return isNumber ? asNumber(0) : asText();
  const odd = [
    () => asText(),
    () => asText(6),
    () => asText(5),
    () => shared(`<si><r><t>${escaped(text)}</t></r><r><rPr><strike/></rPr><t>旧</t></r></si>`),
    () => `<c ${at} t="str"><v>${escaped(text)}</v></c>`,
    () => `<c ${at} t="b"><v>1</v></c>`,
    () => `<c ${at} t="e"><v>#REF!</v></c>`,
    () => `<c ${at}/>`,
    ...[1, 2, 3, 4, 6].map((style) => () => (isNumber ? asNumber(style) : asText(style))),
  ];
  return odd[Math.floor(chance / oddOf) % odd.length]!();
}

function nameOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : nameOf(Math.floor(column / 26) - 1) + last;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
