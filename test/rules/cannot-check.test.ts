import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findMojibake } from '../../src/codecs/mojibake.ts';
import { noTablesError } from '../../src/diagnose/index.ts';
import { pretty } from '../../src/formatters/pretty/index.ts';
import { type FileResult, forms, lint, UserError } from '../../src/lint.ts';
import type { Document, Place } from '../../src/model/document.ts';
import { cannotCheck } from '../../src/model/result.ts';
import { summarise } from '../../src/presentation/summary.ts';
import { read } from '../../src/readers/index.ts';
import { recognise } from '../../src/recognise/index.ts';
import { exitCode } from '../../src/run/exit-code.ts';
import { check } from '../support/check.ts';
import { distinct } from '../support/make/figures.ts';
import { asText, items, title } from '../support/make/printed.ts';
import { plainView } from '../support/plain-view.ts';
import { runs } from '../support/random-runs.ts';
import { written } from '../support/results.ts';
import { utf8 } from '../support/utf8.ts';

const form = forms[0]!;
const heading = title('青岚区商务局', 2023);

/** What is said of a text that cannot be checked: `code: words`. */
async function said(text: string, path = 'a.txt'): Promise<string> {
  const { verdict, problem, reports } = await lint(utf8(text), { path });
  expect([verdict, reports]).toEqual(['cannot-check', []]);
  return `${problem!.code}: ${problem!.message.zh}`;
}

describe('a report without its tables, and what is no report at all, are told apart', () => {
  test.each([
    [
      'a title and a text',
      `${heading}\n2023年，我局公开信息若干，表格见附件。\n`,
      'no-form-table: 这是青岚区商务局 2023年度的报告，但没有读到表二、表三、表四；也许在附件或别的文件里，或者贴成了图片；请用（或索取）带表格的 Word、Excel 原文件',
    ],
    [
      'headings without a title',
      '一、总体情况\n略\n二、主动公开政府信息情况\n见附件\n',
      'no-form-table: 这是年度报告，但没有读到表二、表三、表四；也许在附件或别的文件里，或者贴成了图片；请用（或索取）带表格的 Word、Excel 原文件',
    ],
    [
      'the annual table of a website',
      '政府网站工作年度报表\n（2023年度）\n填报单位：青岚区统计局\n',
      'no-form-table: 不像是政府信息公开工作年度报告：未发现年报标题、各部分标题和表格，开头是“政府网站工作年度报表”；请确认是不是发错了文件',
    ],
    [
      'a letter about the report',
      '关于报送2023年政府信息公开工作年度报告的通知\n各街道办事处、区直各单位：\n请于1月20日前报送。\n',
      'no-form-table: 不像是政府信息公开工作年度报告：未发现年报标题、各部分标题和表格，开头是“关于报送2023年政府信息公开工作年度报告的通知”；请确认是不是发错了文件',
    ],
    [
      'a budget',
      '科目,预算数,决算数\n一般公共服务支出,100,98\n公共安全支出,20,21\n',
      'no-form-table: 不像是政府信息公开工作年度报告：未发现年报标题、各部分标题和表格，开头是“科目 | 预算数 | 决算数”；请确认是不是发错了文件',
    ],
  ])('%s', async (_, text, expected) => {
    expect(await said(text)).toBe(expected);
  });
});

describe('tables that are there, but cannot be read', () => {
  test('run together into text', async () => {
    const rows = form.tables[1]!.blocks[0]!.rows.flatMap(({ label, children = [] }) => [
      label,
      ...children.flatMap((one) => [one.label, ...(one.children ?? []).map((leaf) => leaf.label)]),
    ]);
    const text = `${heading}\n${rows.map((label) => `${label}200 000121`).join('')}\n`;
    expect(await said(text)).toMatch(/^glued: 找到了表三，但只有行名/);
  });

  test('a narrative with a few figures behind labels is no table', async () => {
    const text = `${heading}\n行政许可12件，行政处罚3件，行政强制1件，重复申请2件。\n`;
    expect(await said(text)).toMatch(/^no-form-table: 这是青岚区商务局/);
  });

  test('with figures out of place, by name', async () => {
    const text = asText([heading, ...items(form, distinct(form)).slice(2, 4)]).replace(/\t\d+\n/, '');
    expect(await said(text)).toMatch(/^glued: 找到了表三，但数字与栏目对不上/);
  });
});

