// Makes files that are far larger than a report, small files that unfold, and files in shapes for which an algorithm may take
// the square of their length. Named by their shape and ending.
import { zipSync } from 'fflate';
import { forms } from '../dist/lint.js';

const [form] = forms;
const cells = form.tables.flatMap((table) =>
  table.blocks.flatMap(({ rows, columns }) =>
    leaves(rows).flatMap((row) => leaves(columns).map((column) => `${table.id}/${row}/${column}`)),
  ),
);

export const oversized = {
  'CSV in an archive zip': () => zip({ 'a.csv': repeat('规章,1,2,3\n', 246 * 2 ** 20) }),
  'newlines in an archive zip': () => zip({ 'a.txt': repeat('\n', 200 * 2 ** 20) }),
  'varied CSV in an archive zip': () => zip({ 'a.csv': varied(246 * 2 ** 20) }),
  'newlines txt': () => repeat('\n', 20 * 2 ** 20),
  'newlines csv': () => repeat('\n', 20 * 2 ** 20),
  'newlines md': () => repeat('\n', 20 * 2 ** 20),
  'newlines json': () => repeat('\n', 20 * 2 ** 20),
  'newlines html': () => repeat('\n', 20 * 2 ** 20, '<html>'),
  'newlines and a word txt': () => repeat('\n', 20 * 2 ** 20, '', '甲'),
  'newlines and a word csv': () => repeat('\n', 20 * 2 ** 20, '', '甲'),
  'newlines and a word json': () => repeat('\n', 20 * 2 ** 20, '', '甲'),
  'newlines and a word html': () => repeat('\n', 20 * 2 ** 20, '<html>', '甲'),
  'one line txt': () => repeat('甲局报告 ', 20 * 2 ** 20),
  'one word txt': () => repeat('甲', 20 * 2 ** 20),
  'figures txt': () => repeat('规章 1 2 3\n', 8 * 2 ** 20),
  'figures in 90,000 lines txt': () => repeat('规章 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16\n', 4 * 2 ** 20),
  'paragraphs txt': () => repeat('一、总体情况\n本局按照要求开展工作。\n', 4 * 2 ** 20),
  'tabs txt': () => repeat('\t', 8 * 2 ** 20),
  'tab records txt': () => repeat('规章\t1\t2\t3\n', 1.3 * 2 ** 20),
  'tab cells txt': () => repeat('\t1\n', 0.25 * 2 ** 20),
  'bars md': () => repeat('|', 8 * 2 ** 20),
  'pipe rows md': () => repeat('| 规章 | 1 | 2 | 3 |\n', 2 * 2 ** 20, '| 甲 | 乙 | 丙 | 丁 |\n|---|---|---|---|\n'),
  'pipe tables md': () => repeat('| 甲 |\n|---|\n| 1 |\n\n', 0.8 * 2 ** 20),
  'HTML tables md': () => repeat('<table><tr><td>1</td></tr></table>\n', 3 * 2 ** 20),
  'open HTML tables md': () => repeat('<table>\n', 0.7 * 2 ** 20, '', '</table>'),

  'one record csv': () => repeat('1,', 8.5 * 2 ** 20),
  'one record with words csv': () => repeat('规章,', 8.5 * 2 ** 20),
  '2,000 columns csv': () => repeat(`${'规章,1,'.repeat(1000)}\n`, 8.5 * 2 ** 20),
  '300 columns csv': () => repeat(`规章,${'1,'.repeat(300)}\n`, 8.5 * 2 ** 20),
  'three columns csv': () => repeat('规章,1,2\n', 8.5 * 2 ** 20),
  'empty fields csv': () => repeat(`${','.repeat(2000)}\n`, 20 * 2 ** 20),
  'wide list csv': () => repeat(wideLine(1), 8.5 * 2 ** 20, `organization,year,${cells.join()}\n`),
  'wide list of 300 csv': () => list(300, wideLine, `organization,year,${cells.join()}\n`),
  'tidy list of 2,000 csv': () => list(2000, tidyLines, tidyHeader),
  'tidy list of 300 csv': () => list(300, tidyLines, tidyHeader),
  'tidy unknown cells csv': () => repeat('甲局,2023,requests,none,total,1\n', 8.5 * 2 ** 20, tidyHeader),
  'tidy repeated cell csv': () => repeat('甲局,2023,requests,received,total,1\n', 8.5 * 2 ** 20, tidyHeader),
  'tidy with as many bodies csv': () => list(200_000, (n) => `第${n}局,2023,requests,received,total,1\n`, tidyHeader),
  'one field csv': () => repeat('甲', 20 * 2 ** 20, '规章,"', '"\n'),
  'open quote csv': () => repeat('规章,1\n', 8.5 * 2 ** 20, '"'),
  'quotes csv': () => repeat('"', 8.5 * 2 ** 20),
  'quotes within csv': () => repeat('甲"乙"丙,1\n', 8.5 * 2 ** 20),
  'quoted line ends csv': () => repeat('\n', 8.5 * 2 ** 20, '规章,"', '"\n'),
  'headers csv': () => repeat('信息内容,本年制发件数,本年废止件数,现行有效件数\n', 4 * 2 ** 20),
  'titles csv': () => repeat('甲局2023年政府信息公开工作年度报告,1\n', 4 * 2 ** 20),
  'GB18030 csv': () => Buffer.from(Array.from({ length: 2 ** 21 }, () => [0xb9, 0xe6, 0x2c, 0x31, 0x0a]).flat()),
  'UTF-16 csv': () => Buffer.from(`\ufeff${'规章,1,2\n'.repeat(2 ** 20)}`, 'utf16le'),
  '60 MB csv': () => repeat('规章,1,2,3\n', 60 * 2 ** 20),
  '250 MB csv': () => repeat('规章,1,2,3\n', 250 * 2 ** 20),

  'faults json': () => json({ tables: { requests: object(13_000, (n) => [`unknown row ${n}`, { total: 'a' }]) } }),
  'faulty reports json': () => json(Array.from({ length: 20_000 }, () => ({ tables: 1, wrong: 2 }))),
  'faulty values json': () => json({ tables: { requests: { received: object(20_000, (n) => [`c${n}`, true]) } } }),
  'unknown rows json': () => json({ tables: { requests: object(13_000, (n) => [`row ${n}`, { total: 1 }]) } }),
  'repeated keys json': () => repeat('"a":1,', 0.5 * 2 ** 20, '{"tables":{},', '"a":1}'),
  'long numbers json': () => repeat('"c":1e999,', 0.5 * 2 ** 20, '{"tables":{"requests":{"received":{', '"d":1}}}}'),
  'nested json': () => repeat('[', 20 * 2 ** 20),
  'nested objects json': () => repeat('{"a":', 20 * 2 ** 20),
  'numbers json': () => repeat('1,', 20 * 2 ** 20, '[', '1]'),
  'numbers in a report json': () => repeat('1,', 8 * 2 ** 20, '{"tables":[', '1]}'),
  'one string json': () => repeat('甲', 20 * 2 ** 20, '{"tables":"', '"}'),
  'escapes json': () => repeat('\\u7532', 8 * 2 ** 20, '{"tables":"', '"}'),
  'NDJSON json': () => repeat('{"tables":{}}\n', 8 * 2 ** 20),
  'empty reports json': () => repeat('{"tables":{}},', 8 * 2 ** 20, '[', '{"tables":{}}]'),
  'sections json': () =>
    repeat(
      '{"heading":"一、总体情况","text":"甲"},',
      8 * 2 ** 20,
      '{"tables":{"requests":{"received":{"total":1}}},"sections":[',
      '{}]}',
    ),

  'numbered rows xlsx': () => xlsx(sheet(rows(250_000, (row) => numbered(row, 3)))),
  'numbered wide rows xlsx': () => xlsx(sheet(rows(600, (row) => numbered(row, 1000)))),
  'numbered strings xlsx': () =>
    xlsx(
      sheet(
        rows(250_000, (row) => numbered(row, 2, 's', row)),
        '',
      ),
      stringsOf(250_000),
    ),
  'rows xlsx': () => xlsx(sheet(repeatText('<row><c><v>1</v></c><c><v>2</v></c></row>', 120 * 2 ** 20))),
  'wide rows xlsx': () => xlsx(sheet(repeatText(`<row>${'<c><v>1</v></c>'.repeat(16_000)}</row>`, 120 * 2 ** 20))),
  'inline strings xlsx': () =>
    xlsx(sheet(repeatText('<row><c t="inlineStr"><is><t>规章</t></is></c></row>', 120 * 2 ** 20))),
  'shared strings xlsx': () =>
    xlsx(
      sheet(repeatText('<row><c t="s"><v>1</v></c></row>', 60 * 2 ** 20)),
      repeatText('<si><t>规章</t></si>', 60 * 2 ** 20),
    ),
  'unused strings xlsx': () =>
    xlsx(sheet('<row><c><v>1</v></c></row>'), repeatText('<si><t>规章</t></si>', 150 * 2 ** 20)),
  'long shared string xlsx': () =>
    xlsx(
      sheet(repeatText('<row><c t="s"><v>0</v></c></row>', 8 * 2 ** 20)),
      `<si><t>${'规章 '.repeat(10_000)}</t></si>`,
    ),
  'far columns xlsx': () => xlsx(sheet(rows(100_000, (row) => `<c r="XFD${row}"><v>1</v></c>`))),
  'few far columns xlsx': () => xlsx(sheet(rows(600, (row) => `<c r="XFD${row}"><v>1</v></c>`))),
  'merges xlsx': () =>
    xlsx(
      sheet(
        rows(10, (row) => `<c r="A${row}"><v>1</v></c>`),
        merges(200_000, (n) => `A${n * 2 + 20}:J${n * 2 + 21}`),
      ),
    ),
  'merges over all xlsx': () =>
    xlsx(
      sheet(
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        merges(1, () => 'A1:XFD1048576'),
      ),
    ),
  'merge of few columns xlsx': () =>
    xlsx(
      sheet(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="600"><c r="XFD600"><v>1</v></c></row>',
        merges(1, () => 'A1:XFD600'),
      ),
    ),
  'shared formulas xlsx': () =>
    xlsx(
      sheet(
        `<row r="1"><c r="A1"><f t="shared" si="0" ref="A1:A99999">${'B1+'.repeat(200)}B1</f><v>1</v></c></row>${rows(99_999, (row) => `<c r="A${row}"><f t="shared" si="0"/><v>1</v></c>`, 2)}`,
      ),
    ),
  'formulas in a chain xlsx': () => xlsx(sheet(rows(100_000, (row) => `<c r="A${row}"><f>A${row + 1}+1</f></c>`))),
  'formulas over all xlsx': () =>
    xlsx(sheet(rows(20_000, (row) => `<c r="A${row}"><f>SUM(B$1:B$20000)</f></c><c r="B${row}"><v>1</v></c>`))),
  'small sums over all xlsx': () =>
    xlsx(sheet(rows(3000, (row) => `<c r="A${row}"><f>SUM(B$1:B$3000)</f></c><c r="B${row}"><v>1</v></c>`))),
  'many sheets xlsx': () => manySheets(20_000),
  'one sheet as many xlsx': () => manySheets(5000, 1),
  'tables of the form xlsx': () => xlsx(sheet(repeatText(formRows(), 40 * 2 ** 20))),
  'headers xlsx': () =>
    xlsx(sheet(repeatText(textRow(['信息内容', '本年制发件数', '本年废止件数', '现行有效件数']), 40 * 2 ** 20))),
  'large part of types xlsx': () =>
    zip({
      ...workbook(sheet('')),
      '[Content_Types].xml': repeat('<Default Extension="a" ContentType="b"/>', 200 * 2 ** 20, '<Types>', '</Types>'),
    }),
  'large relationships zip': () =>
    zip({
      'a.csv': '1',
      '_rels/.rels': repeat('<Relationship Id="a" Target="b"/>', 200 * 2 ** 20, '<Relationships>', '</Relationships>'),
    }),

  'rows ods': () =>
    ods(
      repeatText(
        '<table:table-row><table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row>',
        100 * 2 ** 20,
      ),
    ),
  'repeated rows ods': () => ods(odsRow('table:number-rows-repeated="1000000"', 'table:number-columns-repeated="9"')),
  'repeated columns ods': () =>
    ods(odsRow('table:number-rows-repeated="600"', 'table:number-columns-repeated="16000"')),
  'repeated formulas ods': () =>
    ods(odsRow('table:number-rows-repeated="100000"', 'table:formula="of:=SUM([.B1:.B99999])"')),

  'paragraphs docx': () => docx(repeatText('<w:p><w:r><w:t>一、总体情况</w:t></w:r></w:p>', 100 * 2 ** 20)),
  'tables docx': () =>
    docx(repeatText('<w:tbl><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr></w:tbl>', 60 * 2 ** 20)),
  'rows docx': () =>
    docx(`<w:tbl>${repeatText('<w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>', 60 * 2 ** 20)}</w:tbl>`),
  'wide cells docx': () =>
    docx(`<w:tbl>${'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="9000"/></w:tcPr><w:p/></w:tc></w:tr>'.repeat(100)}</w:tbl>`),
  'nested tables docx': () => docx(`${'<w:tbl><w:tr><w:tc>'.repeat(300)}${'</w:tc></w:tr></w:tbl>'.repeat(300)}`),
  'text flat docx': () =>
    repeat('<w:p><w:r><w:t>一、总体情况</w:t></w:r></w:p>', 20 * 2 ** 20, flatOpcStart, flatOpcEnd),

  'paragraphs html': () => repeat('<p>一、总体情况</p>\n', 8 * 2 ** 20, '<html><body>'),
  'tables html': () => repeat('<table><tr><td>1</td></tr></table>\n', 4 * 2 ** 20, '<html><body>'),
  'rows html': () => repeat('<tr><td>规章<td>1<td>2\n', 8 * 2 ** 20, '<html><body><table>'),
  'cells html': () => repeat('<td>1', 8 * 2 ** 20, '<html><body><table><tr>'),
  'nested html': () => repeat('<div>', 4 * 2 ** 20, '<html><body>'),
  'nested tables html': () => repeat('<table><tr><td>', 1 * 2 ** 20, '<html><body>'),
  'spans html': () => repeat('<tr><td colspan=1000 rowspan=1000>1', 0.1 * 2 ** 20, '<html><body><table>'),
  'bold html': () => repeat('<b>', 1 * 2 ** 20, '<html><body>'),
  'styles html': () =>
    repeat('.a{display:none} ', 0.5 * 2 ** 20, '<html><style>', `</style><body>${'<p class=a>甲</p>'.repeat(20_000)}`),
  'one text html': () => repeat('甲 ', 20 * 2 ** 20, '<html><body>'),
  'one attribute html': () => repeat('甲 ', 20 * 2 ** 20, '<html><body a="', '">甲</body>'),
  'tables of the form html': () => repeat(formTable(), 8 * 2 ** 20, '<html><body>'),

  'rows xml': () =>
    repeat(
      '<Row><Cell><Data ss:Type="Number">1</Data></Cell></Row>',
      20 * 2 ** 20,
      '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table>',
      '</Table></Worksheet></Workbook>',
    ),
  'quoted printable mht': () =>
    repeat(
      '=E7=94=B2=\n',
      8 * 2 ** 20,
      'MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n<html><body>',
    ),
};

