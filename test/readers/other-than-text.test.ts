import { CFB, read as readBook, write as writeBook } from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { lint, readReport } from '../../src/lint.ts';
import type { Entry, Report } from '../../src/model/report.ts';
import { entriesOf } from '../../src/model/report.ts';
import { csv } from '../../src/writers/csv.ts';
import { writers } from '../../src/writers/index.ts';
import { json } from '../../src/writers/json.ts';
import { tidy } from '../../src/writers/tidy.ts';
import { asDocx } from '../support/make/docx.ts';
import { distinct, type Filled } from '../support/make/figures.ts';
import { objectsOf, ofd } from '../support/make/ofd.ts';
import { asWord2003 } from '../support/make/office-xml.ts';
import { asWord, oldDocument } from '../support/make/old-document.ts';
import { printedOds, printedOdt } from '../support/make/opendocument.ts';
import { drawPages, pdf } from '../support/make/pdf.ts';
import { bytesOf, type Item, items, print, title } from '../support/make/printed.ts';
import { asHtml, escaped } from '../support/make/printed-html.ts';
import { asMarkdown } from '../support/make/printed-lines.ts';
import { utf8 } from '../support/utf8.ts';

const form = forms[0]!;
const figures = distinct(form);
/** Stands where the picture goes: no other figure has these digits. */
const sign = '8081828384';

/** What stands in the cell: the picture alone, or beside its figure. */
interface Spot {
  readonly cell: string;
  readonly figure: string;
}

function printedWith({ cell, figure }: Spot): Item[] {
  const filled = structuredClone(figures) as Record<string, Record<string, Record<string, number | string>>>;
  const [table = '', row = '', column = ''] = cell.split('/');
  filled[table]![row]![column] = `${sign}${figure}`;
  return [title('溪口镇', 2025), ...items(form, filled as Filled)];
}

/** A package with something put in place of the sign. */
function inPackage(bytes: Uint8Array, part: string, picture: string, parts: Record<string, string> = {}): Uint8Array {
  const files = unzipSync(bytes);
  files[part] = strToU8(replaced(strFromU8(files[part]!), picture));
  return zipSync({
    ...files,
    ...Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
  });
}

function replaced(text: string, picture: string): string {
  expect(text).toContain(sign);
  return text.replaceAll(sign, picture);
}

const word = (how: string, width: number, height: number) =>
  `</w:t></w:r><w:r><w:drawing><wp:${how}><wp:extent cx="${width * 36_000}" cy="${height * 36_000}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rId9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:${how}></w:drawing></w:r><w:r><w:t>`;
const vml = (style: string) =>
  `</w:t></w:r><w:r><w:pict><v:shape style="${style}"><v:imagedata r:id="rId9"/></v:shape></w:pict></w:r><w:r><w:t>`;
const ole =
  '</w:t></w:r><w:r><w:object><v:shape style="width:20pt;height:12pt"><v:imagedata r:id="rId9"/></v:shape><o:OLEObject Type="Embed" ProgID="Equation.3" r:id="rId8"/></w:object></w:r><w:r><w:t>';
const frame = (size: string, inner = '<draw:image/>') => `<draw:frame ${size}>${inner}</draw:frame>`;

const html = (picture: string) => (spot: Spot) =>
  utf8(asHtml(printedWith(spot), { content: (text) => escaped(text).replaceAll(sign, picture) }));
/** An attribute on the elements around the cell, or on the cell alone. */
const behind = (element: string, attribute: string) => (spot: Spot) => {
  const page = asHtml(printedWith(spot));
  const marked =
    element === 'td'
      ? page.replace(new RegExp(`<(t[dh])([^>]*>(?:<[^/>]*>)*)${sign}`), `<$1 ${attribute}$2`)
      : page.replaceAll(new RegExp(`<${element}\\b`, 'g'), `<${element} ${attribute}`).replaceAll(sign, '');
  expect(marked).toContain(attribute);
  expect(marked).not.toContain(sign);
  return utf8(marked);
};
const docx = (picture: string) => (spot: Spot) => inPackage(asDocx(printedWith(spot)), 'word/document.xml', picture);
const odt = (picture: string) => (spot: Spot) => inPackage(printedOdt(printedWith(spot)), 'content.xml', picture);