const narrative = `${heading}\n本报告根据《中华人民共和国政府信息公开条例》编制，所列数据的统计期限为2023年1月1日至12月31日。\n规章,0,0\n`;

describe('text that an encoding spoilt on its way', () => {
  const gb18030 = (bytes: Uint8Array) => new TextDecoder('gb18030').decode(bytes);
  const latin1 = (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  test.each([
    ['UTF-8 taken for GBK', gb18030(utf8(narrative)), /“闈掑矚.*”，原文是“青岚区商务局”/],
    ['the same, what did not fit replaced', gb18030(utf8(narrative)).replaceAll('\ufffd', '?'), /原文是“青岚区商务局”/],
    ['UTF-8 taken for Latin-1', latin1(utf8(narrative)), /例如“é/],
    ['a question mark for every character', narrative.replaceAll(/[^\0-\x7f]/g, '?'), /例如“\?{6}/],
    ['a replacement for every character', narrative.replaceAll(/[^\0-\x7f]/g, '\ufffd'), /例如“\ufffd{6}/],
  ])('%s', async (_, text, words) => {
    for (const path of ['a.csv', 'a.txt']) {
      const found = await said(text, path);
      expect(found).toMatch(/^damaged: 文字是乱码/);
      expect(found).toMatch(words);
    }
  });

  test('never where the text can be read', () => {
    const good = [
      narrative,
      readFileSync('fixtures/cli/reports/good.csv', 'utf8'),
      readFileSync('README.md', 'utf8'),
      readFileSync('README.zh-CN.md', 'utf8'),
      '问：是否收费？？？答：不收费！！！'.repeat(20),
      'Rapport annuel sur l’accès à l’information, publié en février à Besançon, où l’été dura. '.repeat(20),
      'ァィゥェォ カキクケコ サシスセソ 情報公開 年次報告'.repeat(9),
      '１２３４５６７８９０，。；：“”‘’（）【】《》、？！—…·'.repeat(9),
    ];
    for (const text of good) expect(findMojibake(text)).toBeUndefined();
  });

  test('nor for Chinese of any kind', () => {
    const han = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code));
    fc.assert(
      fc.property(fc.string({ unit: han, minLength: 30, maxLength: 300 }), (text) => findMojibake(text) === undefined),
      runs(50, 100),
    );
  });
});

/** A document as its reader gives it, with pictures in it. */
async function pictured(text: string, pictures: readonly Place[]): Promise<Document> {
  return { ...(await read(utf8(text), 'a.txt')), pictures };
}

const pages = [2, 3].map((page) => ({ path: 'a.txt', page }));

describe('pictures in the place of tables', () => {
  test.each([
    [
      'a report',
      `${heading}\n一、总体情况\n略\n`,
      '这是青岚区商务局 2023年度的报告，但没有读到表二、表三、表四；文件里有 2 张图片（第2页、第3页），表格可能是图片或扫描件，读不出数字；请用（或索取）制作它的 Word、Excel 原文件',
    ],
    [
      'nothing else',
      '- 1 -\n',
      '没有读到年度报告的表格；文件里有 2 张图片（第2页、第3页），表格可能是图片或扫描件，读不出数字；请用（或索取）制作它的 Word、Excel 原文件',
    ],
  ])('%s, and no table', async (_, text, expected) => {
    const document = await pictured(text, pages);
    expect(noTablesError(document, recognise(document, forms), forms)).toMatchObject({
      code: 'picture',
      text: { zh: expected },
    });
  });

  test('a table that is missing is open, not wrong', async () => {
    const printed = items(form, distinct(form));
    const city = title('云浦市', 2023);
    const both = asText([city, ...printed.slice(0, 4)]);
    const findings = async (document: Document) => {
      const [report] = recognise(document, forms);
      const { diagnostics, coverage } = await check(report!, 0);
      return [coverage.relations.total, ...diagnostics.map(({ rule, kind, message }) => [rule, kind, message.zh])];
    };
    expect(await findings(await read(utf8(both), 'a.txt'))).toEqual([
      42,
      ['missing-table', 'fail', expect.stringMatching(/^没有找到表四/)],
    ]);
    expect(await findings(await pictured(both, pages))).toEqual([
      42,
      [
        'missing-table',
        'open',
        '表四（政府信息公开行政复议、行政诉讼情况）无法读取：没有找到这张表，但文件里有 2 张图片（第2页、第3页），表可能是图片，3 项勾稽关系因此未核对；请改用原来的表格或 Word 文件',
      ],
    ]);
    const one = await pictured(asText([city, ...printed.slice(0, 2)]), [{ path: 'a.txt' }]);
    expect((await findings(one)).slice(1)).toEqual([
      ['missing-table', 'open', expect.stringMatching(/^表三.*有 1 张图片，表可能是图片/)],
      ['missing-table', 'open', expect.stringMatching(/^表四.*有 1 张图片，表可能是图片/)],
    ]);
  });

  test('a picture itself', async () => {
    const bytes = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0);
    expect((await lint(bytes, { path: 'a.jpg' })).problem).toEqual({
      code: 'picture',
      message: {
        zh: '这是图片，不能直接检查；请用（或索取）制作它的 Word、Excel 原文件',
        en: 'this is a picture, which cannot be checked as it is; use (or ask for) the original Word or Excel file',
      },
    });
  });
});

