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

describe('several names on a line without a head', () => {
  const three = [...two, '县委办公室'];

  test.each([
    ['溪口县民政局、青川镇人民政府、县委办公室', '名单.txt'],
    ['溪口县民政局，青川镇人民政府，县委办公室。', '名单.md'],
    ['1、溪口县民政局、青川镇人民政府、县委办公室', '名单.txt'],
    ['应报单位：溪口县民政局、青川镇人民政府、县委办公室。', '名单.txt'],
    ['溪口县应报单位名单\n县直：溪口县民政局、青川镇人民政府、县委办公室。\n抄送：甲局、乙局、丙局。', '名单.txt'],
    ['溪口县民政局、青川镇人民政府、县委办公室\n', '名单.csv'],
  ])('%s', async (text, path) => {
    expect(await namesOf(text, path)).toEqual(three);
  });

  test.each([
    '溪口县自然资源和规划局、林业局',
    '文化、旅游、体育局',
    '县委统战、民族、宗教办',
  ])('%s is one', async (name) => {
    expect(await namesOf(`${name}\n青川镇\n`, '名单.txt')).toEqual([name, '青川镇']);
  });

  test('below a head a line is a name', async () => {
    expect(await namesOf('单位\n"甲局、乙局、丙局"\n')).toEqual(['甲局、乙局、丙局']);
  });
});

describe('the foot of a list names no body', () => {
  const head = ['序号', '单位名称', '联系人'];
  const rows = [
    [1, two[0], '甲'],
    [2, two[1], '乙'],
  ];
  const feet: readonly (readonly unknown[])[] = [
    ['合计', '2个'],
    ['总数', '2家'],
    ['总计', '两个单位'],
    ['小计：', '2'],
    ['全县合计', '二个'],
    ['乡镇小计', '1个'],
    [null, '合计', 2],
    [null, '合计2个'],
    [null, '合计：2个单位'],
    [null, '共计：2个单位'],
    [null, '共2家'],
    [null, '共有二个单位'],
    [null, '2个', '合计'],
    [null, '２个单位'],
    [null, '35个部门，20个乡镇。'],
    [null, '其中：县直1个、乡镇1个'],
    [null, '全县'],
    ['填表人：李四', '审核人：王五'],
    ['制表人', '李四'],
    ['审核：', '王五'],
    ['填报日期', '2026年1月5日'],
    [null, '制表：政务公开办'],
    [null, '制表 人：李四'],
    [null, '联系电话：0571-88888888（李四）'],
    [null, '2.联系人：赵六'],
    [null, '备注：街道办事处不单独报送'],
    [null, '注：以上单位均须报送'],
    [null, '附件：1.格式'],
    [null, '报送截止时间：1月31日'],
    [null, '（以下空白）'],
    [null, '以下空白'],
    [null, '——以下无正文——'],
    [null, '【完】'],
    [null, '2026年1月5日'],
    [null, '2026 年 1 月 5 日'],
    [null, '二○二六年一月五日'],
    [null, '二〇二六年一月'],
    [null, '1月5日'],
    [null, '溪口县政务公开办2026年1月5日'],
    [null, '以上单位请于1月31日前报送'],
    [null, '请于1月31日前报送'],
    [null, '溪口县应报单位一览表'],
  ];

  test.each(feet)('%s %s %s', async (...foot) => {
    const book = await workbook({ 名单: [head, ...rows, [...foot]] });
    expect(await namesOf(book, '名单.xlsx')).toEqual(two);
  });

  test.each(feet.flatMap(([first, text]) => (first === null ? [String(text)] : [])))('%s in a text', async (foot) => {
    expect(await namesOf(`${two.join('\n')}\n${foot}\n`, '名单.txt')).toEqual(two);
  });

  test('in one half of a list', async () => {
    const text = '序号,单位,序号,单位\n1,溪口县民政局,2,青川镇人民政府\n3,溪口县教育局,合计,3个\n';
    expect(await namesOf(text)).toEqual([...two, '溪口县教育局']);
  });

  test('of a list without heads', async () => {
    expect(await namesOf('1,溪口县民政局\n2,青川镇人民政府\n合计,2个\n')).toEqual(two);
  });
});

test('names that look like a foot are names', async () => {
  const names = [
    ...['溪口县人民政府办公室（县大数据局）', '县供销合作社联合社', '第一中学', '12345热线办', '三合乡', '三家镇'],
    ...[
      '六个庄乡',
      '三家村乡',
      '二处',
      '共青团溪口县委',
      '县计划生育协会',
      '县统计局',
      '县审计局',
      '小计河镇',
      '合计镇',
    ],
    ...[
      '附城镇',
      '联系人民群众办公室',
      '8家店镇',
      '一〇一厂',
      '二月镇',
      '五一农场',
      '（筹）县医院',
      '汇总科',
      '县总工会',
    ],
    ...['2026年赛事筹备办', '平均街道', '百家乡', '责任田镇', '县疾病预防控制中心(县卫生监督所)', '请坡乡', '说明坝乡'],
  ];
  expect(await namesOf(`单位\n${names.join('\n')}\n`)).toEqual(names);
  expect(await namesOf(`${names.join('\n')}\n`, '名单.txt')).toEqual(names);
});

test('what is beside a name may be a remark', async () => {
  const text = '序号,类别,单位,联系人,备注\n1,牵头单位,溪口县民政局,联系人：甲,（新）\n2,乡镇,青川镇人民政府,,2个\n';
  expect(await namesOf(text)).toEqual(two);
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