function repeat(text, size, start = '', end = '') {
  const [one, first, last] = [text, start, end].map((part) => Buffer.from(part));
  const count = Math.ceil(size / one.length);
  return Buffer.concat([first, Buffer.alloc(count * one.length, one), last]);
}

/** Records that deflate to a 175th of their size. */
function varied(size) {
  const figures = Array.from({ length: 600 }, (_, n) => ((n * 7919 + 104_729) * 31_337) % 1_000_003).join();
  return repeat(`${figures}\n${'规章,1,2,3\n'.repeat(60_000)}`, size);
}

function repeatText(text, size) {
  return text.repeat(Math.ceil(size / Buffer.byteLength(text)));
}

function json(value) {
  return Buffer.from(JSON.stringify(value));
}

function object(count, member) {
  return Object.fromEntries(Array.from({ length: count }, (_, n) => member(n)));
}

function zip(files) {
  const entries = Object.entries(files).map(([name, content]) => [
    name,
    typeof content === 'string' ? Buffer.from(content) : content,
  ]);
  return zipSync(Object.fromEntries(entries), { level: 9 });
}

function leaves(headings) {
  return headings.flatMap(({ id, label, children }) => (children ? leaves(children) : [id ?? label]));
}

const tidyHeader = 'organization,year,table,row,column,value\n';

