import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test, vi } from 'vitest';
import { annotate } from '../../src/annotate/index.ts';
import { main } from '../../src/cli/main.ts';
import { lint, readReports } from '../../src/lint.ts';
import type { Culprit, FileResult } from '../../src/model/result.ts';
import type { Language } from '../../src/model/text.ts';
import { correctionsList } from '../../src/presentation/listing/index.ts';
import { readXlsx } from '../../src/readers/xlsx/index.ts';
import { gridOf, textsOf } from '../support/document-cells.ts';
import { figuresOf } from '../support/make/figures.ts';
import { withPlainRows } from '../support/plain-rows.ts';
import { scratch } from '../support/scratch.ts';

const slip = readFileSync('fixtures/examples/青石镇2025.xlsx');
const good = readFileSync('fixtures/examples/溪口镇2025.xlsx');
const csv = readFileSync('fixtures/cli/reports/bad.csv');

async function annotated(bytes: Uint8Array, path: string, language: Language = 'zh') {
  return annotate(await lint(bytes, { path }), bytes, language);
}

async function load(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  return new ExcelJS.Workbook().xlsx.load(Uint8Array.from(bytes).buffer);
}

/** The workbook with a table a sheet, changed; sheets are 表二, 表三, 表四. */
async function changed(change: (workbook: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const workbook = await load(good);
  change(workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** A figure wrong in two sheets. */
const twoSheets = (more: (workbook: ExcelJS.Workbook) => void = () => {}) =>
  changed((workbook) => {
    workbook.getWorksheet('表三')!.getCell('J9').value = 77;
    workbook.getWorksheet('表四')!.getCell('E6').value = 88;
    more(workbook);
  });

const parts = (bytes: Uint8Array) =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));

const noteText = (cell: ExcelJS.Cell) => {
  const { note } = cell;
  return typeof note === 'string' ? note : (note?.texts ?? []).map(({ text }) => text).join('');
};

const fillOf = (cell: ExcelJS.Cell) => (cell.fill as ExcelJS.FillPattern | undefined)?.fgColor?.argb;

describe('a workbook', () => {
  test('has the list in front, with a line for each mistake and each finding beside them', async () => {
    const { bytes, notices } = await annotated(slip, '文件夹/青石镇2025.xlsx');
    expect(notices).toEqual([]);
    const document = await readXlsx(bytes, '');
    expect(document.blocks.map(({ place }) => place.sheet)).toEqual(['更正清单', '年度报告']);
    const rows = textsOf(document).map((row) => row.slice(0, 6).map((text) => text ?? ''));
    expect(rows.slice(0, 4).map(([first]) => first)).toEqual([
      '更正清单　青石镇人民政府 2025年度',
      '文件：青石镇2025.xlsx',
      '需更正：1 处错误、1 处提醒。勾稽关系核对 42/42，数据 200 格，空白 0 格，共 200 格。',
      '底色：红 错误、黄 提醒',
    ]);
    expect(rows.slice(4)).toEqual([
      ['序号', '表', '单元格', '项目', '现为', '应为'],
      ['1', '表三', '年度报告!J26', '（二）部分公开·总计', '12', '21'],
      ['2', '', '年度报告!A53', '', '', ''],
    ]);
    const [line] = gridOf(document).rows.slice(5);
    expect(line?.cells[6]?.text.split('\n')).toEqual([
      '应为 21：两位数字写颠倒',
      '（二）部分公开：总计为 12，各类申请人相加为 21（自然人 18 + 商业企业 3），前者少 9',
      expect.stringMatching(/^“总计”列：（七）总计为 38，各项办理结果相加为 29（.*），前者多 9$/),
    ]);
    expect(line?.cells[7]?.text).toBe(
      '总计应等于各类申请人相加；（七）总计应等于各项办理结果相加（国办公开办函〔2021〕30号）',
    );
  });

  test('keeps every cell of the sheets, and lints the same', async () => {
    const { bytes } = await annotated(slip, 'a.xlsx');
    const [before, after] = await Promise.all([readXlsx(slip, 'a'), readXlsx(bytes, 'a')]);
    expect(withPlainRows(after).blocks.slice(1)).toEqual(withPlainRows(before).blocks);
    const [[one], [other]] = await Promise.all([
      readReports(slip, { path: 'a.xlsx' }),
      readReports(bytes, { path: 'a.xlsx' }),
    ]);
    expect(figuresOf(other!)).toEqual(figuresOf(one!));
    expect((await lint(bytes, { path: 'a.xlsx' })).diagnostics).toEqual(
      (await lint(slip, { path: 'a.xlsx' })).diagnostics,
    );
  });

  test('colours the wrong cells and no others, with a note on each', async () => {
    const workbook = await load((await annotated(slip, 'a.xlsx')).bytes);
    const sheet = workbook.getWorksheet('年度报告')!;
    const coloured: string[] = [];
    const noted: string[] = [];
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.isMerged && cell.master !== cell) return;
        if (fillOf(cell)) coloured.push(`${cell.address} ${fillOf(cell)}`);
        if (noteText(cell) !== '') noted.push(cell.address);
      }),
    );
    // The sums that the mistake explains are not wrong themselves.
    expect(coloured).toEqual(['J26 FFFFB3B3', 'A53 FFFFE699']);
    expect(noted).toEqual(['J26', 'A53']);
    expect(noteText(sheet.getCell('J26'))).toBe(
      [
        '【错误】（二）部分公开·总计',
        '现为 12，应为 21',
        '两位数字写颠倒',
        '依据：总计应等于各类申请人相加；（七）总计应等于各项办理结果相加（国办公开办函〔2021〕30号）',
      ].join('\n'),
    );
  });

  test('has links from the list to the cells, and a list that prints on A4', async () => {
    const xml = parts((await annotated(slip, 'a.xlsx')).bytes);
    const sheet = xml['xl/worksheets/sheet2.xml']!;
    expect([...sheet.matchAll(/<hyperlink ref="(\w+)" location="([^"]+)"\/>/g)].map(([, ...link]) => link)).toEqual([
      ['C6', '年度报告!J26'],
      ['C7', '年度报告!A53'],
    ]);
    expect(sheet).toContain('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>');
    expect(sheet).toContain('<autoFilter ref="A5:H7"/>');
    expect(sheet).toMatch(/<pane ySplit="5" [^>]*state="frozen"\/>/);
    expect(xml['xl/workbook.xml']).toContain('name="_xlnm.Print_Titles" localSheetId="0">\'更正清单\'!$5:$5<');
    // Sheets selected together would be typed into together.
    expect(
      Object.values(xml)
        .join('')
        .match(/tabSelected="1"/g),
    ).toHaveLength(1);
  });

  test('in English', async () => {
    const { bytes } = await annotated(slip, 'a.xlsx', 'en');
    const rows = textsOf(await readXlsx(bytes, ''));
    expect(rows[0]?.[0]).toBe('Corrections · 青石镇人民政府 2025');
    expect(rows.slice(4, 6).map((row) => row.slice(0, 5))).toEqual([
      ['No.', 'Table', 'Cell', 'Item', 'Current'],
      ['1', 'Table 3', '年度报告!J26', 'partly granted · total', '12'],
    ]);
    expect(rows[5]?.slice(5, 7)).toEqual([
      '21',
      expect.stringMatching(/^should be 21: two digits in the wrong order\npartly granted: the total comes to 12/),
    ]);
  });

  test('two runs give the same bytes, whatever the clock says', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T08:00:00Z') });
    try {
      const undated = zipSync({ ...unzipSync(slip), 'docProps/core.xml': strToU8('<cp:coreProperties/>') });
      const first = [
        await annotated(slip, 'a.xlsx'),
        await annotated(csv, 'a.csv'),
        await annotated(undated, 'a.xlsx'),
      ];
      vi.setSystemTime(new Date('2031-11-05T20:12:34Z'));
      const then = [await annotated(slip, 'a.xlsx'), await annotated(csv, 'a.csv'), await annotated(undated, 'a.xlsx')];
      expect(then.map(({ bytes }) => Buffer.from(bytes).toString('base64'))).toEqual(
        first.map(({ bytes }) => Buffer.from(bytes).toString('base64')),
      );
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('notes', () => {
  test('on several sheets have ids of their own, in clusters of their own', async () => {
    const bytes = await twoSheets((workbook) => {
      workbook.getWorksheet('表二')!.getCell('A1').note = '初稿';
    });
    const frames = Object.entries(parts((await annotated(bytes, 'a.xlsx')).bytes)).filter(([name]) =>
      name.endsWith('.vml'),
    );
    expect(frames).toHaveLength(3);
    const ids = frames.flatMap(([, xml]) => [...xml.matchAll(/id="_x0000_s(\d+)"/g)].map(([, id]) => Number(id)));
    expect(ids.length).toBeGreaterThan(3);
    expect(new Set(ids).size).toBe(ids.length);
    const clusters = frames.map(([, xml]) => /<o:idmap [^>]*data="([^"]+)"/.exec(xml)?.[1]);
    expect(clusters).toEqual(['1', '2', '3']);
    for (const [index, [, xml]] of frames.entries()) {
      const own = [...xml.matchAll(/id="_x0000_s(\d+)"/g)].map(([, id]) => Math.floor(Number(id) / 1024));
      expect(new Set(own)).toEqual(new Set([index + 1]));
    }
  });

  test('of the user stay above ours, those elsewhere as they are', async () => {
    const bytes = await twoSheets((workbook) => {
      workbook.getWorksheet('表三')!.getCell('J9').note = '张三：已核';
      workbook.getWorksheet('表二')!.getCell('A1').note = '初稿';
    });
    const workbook = await load((await annotated(bytes, 'a.xlsx')).bytes);
    expect(noteText(workbook.getWorksheet('表三')!.getCell('J9'))).toMatch(/^张三：已核\n\n【错误】/);
    expect(noteText(workbook.getWorksheet('表二')!.getCell('A1'))).toBe('初稿');
  });

  test('are framed as large as their texts', async () => {
    const vml = parts((await annotated(slip, 'a.xlsx')).bytes)['xl/drawings/vmlDrawing1.vml']!;
    const anchors = [...vml.matchAll(/<x:Anchor>([^<]+)</g)].map(([, anchor]) => anchor!.split(', ').map(Number));
    expect(anchors).toHaveLength(2);
    for (const [left, , top, , right, , bottom] of anchors) {
      expect(right! - left!).toBeGreaterThan(2);
      expect(bottom! - top!).toBeGreaterThan(3);
    }
  });
});

describe('what exceljs has no word for', () => {
  test('names, links and validation of the user come back as they were, and in no time', async () => {
    const bytes = await twoSheets();
    const xml = parts(bytes);
    const names =
      '<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="1" hidden="1">\'表三\'!$A$3:$J$9</definedName><definedName name="全列">\'表三\'!$A:$XFD</definedName><definedName name="税率">0.06</definedName></definedNames>';
    const validation =
      '<dataValidations count="1"><dataValidation type="whole" allowBlank="1" sqref="D1:J1048576" xr:uid="{0}"><formula1>0</formula1><formula2>9999</formula2></dataValidation></dataValidations>';
    const edited = {
      ...xml,
      'xl/workbook.xml': xml['xl/workbook.xml']!.replace('</sheets>', `</sheets>${names}`),
      'xl/worksheets/sheet2.xml': xml['xl/worksheets/sheet2.xml']!.replace(
        '<pageMargins',
        `${validation}<hyperlinks><hyperlink ref="A1" location="表二!A1" display="表二"/></hyperlinks><pageMargins`,
      ),
    };
    const packed = zipSync(Object.fromEntries(Object.entries(edited).map(([name, part]) => [name, strToU8(part)])));
    const { bytes: written, notices } = await annotated(packed, 'a.xlsx');
    expect(notices).toEqual([]);
    const after = parts(written);
    expect(after['xl/workbook.xml']).toContain(names.replace('localSheetId="1"', 'localSheetId="2"').slice(14, -15));
    const sheet = after['xl/worksheets/sheet2.xml']!;
    const order = ['</sheetData>', '<mergeCells', '<dataValidations', '<hyperlinks>', '<pageMargins'];
    const at = order.map((tag) => sheet.indexOf(tag));
    expect(at).not.toContain(-1);
    expect(at).toEqual(at.toSorted((a, b) => a - b));
    expect(sheet).toContain(validation.replace(' xr:uid="{0}"', ''));
    expect(sheet).toContain('<hyperlink ref="A1" location="表二!A1" display="表二"/>');
  });

  test.each([
    ['xl/vbaProject.bin', '宏'],
    ['xl/charts/chart1.xml', '图表'],
    ['xl/media/image1.png', '图片或形状'],
    ['xl/drawings/drawing1.xml', '图片或形状'],
    ['xl/cellimages.xml', '图片或形状'],
    ['xl/pivotTables/pivotTable1.xml', '数据透视表'],
    ['xl/slicers/slicer1.xml', '切片器'],
    ['xl/tables/table1.xml', '“插入—表格”做的表格'],
    ['xl/threadedComments/threadedComment1.xml', '会话式批注'],
    ['xl/comments/comment1.xml', '批注'],
    ['xl/externalLinks/externalLink1.xml', '对其他文件的引用'],
    ['xl/ctrlProps/ctrlProp1.xml', '控件或嵌入的对象'],
    ['_xmlsignatures/sig1.xml', '数字签名'],
    ['xl/drawings/vmlDrawing9.vml', '控件或页眉图片'],
    ['xl/brandNew.xml', '少见的内容 xl/brandNew.xml'],
  ])('%s would be lost: it is said, and the list alone is written', async (name, what) => {
    const { bytes, notices } = await annotated(zipSync({ ...unzipSync(slip), [name]: strToU8('<a/>') }), 'a.xlsx');
    expect(notices.map(({ zh }) => zh)).toEqual([`文件里有${what}，复制后会丢失或走样，因此只写出更正清单，不附原表`]);
    const document = await readXlsx(bytes, '');
    expect(document.blocks.map(({ place }) => place.sheet)).toEqual(['更正清单']);
    expect(textsOf(document).map((row) => row[2])).toContain('年度报告!J26');
    expect(parts(bytes)['xl/worksheets/sheet1.xml']).not.toContain('<hyperlink');
  });

  test('what no sheet shows is dropped without a word', async () => {
    const unseen = [
      'xl/calcChain.xml',
      'xl/printerSettings/printerSettings1.bin',
      'docProps/custom.xml',
      'customXml/item1.xml',
    ];
    const more = Object.fromEntries(unseen.map((name) => [name, strToU8('<a/>')]));
    const { bytes, notices } = await annotated(zipSync({ ...unzipSync(slip), ...more }), 'a.xlsx');
    expect(notices).toEqual([]);
    expect((await readXlsx(bytes, '')).blocks).toHaveLength(2);
  });

  test.each([
    [
      'data bars',
      '<pageMargins',
      '<conditionalFormatting sqref="A1"><cfRule type="dataBar" priority="1"/></conditionalFormatting><pageMargins',
    ],
    ['a merge of everything', '<mergeCells count="', '<mergeCells data-a="1" count="'],
    [
      'namespace prefixes',
      '<worksheet ',
      '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ',
    ],
  ])('%s in a sheet', async (what, from, to) => {
    const xml = parts(slip);
    let sheet = xml['xl/worksheets/sheet1.xml']!.replace(from, to);
    if (what.startsWith('a merge'))
      sheet = sheet.replace('</mergeCells>', '<mergeCell ref="A90:XFD1048576"/></mergeCells>');
    if (what.startsWith('namespace')) sheet = sheet.replaceAll(/<(\/?)(?=[a-z])(?!x:)/g, '<$1x:');
    const edited = { ...unzipSync(slip), 'xl/worksheets/sheet1.xml': strToU8(sheet) };
    const { bytes, notices } = await annotated(zipSync(edited), 'a.xlsx');
    expect(notices).toHaveLength(1);
    expect((await readXlsx(bytes, '')).blocks).toHaveLength(1);
  });
});

describe('any other file becomes a workbook of the form', () => {
  test.each([
    ['csv', 'O26'],
    ['json', 'O26'],
    // Has no first section.
    ['tidy', 'O24'],
  ])('%s', async (format, wrong) => {
    const to = scratch();
    const file = `${to}/教育局.${format === 'json' ? 'json' : 'csv'}`;
    await run(['convert', 'bad.csv', '--to', format, '-o', file]);
    const source = readFileSync(file);
    const { bytes } = await annotated(source, file);
    const [[before], [after]] = await Promise.all([
      readReports(source, { path: file }),
      readReports(bytes, { path: 'a.xlsx' }),
    ]);
    expect(figuresOf(after!)).toEqual(figuresOf(before!));
    const found = async (content: Uint8Array, path: string) =>
      (await lint(content, { path })).diagnostics.map(({ rule, cell }) => `${rule} ${cell}`);
    expect(await found(bytes, 'a.xlsx')).toEqual(await found(source, file));
    const workbook = await load(bytes);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['更正清单', '青岚区教育局2023']);
    const marked = workbook.getWorksheet('青岚区教育局2023')!.getCell(wrong);
    expect(marked.value).toBe(12);
    expect(fillOf(marked)).toBe('FFFFB3B3');
    expect(noteText(marked)).toMatch(/^【错误】（二）部分公开·总计\n现为 12，应为 4\n/);
  });

  test('what was checked only in part does not pass', async () => {
    const { bytes } = await annotated(readFileSync('fixtures/writers/calc-layout.txt'), 'calc-layout.txt');
    const [, , [verdict]] = textsOf(await readXlsx(bytes, '')) as [unknown, unknown, string[]];
    expect(verdict).toBe('部分未核对：1 处提醒、2 处未核对。勾稽关系核对 0/42，数据 10 格，空白 0 格，共 200 格。');
  });

  test('the list names the cell of the file, and that of the workbook', async () => {
    const { bytes } = await annotated(csv, 'bad.csv');
    expect(textsOf(await readXlsx(bytes, '')).map((row) => row[2])).toContain('J26（本工作簿 O26）');
    expect(parts(bytes)['xl/worksheets/sheet2.xml']).toContain('location="青岚区教育局2023!O26"');
  });

  test('several reports have sheets of their own', async () => {
    const bytes = new TextEncoder().encode(
      `organization,year,table,row,column,value\n${['甲局', '乙局']
        .flatMap((body) =>
          ['upheld', 'corrected', 'other', 'pending', 'total'].map(
            (column, i) => `${body},2023,cases,reconsideration,${column},${i}`,
          ),
        )
        .join('\n')}\n`,
    );
    const { bytes: written } = await annotated(bytes, 'a.csv');
    const { blocks } = await readXlsx(written, '');
    expect(blocks.map(({ place }) => place.sheet)).toEqual(['更正清单', '甲局2023', '乙局2023']);
  });
});

