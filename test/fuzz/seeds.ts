import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { legal } from '../../fixtures/xlsx/hostile.js';
import { fileFormatters } from '../../src/formatters/index.ts';
import { forms } from '../../src/forms.ts';
import { lint, readReports } from '../../src/lint.ts';
import { json } from '../../src/writers/json.ts';
import { tidy } from '../../src/writers/tidy.ts';
import { drawnPrint } from '../support/make/broken-pages.ts';
import { distinct, sparse } from '../support/make/figures.ts';
import { printedFormats } from '../support/make/formats.ts';
import {
  listCsv,
  listDocx,
  listHtml,
  listMarkdown,
  listOds,
  listOf,
  listTabs,
  listXlsx,
} from '../support/make/lists.ts';
import { excel95, oldWorkbook } from '../support/make/old-workbook.ts';
import { flat, printedOds, printedOdt } from '../support/make/opendocument.ts';
import { drawPages, pdf, printPdf } from '../support/make/pdf.ts';
import { asCsv, bytesOf, items, print, title } from '../support/make/printed.ts';
import { arranged, asHtml, asMhtml, asWord } from '../support/make/printed-html.ts';
import { asPage, asRunningText } from '../support/make/printed-lines.ts';
import { oneByOne, sideways } from '../support/make/table-shapes.ts';
import { brokenLayouts, placelessLayouts, textLayouts } from '../support/make/text-layouts.ts';
import { plainView } from '../support/plain-view.ts';
import { utf8 } from '../support/utf8.ts';
import type { KindName } from './kinds.ts';

/** Good files of a kind, the smallest of its usual layout first. */
export type Seeds = () => Promise<Uint8Array[]>;

const [latest, first] = [forms[0]!, forms.at(-1)!];
const printed = [title('溪口镇', 2025), ...items(latest, distinct(latest))];
const older = [title('青石镇', 2019), ...items(first, sparse(first))];
const shapes = [
  title('柳河镇', 2025),
  ...sideways(latest, 'requests', distinct(latest)),
  ...oneByOne(latest, sparse(latest)),
];
const bodies = ['溪口镇', '青石镇', '柳河镇'].map((name, index) => ({ name, figures: distinct(latest, index + 1) }));
const list = listOf(latest, 2025, bodies, { outer: 'row', tables: 'short', captions: true, remarks: true });
const lists = listOf(latest, 2025, bodies, { outer: 'column', apart: true, numbered: true, grouped: true });

/** The report in a format, in its three shapes. */
const inFormat = async (format: string, reports = [printed, older, shapes]) => {
  const make = printedFormats[format]!;
  return Promise.all(reports.map((one) => make(one)));
};
const fixtures = (folder: string, ending: string) =>
  readdirSync(join('fixtures', folder))
    .filter((name) => name.endsWith(`.${ending}`))
    .sort()
    .map((name) => new Uint8Array(readFileSync(join('fixtures', folder, name))));

/** The reports of the kinds that are one text. */
const page = { wide: 1, align: 'centre', blankLines: true, margin: 2 } as const;