describe('in a summary', () => {
  const missing = new UserError('not-found', { zh: '找不到', en: 'not there' });
  const picture = new UserError('picture', {
    zh: '是图片；请用（或索取）原文件',
    en: 'a picture: use (or ask for) the original',
  });
  const results = async (): Promise<FileResult[]> => [
    await lint(readFileSync('fixtures/cli/reports/good.csv'), { path: 'good.csv' }),
    cannotCheck('c.csv', missing),
    cannotCheck('b.png', picture),
    cannotCheck('a.png', picture),
    await lint(utf8('政府网站工作年度报表\n\t访问量\n\t12345\n'), { path: 'd.txt' }),
  ];
  const tool = { name: 'report-lint', version: '0' };
  const summed = (files: readonly FileResult[]) =>
    summarise(files, {
      tool,
      strict: false,
      exitCode: (counts) => exitCode(counts, { failOn: 'error', maxWarnings: undefined, exitZero: true }),
    });

  test('they are counted apart, by reason', async () => {
    const result = summed(await results());
    expect(result.summary).toMatchObject({ files: 5, cannotCheck: 4, errors: 0, exitCode: 2 });
    expect(JSON.parse(await written('json', result)).summary.cannotCheck).toBe(4);
    expect(pretty(result, plainView)).toMatch(
      /^共 5 个文件：1 个核对通过，4 个未能核对（图片 2 个、未发现年报表格 1 个、找不到 1 个）。/m,
    );
    expect(pretty(result, { ...plainView, language: 'en' })).toMatch(
      /^5 files: 1 passed, 4 could not be checked \(2 in pictures, 1 without a table of the report, 1 not found\)\./m,
    );
  });

  test('a reason that several share is given once', async () => {
    expect(pretty(summed(await results()), { ...plainView, quiet: true })).toBe(`未能核对
  ? a.png  图片
  ? b.png  图片
      是图片；请用（或索取）原文件
  ? d.txt  未发现年报表格
      不像是政府信息公开工作年度报告：未发现年报标题、各部分标题和表格，开头是“政府网站工作年度报表”；请确认是不是发错了文件
  ? c.csv  找不到
      找不到

共 5 个文件：1 个核对通过，4 个未能核对（图片 2 个、未发现年报表格 1 个、找不到 1 个）。勾稽关系核对 42/42，数据 200 格，空白 0 格，共 200 格。
`);
  });

  test('what was read of it can be seen', async () => {
    const [, , , , wrong] = await results();
    expect(wrong).toMatchObject({ format: 'text', outline: { tables: 1, paragraphs: 1, pictures: 0 } });
    expect(pretty(summed([wrong!]), { ...plainView, verbose: true })).toBe(`未能核对
  ? d.txt  未发现年报表格
      不像是政府信息公开工作年度报告：未发现年报标题、各部分标题和表格，开头是“政府网站工作年度报表”；请确认是不是发错了文件
      按纯文本读取：1 个表格、1 段文字、0 张图片
        第 1 行  政府网站工作年度报表
        第 2 行  访问量 | 12345

1 个文件未能核对。
`);
  });
});