test('no text of a file becomes a formula, and control characters are left out', async () => {
  const text = '=HYPERLINK("http://x")';
  const source = csv
    .toString()
    .replace(/,0,12(?=,)/, `,0,"${text.replaceAll('"', '""')}"`)
    .replaceAll('青岚区教育局', '@SUM(1)\u0007青岚区\u202e教育局');
  expect(source).toContain('HYPERLINK');
  const { bytes } = await annotated(new TextEncoder().encode(source), 'a.csv');
  const xml = parts(bytes);
  const everything = Object.values(xml).join('');
  expect(everything).toContain('=HYPERLINK(');
  expect(everything).not.toMatch(/<f[ >]/);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
  expect(everything).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202e]/);
  const marked = (await load(bytes)).worksheets[1]!.getCell('O26');
  expect(marked.value).toBe(text);
});

describe('the list of culprits', () => {
  /** The workbook with a table a sheet, with other numbers in some cells. */
  const withNumbers = (numbers: Readonly<Record<string, number>>) =>
    changed((workbook) => {
      for (const [cell, number] of Object.entries(numbers)) {
        const [sheet, address] = cell.split('!') as [string, string];
        workbook.getWorksheet(sheet)!.getCell(address).value = number;
      }
    });
  const linted = async (bytes: Uint8Array) => lint(bytes, { path: 'a.xlsx' });
  const linesOf = (file: FileResult) => correctionsList(file, 'zh').lines;
  const rows = (file: FileResult) =>
    linesOf(file).map(({ number, level, spot, current, suggested }) =>
      [number, level, spot.cell, current, suggested].join(' '),
    );
  const fills = async (file: FileResult, bytes: Uint8Array, name: string, cells: readonly string[]) => {
    const sheet = (await load((await annotate(file, bytes, 'zh')).bytes)).getWorksheet(name)!;
    return cells.map((cell) => fillOf(sheet.getCell(cell)));
  };

  test('a sure one is one line, with both sums', async () => {
    const file = await linted(slip);
    expect(file.reports[0]!.culprits.map(({ certainty }) => certainty)).toEqual(['only']);
    expect(rows(file)).toEqual(['1 error requests/partly-granted/total 12 21', '2 warning   ']);
    const list = (await load((await annotate(file, slip, 'zh')).bytes)).worksheets[0]!;
    expect([5, 6].map((column) => list.getCell(6, column).value)).toEqual([12, 21]);
    expect(await fills(file, slip, '年度报告', ['J26', 'J46'])).toEqual(['FFFFB3B3', undefined]);
  });

  test('a likely one names its rival', async () => {
    const file = await linted(await withNumbers({ '表四!E6': 0 }));
    expect(file.reports[0]!.culprits.map(({ certainty }) => certainty)).toEqual(['likely']);
    expect(rows(file)).toEqual(['1 error cases/reconsideration/total 0 1']);
    const [line] = linesOf(file);
    expect(line?.certainty).toBe('likely');
    expect(line?.why.split('\n')).toEqual([
      '总计仍为 0，漏填合计',
      '行政复议：总计为 0，各种结果相加为 1（结果维持 1），前者少 1',
      '也可能是 表四!A6 行政复议·结果维持 1→0（应为 0）',
    ]);
    expect(line?.marks.map(({ note }) => note.split('\n').slice(0, 2))).toEqual([
      ['【错误】行政复议·总计', '现为 0，很可能应为 1'],
    ]);
  });

  test('a mistake in two cells is two lines under one number', async () => {
    const bytes = await withNumbers({ '表三!D8': 1, '表三!E8': 4 });
    const file = await linted(bytes);
    expect(rows(file)).toEqual([
      '1-1 error requests/granted/natural-person 1 4',
      '1-2 error requests/granted/commercial 4 1',
    ]);
    const [first, second] = linesOf(file);
    expect(first?.why).toMatch(/^相邻两格填反\n“自然人”列：.*\n“商业企业”列：/);
    expect(second?.why).toBe('同第 1-1 项');
    expect(await fills(file, bytes, '表三', ['D8', 'E8', 'J8'])).toEqual(['FFFFB3B3', 'FFFFB3B3', undefined]);
  });

  test('two mistakes have numbers of their own, and what follows counts on', async () => {
    const bytes = await withNumbers({ '表三!J9': 77, '表三!D6': 33, '表四!E6': 88 });
    expect(rows(await linted(bytes))).toEqual([
      '1 error requests/received/natural-person 33 9',
      '2 error requests/partly-granted/total 77 2',
      '3 possible cases/reconsideration/total  ',
    ]);
  });

  test('the rival of two mistakes is said once, of both', async () => {
    const file = await linted(await withNumbers({ '表三!J9': 77, '表三!D6': 33 }));
    const [culprit] = file.reports[0]!.culprits;
    const [, one] = (await linted(await withNumbers({ '表四!E6': 0 }))).reports[0]!.culprits[0]!.explanations;
    const likely: Culprit = {
      ...culprit!,
      certainty: 'likely',
      explanations: [culprit!.explanations[0]!, one!],
    };
    const lines = linesOf({ ...file, reports: [{ ...file.reports[0]!, culprits: [likely] }] });
    expect(lines.map(({ why }) => why.includes('可能是'))).toEqual([false, true]);
    expect(lines[1]?.why).toMatch(/\n以上 2 处也可能是 表四!A6 行政复议·结果维持 1→0（[^）]+）$/);
  });

  test('a possible one corrects nothing: one line with all candidates, each marked', async () => {
    const bytes = await withNumbers({ '表四!E6': 88 });
    const file = await linted(bytes);
    const [{ certainty, explanations }] = file.reports[0]!.culprits as [Culprit];
    expect([certainty, explanations.length]).toEqual(['possible', 5]);
    expect(rows(file)).toEqual(['1 possible cases/reconsideration/total  ']);
    const [line] = linesOf(file);
    const [sum, head, ...candidates] = line?.why.split('\n') ?? [];
    expect(sum).toBe('行政复议：总计为 88，各种结果相加为 1（结果维持 1），前者多 87');
    expect(head).toBe('仅凭勾稽关系无法确定是下列哪一种（共 5 种）：');
    expect(candidates.map((one) => one.replace(/（[^）]*）$/, '')).sort()).toEqual([
      '· 表四!A6 行政复议·结果维持 1→88',
      '· 表四!B6 行政复议·结果纠正 0→87',
      '· 表四!C6 行政复议·其他结果 0→87',
      '· 表四!D6 行政复议·尚未审结 0→87',
      '· 表四!E6 行政复议·总计 88→1',
    ]);
    expect(await fills(file, bytes, '表四', ['A6', 'B6', 'C6', 'D6', 'E6', 'F6'])).toEqual([
      ...Array.from({ length: 5 }, () => 'FFF8CBAD'),
      undefined,
    ]);
    const [report] = file.reports;
    const more = { ...report!, culprits: [{ ...report!.culprits[0]!, more: 3 }] };
    expect(linesOf({ ...file, reports: [more] })[0]?.why).toMatch(/（共 8 种，列出前 5 种）：\n/);
  });

  test('one without an explanation leaves the sums as they are', async () => {
    const numbers = {
      D6: 1,
      E6: 2,
      F6: 3,
      G6: 4,
      J6: 1,
      D8: 9,
      E8: 10,
      F9: 50,
      J9: 60,
      D29: 5,
      E29: 6,
      H29: 8,
      J29: 77,
    };
    const file = await linted(
      await withNumbers(Object.fromEntries(Object.entries(numbers).map(([cell, number]) => [`表三!${cell}`, number]))),
    );
    const [culprit] = file.reports[0]!.culprits;
    expect(culprit?.explanations).toEqual([]);
    expect(rows(file)).toHaveLength(culprit!.assessments.length);
    expect(linesOf(file).every((one) => one.certainty === null && one.suggested === '')).toBe(true);
  });

  test('what could not be told stands apart, a rule with many rows as one line', async () => {
    const bytes = readFileSync('fixtures/cli/reports/unreadable.csv');
    const { lines, open } = correctionsList(await lint(bytes, { path: 'unreadable.csv' }), 'zh');
    expect(lines.map(({ level }) => level)).toEqual(Array(4).fill('error'));
    expect(open.map(({ number, level, marks }) => [number, level, marks.length])).toEqual([
      ['5', 'open', 1],
      ['6', 'open', 4],
      ['7', 'open', 1],
    ]);
    expect(open[1]?.why).toMatch(/^总计是否等于各类申请人相加，有 4 行未核对：D23、D25、D26 等 4 格读不出数字/);
  });
});