const all: Readonly<Record<KindName, Seeds>> = {
  xlsx: async () => [
    ...(await inFormat('xlsx')),
    ...fixtures('examples', 'xlsx'),
    ...fixtures('writers', 'xlsx'),
    await bytesOf((workbook) =>
      print(workbook.addWorksheet('年报'), printed, { breadth: 2, spaced: true, subtotals: true }),
    ),
    await listXlsx(list),
    await listXlsx(lists, 'repeated'),
    ...Object.values(legal).map((make) => make()),
  ],
  xlsb: () => inFormat('xlsb'),
  xls: async () => [
    ...(await inFormat('xls')),
    ...fixtures('readers', 'xls'),
    ...fixtures('writers', 'xls'),
    excel95('表三', [
      ['申请人', '总计'],
      ['新收', 3],
    ]),
    ...(['biff5', 'biff2'] as const).map((type) => oldWorkbook(type, { 表三: [['总计', 1, '/', null, 12.5]] })),
  ],
  'excel-2003-xml': () => inFormat('Excel 2003 XML'),
  ods: async () => [
    ...(await inFormat('ods')),
    printedOds(printed, {}, flat),
    ...fixtures('writers', 'ods'),
    listOds(list),
  ],
  docx: async () => [...(await inFormat('docx')), ...fixtures('writers', 'docx'), listDocx(lists)],
  doc: async () => [
    ...(await inFormat('doc', [printed, older])),
    ...fixtures('readers', 'doc'),
    ...fixtures('writers', 'doc'),
  ],
  'word-xml': () => inFormat('Word XML'),
  'word-2003-xml': () => inFormat('Word 2003 XML'),
  odt: async () => [...(await inFormat('odt')), printedOdt(printed, flat), ...fixtures('writers', 'odt')],
  html: async () => [
    ...(await inFormat('html')),
    utf8(asHtml(printed, { content: asWord })),
    utf8(asHtml(printed, { around: arranged, grouped: true })),
    ...fixtures('writers', 'html'),
    listHtml(list),
  ],
  mhtml: async () => [...(await inFormat('mhtml')), utf8(asMhtml(utf8(asHtml(older, { content: asWord }))))],
  text: async () => [
    ...(await inFormat('text')),
    utf8(asPage(printed, page)),
    utf8(asPage(shapes, { ...page, wide: 2, narrow: true, align: 'right' })),
    utf8(asRunningText(printed, 0)),
    ...[textLayouts, brokenLayouts, placelessLayouts].flatMap(Object.values).map((layout) => utf8(layout(printed))),
    ...fixtures('writers', 'txt'),
    listTabs(list),
  ],
  markdown: async () => [...(await inFormat('Markdown')), listMarkdown(lists)],
  csv: async () => [
    utf8(asCsv(printed)),
    utf8(asCsv(older)),
    utf8(tidy(await reports())),
    listCsv(list),
    listCsv(lists, 'repeated'),
    ...fixtures('writers', 'csv'),
    ...fixtures('readers', 'csv'),
    ...fixtures('cli/reports', 'csv'),
  ],
  json: async () => [utf8(json(await reports())), utf8(json([...(await reports()), ...(await reports())]))],
  // Results of this program, which it tells from reports.
  ndjson: async () => {
    const files = await Promise.all(fixtures('cli/reports', 'csv').map((bytes) => lint(bytes, { path: '溪口镇.csv' })));
    const format = await fileFormatters.ndjson();
    return [utf8(files.flatMap((file) => [...format(file, plainView)]).join(''))];
  },
  pdf: async () => [
    ...(await inFormat('pdf')),
    layeredPdf(),
    printPdf(printed, { ruling: 'none', repeatsHeader: true }),
    printPdf(shapes, { ruling: 'thin boxes', pageMarks: false, top: 300 }),
    ...[11, 34].map((position) => drawnPrint({ landscape: position % 2 === 0, repeats: true, position })),
    ...['writers', 'printed/struck', 'printed/wide', 'printed/breaks'].flatMap((folder) =>
      fixtures(folder, 'pdf').slice(0, 4),
    ),
  ],
  ofd: () => inFormat('ofd'),
  zip: async () => {
    const [[workbook], [document]] = [await inFormat('xlsx'), await inFormat('docx')];
    const files = { '溪口镇2025.xlsx': workbook!, '二/青石镇2025.docx': document!, '柳河镇.csv': utf8(asCsv(older)) };
    return [
      zipSync(files),
      zipSync({ ...files, '内层.zip': zipSync(files), 'a.png': Uint8Array.of(137, 80) }),
      ...fixtures('cli/archive', 'zip'),
    ];
  },
};

export const seeds: Readonly<Record<string, Seeds>> = all;

/** A report in a form and a layer, with a font that a graphics state sets, one drawn by hand, and a note. */
function layeredPdf(): Uint8Array {
  const [page = ''] = drawPages(printed, { ruling: 'lines' });
  const fonts = '/Font << /F1 3 0 R /F2 6 0 R /F3 8 0 R /T3 15 0 R >>';
  return pdf({
    pages: ['/OC /L1 BDC /X1 Do EMC /G1 gs BT 50 20 Td (12) Tj ET BT /T3 9 Tf 90 20 Td (a) Tj ET'],
    page: '/Annots [14 0 R]',
    catalogue: '/OCProperties << /OCGs [12 0 R] /D << /ON [12 0 R] >> >>',
    resources:
      '/XObject << /X1 11 0 R >> /ExtGState << /G1 << /Font [10 0 R 12] /LW 2 >> >> /Properties << /L1 12 0 R >> /Pattern << >>',
    objects: [
      '<< /Type /Font /Subtype /TrueType /BaseFont /Arial /ToUnicode 7 0 R /Encoding << /Differences [97 /a /b] >> >>',
      { dictionary: `/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << ${fonts} >>`, stream: page },
      '<< /Type /OCG /Name (Layer) >>',
      { dictionary: '', stream: '500 0 0 0 500 500 d1 0 0 500 500 re f' },
      '<< /Type /Annot /Subtype /FreeText /Rect [10 10 90 30] /Contents (note) /AP << /N 11 0 R >> >>',
      '<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 500] /FontMatrix [.001 0 0 .001 0 0] /CharProcs << /a 13 0 R >> ' +
        '/Encoding << /Differences [97 /a] >> /FirstChar 97 /LastChar 97 /Widths [500] >>',
    ],
  });
}

async function reports() {
  return readReports(utf8(asCsv(printed)), { path: 'a.csv' });
}