function tidyLines(body) {
  return cells.map((cell) => `第${body}局,2023,${cell.split('/').join()},0\n`).join('');
}

const figures = cells.map(() => '0').join();

function wideLine(body) {
  return `第${body}局,2023,${figures}\n`;
}

function list(count, line, header) {
  return Buffer.from(header + Array.from({ length: count }, (_, body) => line(body)).join(''));
}

const spreadsheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function xlsx(sheetXml, strings) {
  return zip(workbook(sheetXml, strings));
}

function manySheets(count, parts = count) {
  const all = Array.from({ length: count }, (_, n) => n + 1);
  const files = workbook('');
  const part = (n) => `worksheets/s${((n - 1) % parts) + 1}.xml`;
  files['xl/workbook.xml'] =
    `<workbook xmlns:r="r"><sheets>${all.map((n) => `<sheet name="s${n}" r:id="r${n}"/>`).join('')}</sheets></workbook>`;
  files['xl/_rels/workbook.xml.rels'] = relationships(all.map((n) => [`r${n}`, 'worksheet', part(n)]));
  const content = sheet(rows(parts === 1 ? 2000 : 20, (row) => `<c r="A${row}"><v>1</v></c>`));
  for (const n of all.slice(0, parts)) files[`xl/${part(n)}`] = content;
  return zip(files);
}