describe('the command', () => {
  const folder = () => {
    const cwd = scratch();
    writeFileSync(`${cwd}/区商务局.xlsx`, slip);
    return cwd;
  };

  test('writes beside the original, which stays as it is', async () => {
    const cwd = folder();
    expect(await run(['annotate', '区商务局.xlsx'], cwd)).toEqual({
      exitCode: 0,
      stdout: '已写出 区商务局.核对.xlsx：1 处错误、1 处提醒\n',
      stderr: '',
    });
    expect((await run(['annotate', '区商务局.xlsx', '--lang', 'en'], cwd)).stdout).toBe(
      'wrote 区商务局.checked.xlsx: 1 error, 1 warning\n',
    );
    expect(readdirSync(cwd).sort()).toEqual(['区商务局.checked.xlsx', '区商务局.xlsx', '区商务局.核对.xlsx']);
    expect(readFileSync(`${cwd}/区商务局.xlsx`).equals(slip)).toBe(true);
  });

  test('replaces what it wrote itself, not what was changed since, unless it is told to', async () => {
    const cwd = folder();
    for (const _ of [1, 2]) expect((await run(['annotate', '区商务局.xlsx'], cwd)).exitCode).toBe(0);
    const workbook = await load(readFileSync(`${cwd}/区商务局.核对.xlsx`));
    workbook.lastModifiedBy = '张三';
    const edited = new Uint8Array(await workbook.xlsx.writeBuffer());
    writeFileSync(`${cwd}/区商务局.核对.xlsx`, edited);
    const refused = await run(['annotate', '区商务局.xlsx'], cwd);
    expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
    expect(refused.stderr).toContain('为防止覆盖，未写入');
    expect(readFileSync(`${cwd}/区商务局.核对.xlsx`).equals(edited)).toBe(true);
    expect((await run(['annotate', '区商务局.xlsx', '--force'], cwd)).exitCode).toBe(0);
  });

  test('never writes over its input, nor annotates a copy', async () => {
    const cwd = folder();
    expect((await run(['annotate', '区商务局.xlsx', '-o', './区商务局.xlsx'], cwd)).exitCode).toBe(2);
    expect(readFileSync(`${cwd}/区商务局.xlsx`).equals(slip)).toBe(true);
    await run(['annotate', '区商务局.xlsx'], cwd);
    const copy = await run(['annotate', '区商务局.核对.xlsx'], cwd);
    expect(copy.exitCode).toBe(2);
    expect(copy.stderr).toContain('核对稿');
  });

  test('says what is lost before it writes', async () => {
    const cwd = folder();
    writeFileSync(`${cwd}/有图.xlsx`, zipSync({ ...unzipSync(slip), 'xl/charts/chart1.xml': strToU8('<a/>') }));
    const { exitCode, stderr } = await run(['annotate', '有图.xlsx'], cwd);
    expect(exitCode).toBe(0);
    expect(stderr).toBe('有图.xlsx：文件里有图表，复制后会丢失或走样，因此只写出更正清单，不附原表\n');
  });
});

async function run(argv: readonly string[], cwd = 'fixtures/cli/reports') {
  const out = { stdout: '', stderr: '' };
  const sink = (name: 'stdout' | 'stderr') => ({
    write: (chunk: string | Uint8Array) => {
      out[name] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    },
  });
  const stdin = (async function* () {})();
  const exitCode = await main(argv, { stdout: sink('stdout'), stderr: sink('stderr'), stdin, env: {}, cwd });
  return { exitCode, ...out };
}