/** A spreadsheet's frame hangs in the cell, beside its text. */
function ods(picture: string) {
  return (spot: Spot) => {
    const files = unzipSync(printedOds(printedWith(spot)));
    const xml = strFromU8(files['content.xml']!);
    const cell = new RegExp(`<table:table-cell([^>]*?)(?: office:value-type="[^>]*")?><text:p>${sign}(\\d*)</text:p>`);
    expect(xml).toMatch(cell);
    const shown = spot.figure === '' ? '' : `<text:p>${spot.figure}</text:p>`;
    const type = spot.figure === '' ? '' : ` office:value-type="float" office:value="${spot.figure}"`;
    files['content.xml'] = strToU8(xml.replace(cell, `<table:table-cell$1${type}>${picture}${shown}`));
    return zipSync(files);
  };
}

/** The form in a workbook, its sign taken out again; `at` is given the row and column where it stood, from 0. */
async function workbook(
  spot: Spot,
  at: (
    row: number,
    column: number,
  ) => { readonly drawing?: string; readonly object?: string; readonly cell?: string; readonly vm?: boolean },
): Promise<Uint8Array> {
  const files = unzipSync(await bytesOf((book) => print(book.addWorksheet('年报'), printedWith(spot))));
  const strings = strFromU8(files['xl/sharedStrings.xml']!).split('<si>').slice(1);
  const number = strings.findIndex((one) => one.includes(sign));
  const sheet = strFromU8(files['xl/worksheets/sheet1.xml']!);
  const [whole = '', letters = '', digits = '', style = ''] =
    new RegExp(`<c r="([A-Z]+)(\\d+)"([^>]*?) t="s"><v>${number}</v></c>`).exec(sheet) ??
    new RegExp(`<c r="([A-Z]+)(\\d+)"([^>]*)><v>${sign}\\d*</v></c>`).exec(sheet) ??
    [];
  expect(whole).not.toBe('');
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  const { drawing, object, cell, vm } = at(Number(digits) - 1, column - 1);
  const value = cell ?? (spot.figure === '' ? '/>' : `><v>${spot.figure}</v></c>`);
  files['xl/worksheets/sheet1.xml'] = strToU8(
    sheet
      .replace(whole, `<c r="${letters}${digits}"${style}${value}`)
      .replace('</worksheet>', `${drawing ? '<drawing r:id="rId1"/>' : (object ?? '')}</worksheet>`),
  );
  if (vm) files['xl/richData/richValueRel.xml'] = strToU8('<richValueRels/>');
  const links = (type: string, target: string) =>
    strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`,
    );
  if (object) files['xl/worksheets/_rels/sheet1.xml.rels'] = links('package', '../embeddings/sheet1.xlsx');
  if (drawing) {
    files['xl/worksheets/_rels/sheet1.xml.rels'] = links('drawing', '../drawings/drawing1.xml');
    files['xl/drawings/drawing1.xml'] = strToU8(`<xdr:wsDr xmlns:xdr="x" xmlns:a="a">${drawing}</xdr:wsDr>`);
  }
  return zipSync(files);
}

const shown = {
  picture: '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2"/></xdr:nvPicPr><xdr:blipFill/></xdr:pic>',
  chart: '<xdr:graphicFrame/>',
  box: '<xdr:sp><xdr:txBody><a:p><a:r><a:t>12</a:t></a:r></a:p></xdr:txBody></xdr:sp>',
  shape: '<xdr:sp><xdr:txBody><a:p/></xdr:txBody></xdr:sp>',
};
const corner = (name: string, row: number, column: number, off = 0) =>
  `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>${off}</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>${off}</xdr:rowOff></xdr:${name}>`;
/** Over so many rows and columns from the cell on. */
const over =
  (rows: number, columns: number, what = shown.picture) =>
  (spot: Spot) =>
    workbook(spot, (row, column) => ({
      drawing: `<xdr:twoCellAnchor>${corner('from', row, column)}${corner('to', row + rows, column + columns)}${what}</xdr:twoCellAnchor>`,
    }));
const within =
  (size: number, what = shown.picture) =>
  (spot: Spot) =>
    workbook(spot, (row, column) => ({
      drawing: `<xdr:oneCellAnchor>${corner('from', row, column, 20_000)}<xdr:ext cx="${size}" cy="${size}"/>${what}</xdr:oneCellAnchor>`,
    }));
const holding =
  (cell: string, vm = false) =>
  (spot: Spot) =>
    workbook(spot, () => ({ cell, vm }));

/** An image drawn where the sign stands on its page, so wide and high. */
function drawn(page: string, width: number, height: number, figure: string): string {
  const code = [...sign].map((one) => one.charCodeAt(0).toString(16).padStart(4, '0')).join('');
  const at = new RegExp(`BT [^\\n]*? 1 0 0 1 (\\S+) (\\S+) Tm <${code}\\w*> Tj ET\\n`).exec(page);
  if (!at) return page;
  const [line, x = '', y = ''] = at;
  const kept = figure === '' ? '' : line.replace(code, '');
  return page.replace(line, `${kept}q ${width} 0 0 ${height} ${x} ${y} cm /Im1 Do Q\n`);
}

const image = {
  dictionary: '/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8',
  stream: '0',
};
const formObject = {
  dictionary: '/Type /XObject /Subtype /Form /BBox [0 0 600 900] /Resources << /XObject << /Im1 10 0 R >> >>',
  stream: 'q 0.9 0 0 0.9 0 0 cm /Im1 Do Q',
};
const onPages =
  (width: number, height: number, what = '/Im1 Do') =>
  (spot: Spot) =>
    pdf({
      pages: drawPages(printedWith(spot), { ruling: 'lines' }).map((page) =>
        drawn(page, width, height, spot.figure).replace('/Im1 Do', what),
      ),
      resources: '/XObject << /Im1 10 0 R /Fm1 11 0 R >>',
      objects: [image, formObject],
    });

const millimetres = 25.4 / 72;
const onSheets = (width: number, height: number) => (spot: Spot) =>
  ofd(
    drawPages(printedWith(spot), { ruling: 'lines' }).map((page) => {
      const marked = drawn(page, width, height, spot.figure);
      const [, left = '', lower = ''] = /q \S+ 0 0 \S+ (\S+) (\S+) cm/.exec(marked) ?? [];
      const picture =
        left === ''
          ? ''
          : `<ofd:ImageObject ID="9" ResourceID="8" Boundary="${Number(left) * millimetres} ${(842 - Number(lower) - height) * millimetres} ${width * millimetres} ${height * millimetres}"/>`;
      return objectsOf(marked) + picture;
    }),
  );

const doc = (properties: readonly (readonly [number, ...number[]])[]) => (spot: Spot) => {
  const blocks = asWord(printedWith(spot)).map((block) =>
    typeof block === 'string' ? block : block.map((cell) => ({ ...cell, text: cell.text.replace(sign, '\u0001') })),
  );
  return oldDocument(blocks, Object.fromEntries(properties.map((property) => ['\u0001', property])));
};

/** The form in a workbook of Excel 97, a shape over so many columns and rows from where the sign stood, in parts of them. */
const excel97 =
  (kind: number, columns: number, rows: number, more: readonly number[] = []) =>
  async (spot: Spot) => {
    let [row, column] = [0, 0];
    const book = readBook(await bytesOf((one) => print(one.addWorksheet('年报'), printedWith(spot))), { dense: true });
    const cells = book.Sheets[book.SheetNames[0]!]!['!data']!;
    for (const [down, line = []] of cells.entries()) {
      const across = line.findIndex((cell) => String(cell?.v).startsWith(sign));
      if (across < 0) continue;
      [row, column] = [down, across];
      if (spot.figure === '') delete line[across];
      else line[across] = { t: 'n', v: Number(spot.figure) };
    }
    const short = (value: number) => [value & 255, value >> 8];
    const record = (id: number, bytes: readonly number[]) => [...short(id), ...short(bytes.length), ...bytes];
    const corner = (right: number, lower: number) => [
      ...[column + Math.floor(right), Math.round((right % 1) * 1024)].flatMap(short),
      ...[row + Math.floor(lower), Math.round((lower % 1) * 256)].flatMap(short),
    ];
    const anchor = [...short(0), ...corner(0.1, 0.1), ...corner(columns, rows)];
    const drawing = [
      ...record(0x00ec, [0x0f, 0, 0x04, 0xf0, 26, 0, 0, 0, 0, 0, 0x10, 0xf0, 18, 0, 0, 0, ...anchor]),
      ...record(0x005d, [0x15, 0, 0x12, 0, ...short(kind), ...Array<number>(16).fill(0)]),
      ...more,
    ];
    const file = CFB.read(new Uint8Array(writeBook(book, { bookType: 'biff8', type: 'array' })), { type: 'array' });
    const stream = CFB.find(file, '/Workbook')!;
    // Before the end of the only sheet.
    const content = [...stream.content];
    content.splice(content.lastIndexOf(0x0a), 0, ...drawing);
    CFB.utils.cfb_add(file, '/Workbook', Uint8Array.from(content));
    return Uint8Array.from(CFB.write(file, { type: 'array' }) as Iterable<number>);
  };

/** The text of a box, of so many characters. */
const textOfBox = (count: number) => [
  0xb6,
  0x01,
  18,
  0,
  ...Array<number>(10).fill(0),
  count,
  0,
  ...Array<number>(6).fill(0),
];

type Maker = (spot: Spot) => Uint8Array | Promise<Uint8Array>;

/** A picture that shows what stands in its cell, in every way that one can be there. */
const pictures: Readonly<Record<string, readonly [path: string, make: Maker]>> = {
  'html img': ['a.html', html('<img src="12.png">')],
  'html img in a link': [
    'a.html',
    html('<a href="1.html"><img src="data:image/png;base64,AAAA" width="20" height="12"></a>'),
  ],
  'html img read when it is seen': ['a.html', html('<img data-original="12.png">')],
  'html svg': ['a.html', html('<svg width="20" height="12"><text>12</text></svg>')],
  'html object': ['a.html', html('<object data="12.svg"></object>')],
  'html canvas': ['a.html', html('<canvas></canvas>')],
  'html svg without a size': ['a.html', html('<svg></svg>')],
  'html video': ['a.html', html('<video src="12.mp4">12</video>')],
  'html audio': ['a.html', html('<audio controls><source src="12.mp3"></audio>')],
  'html background': ['a.html', html('<span style="background:#fff url(12.png) no-repeat"></span>')],
  'html background-image': ['a.html', html(`<div style="width:20px;BACKGROUND-IMAGE : URL('12.png')"></div>`)],
  'html background written into it': [
    'a.html',
    html('<p style="background:url(data:image/png;base64,AAAA);color:red">&nbsp;</p>'),
  ],
  'html background of the cell': ['a.html', behind('td', 'style="background-image:url(12.png)"')],
  'html background of the cell, an attribute': ['a.html', behind('td', 'background="12.png"')],
  'html input': ['a.html', html('<input type="image" src="12.png">')],
  'html picture': ['a.html', html('<picture><source srcset="12.webp"><img src="12.png"></picture>')],
  'html small and floating': ['a.html', html('<span style="position:absolute"><img src="12.png" height="20"></span>')],
  'docx inline': ['a.docx', docx(word('inline', 8, 4))],
  'docx small and floating': ['a.docx', docx(word('anchor', 8, 4))],
  'docx of older programs': ['a.docx', docx(vml('width:20pt;height:12pt'))],
  'docx object': ['a.docx', docx(ole)],
  'word 2003': ['a.xml', (spot) => asWord2003(docx(vml('width:20pt;height:12pt'))(spot))],
  doc: ['a.doc', doc([[0x0855, 1]])],
  'odt frame': ['a.odt', odt(frame('svg:width="1cm" svg:height="0.4cm"'))],
  'odt chart': ['a.odt', odt(frame('svg:width="1cm"', '<draw:object xlink:href="./Object 1"/>'))],
  'ods frame': ['a.ods', ods(frame('svg:width="1cm" svg:height="0.4cm"'))],
  'xlsx over the cell': ['a.xlsx', over(1, 1)],
  'xlsx in the cell': ['a.xlsx', within(120_000)],
  'xlsx chart': ['a.xlsx', over(1, 1, shown.chart)],
  'xlsx object': [
    'a.xlsx',
    (spot) =>
      workbook(spot, (row, column) => ({
        object: `<oleObjects xmlns:xdr="x"><oleObject progId="Excel.Sheet.12" shapeId="1025"><objectPr><anchor>${corner('from', row, column)}${corner('to', row + 1, column + 1)}</anchor></objectPr></oleObject></oleObjects>`,
      })),
  ],
  'xlsx box with text': ['a.xlsx', over(1, 1, shown.box)],
  'xls picture': ['a.xls', excel97(8, 0.9, 0.9)],
  'xls chart': ['a.xls', excel97(5, 1, 1)],
  'xls box with text': ['a.xls', excel97(6, 1, 1, textOfBox(2))],
  markdown: ['a.md', (spot) => utf8(replaced(asMarkdown(printedWith(spot)), '![](12.png)'))],
  pdf: ['a.pdf', onPages(12, 8)],
  'pdf inline': ['a.pdf', onPages(12, 8, 'BI /W 1 /H 1 /CS /G /BPC 8 ID 0 EI')],
  'pdf form': ['a.pdf', onPages(12, 8, '/Fm1 Do')],
  ofd: ['a.ofd', onSheets(12, 8)],
};

/** Pictures that leave no room for text beside them. */
const values: Readonly<Record<string, readonly [path: string, make: Maker]>> = {
  'xlsx placed in the cell': ['a.xlsx', holding(' t="e" vm="1"><v>#VALUE!</v></c>', true)],
  'xlsx IMAGE': ['a.xlsx', holding('><f>_xlfn.IMAGE("https://example.cn/12.png")</f></c>')],
  'xlsx of WPS': ['a.xlsx', holding(' t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>')],
};

/** What shows nothing of its cell. */
const spacers: Readonly<Record<string, readonly [path: string, make: Maker]>> = {
  'html 1 × 1': ['a.html', html('<img src="1.gif" width="1" height="1">')],
  'html 1 high': ['a.html', html('<img src="1.gif" style="width:90px;height:1px">')],
  'html without a size': ['a.html', html('<img src="1.gif" style="width:0;height:0">')],
  'html named so': ['a.html', html('<img src="/images/spacer.gif">')],
  'html not displayed': ['a.html', html('<img src="1.gif" style="display:none">')],
  'html not visible': ['a.html', html('<span style="visibility:hidden"><img src="1.gif"></span>')],
  'html without a source': ['a.html', html('<img alt="">')],
  'html background named so': ['a.html', html('<span style="background:url(spacer.gif)"></span>')],
  'html background without an address': ['a.html', html('<span style="background:url()"></span>')],
  'html background of 1 × 1': ['a.html', html('<i style="background:url(1.gif);width:1px;height:1px"></i>')],
  'html background taken back': ['a.html', html('<i style="background-image:url(1.gif);background:none"></i>')],
  'html colour': ['a.html', behind('td', 'style="background-color:#fff;background:red"')],
  'html background of the table': ['a.html', behind('table', 'style="background:url(1.gif)"')],
  'html background of the row': ['a.html', behind('tr', 'style="background:url(1.gif)"')],
  'html background of the page': ['a.html', behind('body', 'style="background:url(1.gif)"')],
  'html video not displayed': ['a.html', html('<video style="display:none" src="1.mp4"></video>')],
  'html seal': ['a.html', html('<img src="1.gif" height="160" style="position:absolute">')],
  'docx line': ['a.docx', docx(word('inline', 80, 0.5))],
  'docx seal': ['a.docx', docx(word('anchor', 40, 40))],
  'docx hidden': ['a.docx', docx(vml('visibility:hidden;width:20pt;height:12pt'))],
  'doc form field': ['a.doc', doc([[0x0806, 1]])],
  'odt seal': ['a.odt', odt(frame('text:anchor-type="paragraph" svg:width="4cm" svg:height="4cm"'))],
  'xlsx line': ['a.xlsx', within(9525)],
  'xlsx shape without text': ['a.xlsx', over(1, 1, shown.shape)],
  'xlsx seal over figures': ['a.xlsx', over(4, 3)],
  'xls box without text': ['a.xls', excel97(6, 1, 1, textOfBox(0))],
  'xls seal over figures': ['a.xls', excel97(8, 4, 3)],
  'xls remark': ['a.xls', excel97(0x19, 1, 1, textOfBox(2))],
  'pdf dot': ['a.pdf', onPages(1, 1)],
};

const cells = ['requests/granted/natural-person', 'requests/outcomes/total', 'disclosure/penalties/decisions'];

function entryOf(report: Report, id: string): Entry {
  return entriesOf(report).find(({ at }) => at.id === id)!;
}

/** The kinds of value of a cell in what writers make of a report. Reports that say the same are written once. */
async function readAgain(report: Report, id: string): Promise<readonly string[]> {
  const { place: _, ...content } = entryOf(report, id).cell!;
  const said = `${id} ${JSON.stringify(content)} ${json([report])}`;
  const kinds = known.get(said) ?? kindsReadAgain(report, id);
  known.set(said, kinds);
  return kinds;
}

const known = new Map<string, Promise<readonly string[]>>();

async function kindsReadAgain(report: Report, id: string): Promise<readonly string[]> {
  const [xlsx, html] = [await writers.xlsx(), await writers.html()];
  const kinds = new Set<string>();
  for (const [write, name] of [
    [(one: readonly Report[]) => xlsx(one, 'zh'), 'b.xlsx'],
    [(one: readonly Report[]) => html(one, 'zh'), 'b.html'],
    [json, 'b.json'],
    [csv, 'b.csv'],
    [tidy, 'b.csv'],
  ] as const) {
    const written = await write([report]);
    const again = await readReport(typeof written === 'string' ? utf8(written) : written, { path: name });
    kinds.add(entryOf(again, id).value.kind);
  }
  return [...kinds];
}

const all = [...Object.entries(pictures), ...Object.entries(values)].map(([name, [path, make]]) => ({
  name,
  path,
  make,
}));

describe.each(all)('a picture in place of a figure: $name', ({ path, make }) => {
  test.each(cells)('%s', async (cell) => {
    const result = await lint(await make({ cell, figure: '' }), { path });
    expect(result.problem?.message.zh).toBeUndefined();
    const [{ report, assessments }] = result.reports as [(typeof result.reports)[number]];
    const entry = entryOf(report, cell);
    expect(entry.value.kind).toBe('unreadable');
    const own = assessments.filter(({ left, right }) => [...left.entries, ...right.entries].includes(entry));
    expect(own.map(({ outcome }) => outcome)).toEqual(own.map(() => 'open'));
    const said = result.diagnostics.filter(({ rule }) => rule === 'unreadable-count');
    // On a page, it may be the program's doing, and is no slip of the writer.
    const kind = entry.place.page === undefined ? 'fail' : 'open';
    expect(said.map((one) => [one.cell, one.kind, one.message.zh])).toEqual([
      [cell, kind, `${entry.at.label.zh}是一张图片，读不出数字；请改填数字`],
    ]);
    if (kind === 'fail') expect(result.verdict).toBe('fail');
    // All others are what they are.
    const others = entriesOf(report).filter((one) => one !== entry);
    expect(others.every(({ value }) => value.kind === 'number')).toBe(true);
  });

  test('as it is written and read again', async () => {
    const cell = cells[0]!;
    const report = await readReport(await make({ cell, figure: '' }), { path });
    expect(json([report])).toContain('"text": "[图片]"');
    expect(await readAgain(report, cell)).toEqual(['unreadable']);
  });
});

const beside = Object.entries(pictures).map(([name, [path, make]]) => ({ name, path, make }));

test.each(beside)('a picture beside a figure leaves it: $name', async ({ path, make }) => {
  const report = await readReport(await make({ cell: cells[0]!, figure: '37' }), { path });
  expect(entryOf(report, cells[0]!).value).toMatchObject({ kind: 'number', number: { units: 37n, scale: 0 } });
});

const nothing = Object.entries(spacers).map(([name, [path, make]]) => ({ name, path, make }));

test.each(nothing)('what shows nothing of its cell leaves it blank: $name', async ({ path, make }) => {
  const report = await readReport(await make({ cell: cells[0]!, figure: '' }), { path });
  expect(entryOf(report, cells[0]!).value.kind).toBe('blank');
});

/** All of a cell struck through: its figure, and what else stands there. */
const word12 = (properties: string) => `</w:t></w:r><w:r><w:rPr>${properties}</w:rPr><w:t>12</w:t></w:r><w:r><w:t>`;
const odtStyle = (spot: Spot) => {
  const files = unzipSync(odt('<text:span text:style-name="gone">12</text:span>')(spot));
  const style =
    '<office:automatic-styles><style:style style:name="gone" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style></office:automatic-styles>';
  const xml = strFromU8(files['content.xml']!).replace(
    /<office:automatic-styles.*?<office:body>|<office:body>/s,
    `${style}<office:body>`,
  );
  files['content.xml'] = strToU8(xml);
  return zipSync(files);
};
const rich = (runs: string) => holding(` t="inlineStr"><is>${runs}</is></c>`);
const run = (text: string, properties = '') => `<r><rPr>${properties}</rPr><t>${text}</t></r>`;

const struck: Readonly<Record<string, readonly [path: string, make: Maker]>> = {
  'html s': ['a.html', html('<s>12</s>')],
  'html strike': ['a.html', html('<strike>12</strike>')],
  'html del': ['a.html', html('<del>12</del>')],
  'html style': ['a.html', html('<span style="text-decoration: line-through"><b>12</b></span>')],
  'docx strike': ['a.docx', docx(word12('<w:strike/>'))],
  'docx dstrike': ['a.docx', docx(word12('<w:dstrike/>'))],
  odt: ['a.odt', odtStyle],
  xlsx: ['a.xlsx', rich(run('12', '<strike/>'))],
  markdown: ['a.md', (spot) => utf8(replaced(asMarkdown(printedWith(spot)), '~~12~~'))],
};

const crossed = Object.entries(struck).map(([name, [path, make]]) => ({ name, path, make }));

describe.each(crossed)('a figure struck through: $name', ({ path, make }) => {
  test('alone it is open, and neither blank nor a figure', async () => {
    const cell = cells[0]!;
    const { reports, diagnostics } = await lint(await make({ cell, figure: '' }), { path });
    const entry = entryOf(reports[0]!.report, cell);
    expect(entry.value.kind).toBe('unreadable');
    expect(entry.cell).toMatchObject({ text: '', struck: '12' });
    const said = diagnostics.filter(({ rule }) => rule === 'unreadable-count');
    expect(said.map((one) => [one.cell, one.kind, one.message.zh])).toEqual([
      [cell, 'open', `${entry.at.label.zh}只有划了删除线的“12”，无法确定算不算数；请改填数字`],
    ]);
    expect(json([reports[0]!.report])).toContain('"text": "[删除线]12"');
    const again = await readReport(utf8(csv([reports[0]!.report])), { path: 'b.csv' });
    expect(entryOf(again, cell).value.kind).toBe('unreadable');
  });
});

test.each(crossed.filter(({ name }) => name !== 'xlsx'))('what stands beside it counts: $name', async ({
  path,
  make,
}) => {
  const report = await readReport(await make({ cell: cells[0]!, figure: '37' }), { path });
  expect(entryOf(report, cells[0]!).value).toMatchObject({ kind: 'number', number: { units: 37n, scale: 0 } });
});

test('a workbook: of a text in several fonts what is not struck counts; a cell may be struck as a whole', async () => {
  const mixed = await rich(run('12', '<strike/>') + run('37'))({ cell: cells[0]!, figure: '' });
  expect(entryOf(await readReport(mixed, { path: 'a.xlsx' }), cells[0]!).value).toMatchObject({
    number: { units: 37n },
  });
  const files = unzipSync(await holding('><v>8081</v></c>')({ cell: cells[0]!, figure: '' }));
  const styles = strFromU8(files['xl/styles.xml']!);
  const [fonts, formats] = [/<fonts.*?<\/fonts>/s, /<cellXfs.*?<\/cellXfs>/s].map((part) => part.exec(styles)![0]);
  const count = (part: string, element: string) => part.split(`<${element}`).length - 1;
  const struckFont = fonts!.replace('</fonts>', '<font><strike/></font></fonts>');
  const struckFormat = formats!.replace('</cellXfs>', `<xf fontId="${count(fonts!, 'font>')}"/></cellXfs>`);
  files['xl/styles.xml'] = strToU8(styles.replace(fonts!, struckFont).replace(formats!, struckFormat));
  const sheet = strFromU8(files['xl/worksheets/sheet1.xml']!);
  const cell = /<c r="(\w+)"[^>]*><v>8081<\/v>/;
  files['xl/worksheets/sheet1.xml'] = strToU8(sheet.replace(cell, `<c r="$1" s="${count(formats!, 'xf ')}"><v>12</v>`));
  const whole = entryOf(await readReport(zipSync(files), { path: 'a.xlsx' }), cells[0]!);
  expect([whole.value.kind, whole.cell?.struck]).toEqual(['unreadable', '12']);
});

test.each([0x0837, 0x2a53])('an old document: struck by property %i', async (property) => {
  const read = async (figure: string) => {
    const bytes = oldDocument(asWord(printedWith({ cell: cells[0]!, figure })), { [sign]: [property, 1] });
    return entryOf(await readReport(bytes, { path: 'a.doc' }), cells[0]!);
  };
  expect((await read('')).cell).toMatchObject({ text: '', struck: sign });
  expect((await read('37')).value).toMatchObject({ number: { units: 37n } });
});

test('a tracked deletion leaves its cell blank', async () => {
  const deleted = '</w:t></w:r><w:del w:id="1"><w:r><w:delText>12</w:delText></w:r></w:del><w:r><w:t>';
  for (const [path, make] of [
    ['a.docx', docx(deleted)],
    ['a.html', html('<del cite="mailto:a" datetime="2025-01-01T00:00">12</del>')],
  ] as const) {
    const report = await readReport(await make({ cell: cells[0]!, figure: '' }), { path });
    expect(entryOf(report, cells[0]!).value.kind).toBe('blank');
  }
});

test('a row that is struck through, its label too, gives way to the one below it', async () => {
  const rows = (line: string) =>
    `<table><tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数</tr>${line}<tr><td>规章<td>1<td>2<td>3<tr><td>行政规范性文件<td>4<td>5<td>6</table>`;
  const gone = '<tr><td><s>规章</s><td><s>7</s><td><s>8</s><td><s>9</s></tr>';
  const report = await readReport(utf8(rows(gone)), { path: 'a.html' });
  expect(entryOf(report, 'disclosure/regulations/effective').value).toMatchObject({ number: { units: 3n } });
});

test('a picture in the cell of a label does not matter', async () => {
  const content = (text: string) =>
    escaped(text).replace('规章', '<img src="1.png">规章').replace('自然人', '<img src="2.png">自然人');
  const bytes = utf8(asHtml([title('云浦市', 2025), ...items(form, figures)], { content }));
  const { verdict, diagnostics } = await lint(bytes, { path: 'a.html' });
  expect([verdict, diagnostics.map(({ message }) => message.zh)]).toEqual(['pass', []]);
});