function workbook(sheetXml, strings = '') {
  return {
    '[Content_Types].xml': `<Types><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheetType}.sheet.main+xml"/></Types>`,
    '_rels/.rels': relationships([['r1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="表三" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relationships([
      ['r1', 'worksheet', 'worksheets/sheet1.xml'],
      ['r2', 'sharedStrings', 'sharedStrings.xml'],
    ]),
    'xl/sharedStrings.xml': `<sst>${strings || '<si><t>a</t></si>'.repeat(2)}</sst>`,
    'xl/worksheets/sheet1.xml': sheetXml,
  };
}

function relationships(all) {
  const links = all.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`);
  return `<Relationships>${links.join('')}</Relationships>`;
}

function sheet(data, behind = '') {
  return `<worksheet><sheetData>${data}</sheetData>${behind}</worksheet>`;
}

function rows(count, cellsOf, first = 1) {
  return Array.from({ length: count }, (_, n) => `<row r="${n + first}">${cellsOf(n + first)}</row>`).join('');
}

/** Cells of a row with references; those of type `s` refer to a shared string by its number. */
function numbered(row, count, type = 'n', value = 1) {
  return Array.from({ length: count }, (_, n) => `<c r="${columnName(n)}${row}" t="${type}"><v>${value}</v></c>`).join(
    '',
  );
}

function columnName(index) {
  return index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + columnName(index % 26);
}

function stringsOf(count) {
  return Array.from({ length: count + 1 }, (_, n) => `<si><t>第${n}项</t></si>`).join('');
}

function textRow(texts) {
  return `<row>${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
}

function merges(count, area) {
  return `<mergeCells>${Array.from({ length: count }, (_, n) => `<mergeCell ref="${area(n)}"/>`).join('')}</mergeCells>`;
}

/** The first table of the form, as rows of a sheet. */
function formRows() {
  return (
    textRow(['信息内容', '本年制发件数', '本年废止件数', '现行有效件数']) +
    textRow(['规章', '1', '2', '3']) +
    textRow(['行政规范性文件', '1', '2', '3'])
  );
}

function formTable() {
  return '<table><tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数<tr><td>规章<td>1<td>2<td>3<tr><td>行政规范性文件<td>1<td>2<td>3</table>\n';
}

const openDocument = 'urn:oasis:names:tc:opendocument:xmlns';

function ods(content) {
  const names = ['office', 'table', 'text'].map((name) => `xmlns:${name}="${openDocument}:${name}:1.0"`).join(' ');
  return zip({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': `<office:document-content ${names}><office:body><office:spreadsheet><table:table table:name="表三">${content}</table:table></office:spreadsheet></office:body></office:document-content>`,
  });
}

function odsRow(row, cell) {
  return `<table:table-row ${row}><table:table-cell ${cell} office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row>`;
}

const word = 'w';

function docx(body) {
  return zip({
    '[Content_Types].xml':
      '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels': relationships([['r1', 'officeDocument', 'word/document.xml']]),
    'word/document.xml': `<w:document xmlns:w="${word}"><w:body>${body}</w:body></w:document>`,
  });
}

/** A namespace, by which such a file is recognised. */
const pkg = ['http:', '', 'schemas.microsoft.com', 'office', '2006', 'xmlPackage'].join('/');
const flatOpcStart = `<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="${pkg}"><pkg:part pkg:name="/_rels/.rels" pkg:contentType="application/vnd.openxmlformats-package.relationships+xml"><pkg:xmlData>${relationships([['r1', 'officeDocument', 'word/document.xml']])}</pkg:xmlData></pkg:part><pkg:part pkg:name="/word/document.xml" pkg:contentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"><pkg:xmlData><w:document xmlns:w="${word}"><w:body>`;
const flatOpcEnd = '</w:body></w:document></pkg:xmlData></pkg:part></pkg:package>';
