import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { readRoster } from '../../src/roster/read.ts';
import { docx, p, table, tbl, tc, tr } from '../support/make/docx.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

async function bodiesOf(content: string | Uint8Array, path = '名单.csv') {
  return (await readRoster(typeof content === 'string' ? utf8(content) : content, path)).bodies;
}

async function namesOf(content: string | Uint8Array, path?: string) {
  return (await bodiesOf(content, path)).map(({ name }) => name);
}

async function errorOf(content: string | Uint8Array, path = '名单.csv') {
  return bodiesOf(content, path).then(
    () => undefined,
    ({ text }) => text,
  );
}

async function workbook(sheets: Readonly<Record<string, readonly (readonly unknown[])[]>>, merges: string[] = []) {
  const book = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = book.addWorksheet(name);
    for (const row of rows) sheet.addRow([...row]);
    for (const range of merges) sheet.mergeCells(range);
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const two = ['溪口县民政局', '青川镇人民政府'];

describe('a list of names is read', () => {
  test.each<[layout: string, content: string, path: string]>([
    ['one column with a head', '单位\n溪口县民政局\n青川镇人民政府\n', '名单.csv'],
    ['one column without a head', '溪口县民政局\n青川镇人民政府\n', '名单.csv'],
    ['a byte order mark', '\ufeff单位\r\n溪口县民政局\r\n青川镇人民政府\r\n', '名单.csv'],
    ['serial numbers', '序号,单位名称\n1,溪口县民政局\n2,青川镇人民政府\n', '名单.csv'],
    ['serial numbers without a head', '1,溪口县民政局\n2,青川镇人民政府\n', '名单.csv'],
    ['an English head', 'Level,Name\n,溪口县民政局\n,青川镇人民政府\n', 'roster.csv'],
    ['a title above the head', '溪口县应报单位名单,\n单位,级别\n溪口县民政局,\n青川镇人民政府,\n', '名单.csv'],
    ['a title above one column', '溪口县应报单位名单\n溪口县民政局\n青川镇人民政府\n', '名单.csv'],
    ['a repeated head', '单位,层级\n溪口县民政局,\n单位,层级\n青川镇人民政府,\n', '名单.csv'],
    ['blank records', '单位,层级\n\n溪口县民政局,\n,\n青川镇人民政府,\n', '名单.csv'],
    ['a sum and remarks', '单位,层级\n溪口县民政局,\n青川镇人民政府,\n合计,2\n备注：以上,\n', '名单.csv'],
    ['two halves side by side', '序号,单位,序号,单位\n1,溪口县民政局,2,青川镇人民政府\n', '名单.csv'],
    ['a head with a remark', '单位名称（全称）,备注\n溪口县民政局,新\n青川镇人民政府,\n', '名单.csv'],
    ['plain text', '溪口县民政局\n青川镇人民政府\n', '名单.txt'],
    ['numbers in the text', '1、溪口县民政局\n2. 青川镇人民政府\n', '名单.txt'],
    ['Chinese numbers', '一、溪口县民政局\n（二）青川镇人民政府\n', '名单.txt'],
    [
      'headings of groups in the text',
      '一、县直部门（1个）\n1. 溪口县民政局\n二、乡镇\n2. 青川镇人民政府\n',
      '名单.txt',
    ],
    ['spaces behind numbers', '1  溪口县民政局\n12 青川镇人民政府\n', '名单.txt'],
    ['comments', '# 县直\n溪口县民政局\n\n  # 乡镇\n青川镇人民政府\n', '名单.txt'],
    ['a head in the text', '应报单位名单\n溪口县民政局\n青川镇人民政府\n', '名单.txt'],
    ['tabs', '单位\t层级\n溪口县民政局\t县级\n青川镇人民政府\t乡镇\n', '名单.txt'],
    ['a table of Markdown', '| 单位 | 层级 |\n| - | - |\n| 溪口县民政局 | |\n| 青川镇人民政府 | |\n', '名单.md'],
  ])('%s', async (_, content, path) => {
    expect(await namesOf(content, path)).toEqual(two);
  });

  test('a workbook of several sheets, the second without heads', async () => {
    const sheets = {
      县直: [['溪口县名单'], ['序号', '单位', '层级'], [1, '溪口县民政局', '县级']],
      乡镇: [[1, '青川镇人民政府', '乡镇']],
    };
    expect(await bodiesOf(await workbook(sheets), '名单.xlsx')).toEqual([
      { name: '溪口县民政局', aliases: [], level: '县级', parent: null },
      { name: '青川镇人民政府', aliases: [], level: '乡镇', parent: null },
    ]);
  });

  test('merged cells', async () => {
    const rows = [
      ['层级', '单位'],
      ['县级', '溪口县民政局'],
      [null, '溪口县教育局'],
      [null, null],
    ];
    const book = await workbook({ 名单: rows }, ['A2:A3', 'B3:B4']);
    expect((await bodiesOf(book, '名单.xlsx')).map(({ name, level }) => [name, level])).toEqual([
      ['溪口县民政局', '县级'],
      ['溪口县教育局', '县级'],
    ]);
  });

  test('a merged row that is the heading of a group', async () => {
    const rows = [['序号', '单位'], ['县直部门'], [1, '溪口县民政局'], ['乡镇'], [2, '青川镇人民政府']];
    expect(await namesOf(await workbook({ 名单: rows }, ['A2:B2', 'A4:B4']), '名单.xlsx')).toEqual(two);
  });

  test('names that begin like a number or a remark', async () => {
    const names = ['110 指挥中心', '注册会计师协会', '十里镇人民政府'];
    expect(await namesOf(`单位\n${names.join('\n')}\n`)).toEqual(names);
  });

  test('names that are all numbered like headings', async () => {
    expect(await namesOf('一、县直机关\n二、城东街道\n', '名单.txt')).toEqual(['县直机关', '城东街道']);
  });

  test('tables of a document', async () => {
    const body =
      p('溪口县名单') + table(['序号', '单位'], ['1', '溪口县民政局']) + p('') + table(['2', '青川镇人民政府']);
    expect(await namesOf(docx(body), '名单.docx')).toEqual(two);
  });

  test('a name on two lines of its cell', async () => {
    const body = tbl(tr(tc(p('单位'))) + tr(tc(p('溪口县') + p('民政局'))));
    expect(await namesOf(docx(body), '名单.docx')).toEqual(['溪口县民政局']);
  });

  test('paragraphs of a document', async () => {
    const body = [...['溪口县应报单位名单', '县直部门：'], ...two, '以上单位请于1月31日前报送。'].map((one) => p(one));
    expect(await namesOf(docx(body.join('')), '名单.docx')).toEqual(two);
  });
});

describe('columns are known by their heads', () => {
  const whole = { name: '溪口县文化和旅游局', aliases: ['文旅局', '文化局'], level: '县级', parent: '溪口县人民政府' };
  test.each([
    '单位,别名,层级,上级\n溪口县文化和旅游局,文旅局、文化局,县级,溪口县人民政府\n',
    '上级单位,级别,曾用名,机关名称\n溪口县人民政府,县级,文旅局；文化局,溪口县文化和旅游局\n',
    'parent,name,level,aliases\n溪口县人民政府,溪口县文化和旅游局,县级,文旅局;文化局\n',
    '单位,简称,曾用名,层级,主管单位\n溪口县文化和旅游局,文旅局,文化局,县级,溪口县人民政府\n',
    '单位 名称,其他名称,类别,汇总单位\n溪口县文化和旅游局,"文旅局\n、文化局",县级,溪口县人民政府\n',
  ])('%s', async (text) => {
    expect(await bodiesOf(text)).toEqual([whole]);
  });
});

describe('mistakes are named with their place', () => {
  test.each<[content: string, zh: string]>([
    ['one line\nanother line\n', '没有找到单位名称：请一行写一个单位，第一行写表头“单位”'],
    ['单位,层级\n,县级\n', '没有找到单位名称：请一行写一个单位，第一行写表头“单位”'],
    ['溪口县民政局,县级\n溪口县教育局,县级\n', '名单有几栏，却没有表头：请在第一行写“单位”，还可写“别名”“层级”“上级”'],
    ['单位\n青川镇\n溪口县民政局\n青川镇人民政府\n', 'A4：“青川镇人民政府”在 A2 已有，请删去一处'],
    [
      '单位,别名\n溪口县民政局,民政局\n溪口县教育局,民政局\n',
      'A3：别名“民政局”同时属于“溪口县民政局”（A2）和“溪口县教育局”，只能写给一个单位',
    ],
    [
      '单位,别名\n溪口县民政局,\n溪口县教育局,溪口县民政局\n',
      'A3：别名“溪口县民政局”同时属于“溪口县民政局”（A2）和“溪口县教育局”，只能写给一个单位',
    ],
    [
      '单位,上级\n甲县,乙镇\n乙镇,丙村\n丙村,甲县\n丁镇,甲县\n',
      'A2：上级互相循环：甲县 → 乙镇 → 丙村 → 甲县，请改正其中一个上级',
    ],
    ['单位,上级\n甲县,甲县\n', 'A2：上级互相循环：甲县 → 甲县，请改正其中一个上级'],
  ])('%s', async (content, zh) => {
    expect((await errorOf(content)).zh).toBe(zh);
  });

  test('in English, too', async () => {
    expect((await errorOf('单位\n青川镇\n青川镇\n', '名单.txt')).en).toBe(
      'line 3: “青川镇” is already at line 2; delete one of them',
    );
  });

  test('ten are listed, and the others counted', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `第${index}局\n`).join('');
    expect((await errorOf(`单位\n${names}${names}`)).zh.split('\n').at(-1)).toBe('另有 2 处');
  });

  test('JSON of another kind is no list', async () => {
    expect((await errorOf('[{"a": 1}]', '名单.json')).zh).toMatch(/^没有找到单位名称/);
  });
});

test('a parent outside the list is said only if it is nearly in it', async () => {
  const text = '单位,上级\n溪口县文化和旅游局,溪口县人民政府\n溪口县图书馆,溪口县文旅局\n';
  expect((await readRoster(utf8(text), '名单.csv')).notices.map(({ zh }) => zh)).toEqual([
    'A3：名单里没有上级“溪口县文旅局”，是不是“溪口县文化和旅游局”？',
  ]);
});
