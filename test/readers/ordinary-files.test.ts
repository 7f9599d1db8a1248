import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CFB } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { pack } from '../../fixtures/xlsx/pack.js';
import { forms, lint } from '../../src/lint.ts';
import type { Heading } from '../../src/model/form.ts';
import { docx, p } from '../support/make/docx.ts';
import { pdf, text } from '../support/make/pdf.ts';
import { title } from '../support/make/printed.ts';
import { good, runIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';
import { utf8 } from '../support/utf8.ts';

async function workbook(...rows: readonly (readonly (string | number)[])[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Sheet1').addRows(rows.map((row) => [...row]));
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** A workbook with a password, as far as it can be looked at. */
function encrypted(): Uint8Array {
  const file = CFB.utils.cfb_new();
  for (const stream of ['EncryptionInfo', 'EncryptedPackage']) CFB.utils.cfb_add(file, stream, utf8('secret'));
  return new Uint8Array(CFB.write(file, { type: 'buffer' }) as Uint8Array);
}

/** A picture of a table's size in a paragraph of its own. */
const picture =
  '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="5400000" cy="2880000"/><wp:docPr id="1"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rId9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>';
const image = {
  dictionary: '/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8',
  stream: 'abcd',
};
const scanned = { objects: [image], resources: '/XObject << /I 10 0 R >>' };
const scan = 'q 595 0 0 842 0 0 cm /I Do Q';
const heading = title('青岚区商务局', 2023);
const letter = [
  '各街道办事处、区直各单位：',
  '请于1月20日前报送2023年政府信息公开工作年度报告，一式两份。',
  '区政府办公室',
];
const news = '本报讯 昨日，全区春季植树活动在城北公园举行，三百多名志愿者参加，共栽种树木两千余棵。'.repeat(4);
const minutes = letter.map((line) => p(line)).join('');

type Outcome = 'judged' | 'passed over' | 'cannot-check';
type Kind = {
  readonly content: Uint8Array | Promise<Uint8Array>;
  readonly named: Outcome;
  readonly found: Outcome;
  readonly skipping: Outcome;
};

/** Read, and of other content. */
const unrelated = (content: Kind['content']): Kind => ({
  content,
  named: 'cannot-check',
  found: 'passed over',
  skipping: 'passed over',
});
/** What shows a report, or could not be looked at, is passed over nowhere. */
const doubtful = (content: Kind['content']): Kind => ({
  content,
  named: 'cannot-check',
  found: 'cannot-check',
  skipping: 'cannot-check',
});

const files: Readonly<Record<string, Kind>> = {
  '年报.csv': { content: good, named: 'judged', found: 'judged', skipping: 'judged' },

  'requirements.txt': unrelated(utf8('requests==2.31.0\nnumpy>=1.26,<2\npandas\n')),
  'robots.txt': unrelated(utf8('User-agent: *\nDisallow: /admin/\n')),
  '通讯录.csv': unrelated(utf8('姓名,单位,电话\n张三,区商务局,12345678\n李四,区教育局,87654321\n')),
  '预算.xlsx': unrelated(
    workbook(['科目', '预算数', '决算数', '总计'], ['行政事业性收费', 100, 98, 198], ['其他', 20, 21, 41]),
  ),
  '权责清单.xlsx': unrelated(
    workbook(
      ['序号', '类别', '事项'],
      [1, '行政许可', '烟草专卖零售许可'],
      [2, '行政处罚', '罚款'],
      [3, '行政强制', '查封'],
    ),
  ),
  '来信.docx': unrelated(docx(minutes)),
  '转发通知.docx': unrelated(docx(p('关于报送2023年政府信息公开工作年度报告的通知') + minutes)),
  '会议纪要.docx': unrelated(docx(p(news) + picture)),
  'package.json': unrelated(utf8('{ "name": "site", "version": "1.0.0", "dependencies": { "vite": "^6.0.0" } }')),
  'tsconfig.json': unrelated(utf8('{\n  // of the compiler\n  "compilerOptions": { "strict": true, }\n}\n')),
  '电话.json': unrelated(utf8('[{ "name": "张三", "phone": "12345678" }]')),
  'schema.json': unrelated(utf8('{ "tables": { "users": { "id": "integer" } } }')),
  '新闻.html': unrelated(
    utf8(
      `<!doctype html><title>春季植树</title><ul><li><a href="/a">政府信息公开工作年度报告</a><li><a href="/b">行政许可</a></ul><h1>春季植树</h1><p>${news}</p><p><img src="a.jpg" width="600" height="400"></p>`,
    ),
  ),
  '合同.pdf': unrelated(pdf({ pages: [text('采购合同', 60, 700) + text('甲方向乙方采购办公用纸二百箱', 60, 680)] })),

  '空.txt': doubtful(utf8('')),
  '空白.docx': doubtful(docx(p(''))),
  '裸数字.csv': doubtful(utf8('1,0,0,0,1\n2,0,0,0,2\n')),
  '加密.zip': doubtful(pack([{ name: '甲.csv', data: good, flags: 1 }])),
  '加密.xlsx': doubtful(encrypted()),
  '残缺.xlsx': doubtful(workbook(['甲']).then((bytes) => bytes.subarray(0, 2000))),
  '乱码.txt': doubtful(utf8(new TextDecoder('gbk').decode(utf8(news)))),
  '乱码.json': doubtful(utf8(JSON.stringify({ text: new TextDecoder('gbk').decode(utf8(news)) }))),
  '扫描.pdf': doubtful(pdf({ pages: [scan], ...scanned })),
  '函附扫描.pdf': doubtful(
    pdf({ pages: [letter.map((line, at) => text(line, 60, 700 - 20 * at)).join(''), scan], ...scanned }),
  ),
  '贴图.docx': doubtful(docx(p('附件') + picture)),
  '贴图的年报.docx': doubtful(docx(p(heading) + p('一、总体情况') + p(news) + picture)),
  '函附贴图.docx': doubtful(docx(minutes + p(news) + picture)),
  '只有标题.docx': doubtful(docx(p(heading) + p(news))),
  '只有标题.txt': doubtful(utf8('政府信息公开工作年度报告\n见附件\n')),
  '只有一个标题.txt': doubtful(utf8('说明\n三、收到和处理政府信息公开申请情况\n略\n')),
  '只有行名.txt': doubtful(utf8('本机关不掌握相关政府信息 3\n')),
  '几个行名.csv': doubtful(utf8('结果,件数\n（一）予以公开,3\n（二）部分公开,2\n（三）不予公开,1\n')),
  [`${heading}.txt`]: doubtful(utf8('见附件。\n')),
  '标题.json': doubtful(utf8(JSON.stringify({ name: heading, figures: [1, 2] }))),
  '缺表.json': doubtful(utf8('{ "form": "cn-ogi", "organization": "青岚区商务局", "year": 2023 }')),
  '错表.json': doubtful(
    utf8('{ "tables": { "request": { "carried-in": 1, "carried-out": 2, "partly-granted": 3 } } }'),
  ),
  '残缺.json': doubtful(utf8('{ "tables": { "requests": { "carried-in": {}, "carried-out": {}, "partly-granted": ')),
};

const exitCodes: Readonly<Record<Outcome, number>> = { judged: 0, 'passed over': 0, 'cannot-check': 2 };

/** What becomes of the file beside a good report, and the exit code. */
async function outcomeOf(folder: string, ...argv: readonly string[]): Promise<Outcome> {
  const { stdout, exitCode } = await runIn(folder, ...argv, '--format', 'json');
  const { files, summary } = JSON.parse(stdout);
  const [other, ...more] = files.filter(({ path }: { path: string }) => !path.endsWith('好的.csv'));
  expect(more).toEqual([]);
  const outcome = other ? (other.verdict === 'cannot-check' ? 'cannot-check' : 'judged') : 'passed over';
  expect(summary).toMatchObject({
    files: other ? 2 : 1,
    cannotCheck: outcome === 'cannot-check' ? 1 : 0,
    skipped: outcome === 'passed over' ? 1 : 0,
    exitCode,
  });
  expect(exitCode).toBe(exitCodes[outcome]);
  return outcome;
}

describe('what becomes of a file', () => {
  test.each(Object.entries(files))('%s', async (name, { content, named, found, skipping }) => {
    const folder = scratch();
    const bytes = await content;
    mkdirSync(join(folder, '来件'));
    for (const [file, data] of [
      [name, bytes],
      ['好的.csv', good],
    ] as const)
      writeFileSync(join(folder, '来件', file), data);
    writeFileSync(
      join(folder, '来件.zip'),
      zipSync({ [name]: new Uint8Array(bytes), '好的.csv': new Uint8Array(good) }),
    );
    const both = [`来件/${name}`, '来件/好的.csv'];
    expect({
      named: await outcomeOf(folder, ...both),
      folder: await outcomeOf(folder, '来件'),
      glob: await outcomeOf(folder, '来件/*'),
      archive: await outcomeOf(folder, '来件.zip'),
      skipping: await outcomeOf(folder, ...both, '--skip-unrelated'),
    }).toEqual({ named, folder: found, glob: found, archive: found, skipping });
  });

  test('a picture by its name is of a kind that no report is read from, and cannot be looked at where it is named', async () => {
    const folder = scratch();
    writeFileSync(join(folder, '好的.csv'), good);
    writeFileSync(join(folder, '照片.jpg'), Uint8Array.of(0xff, 0xd8, 0xff, 0xe0));
    expect(await outcomeOf(folder, '.')).toBe('passed over');
    expect(await outcomeOf(folder, '*')).toBe('passed over');
    expect(await outcomeOf(folder, '照片.jpg', '好的.csv')).toBe('cannot-check');
    expect(await outcomeOf(folder, '照片.jpg', '好的.csv', '--skip-unrelated')).toBe('cannot-check');
  });
});

describe('a text shows a report', () => {
  const isUnrelated = async (content: string, path: string) =>
    (await lint(utf8(content), { path })).isUnrelated === true;
  const headings = (list: readonly Heading[]): Heading[] =>
    list.flatMap((one) => [one, ...headings(one.children ?? [])]);
  const chinese = (label: string) => label.replaceAll(/[（(].*?[）)]/gu, '').match(/\p{Script=Han}/gu)?.length ?? 0;
  const blocks = forms.flatMap(({ tables }) => tables).flatMap((table) => table.blocks);
  const labels = blocks.flatMap((block) => headings([...block.rows, ...block.columns]));

  test('by any one section heading', async () => {
    for (const { number, heading } of forms.flatMap(({ sections }) => sections))
      for (const line of [heading, `${'零一二三四五六'[number]}、${heading}`])
        expect([line, await isUnrelated(`说明\n${line}\n略\n`, 'a.txt')]).toEqual([line, false]);
  });

  test('by any one long label, however it stands', async () => {
    const long = labels.map(({ label }) => label).filter((label) => chinese(label) >= 10);
    expect(long.length).toBeGreaterThan(10);
    for (const label of long) {
      const ways = { 'a.txt': `说明\n${label}\n`, 'b.txt': `${label} 3 0 0\n`, 'c.csv': `甲,乙\n${label},3\n` };
      for (const [path, content] of Object.entries(ways))
        expect([content, await isUnrelated(content, path)]).toEqual([content, false]);
      const inJson = JSON.stringify({ [label]: 3 });
      expect([inJson, await isUnrelated(inJson, 'd.json')]).toEqual([inJson, false]);
    }
  });

  test('not by a total or a short label alone', async () => {
    const short = labels.map(({ label }) => label).filter((label) => chinese(label) < 7);
    for (const label of new Set(short)) {
      const content = `说明,件数\n${label},3\n总计,3\n`;
      expect([content, await isUnrelated(content, 'a.csv')]).toEqual([content, true]);
    }
  });

  test('wherever it is cut, once its title or the form’s name is there', async () => {
    const csv = good.toString();
    const folder = scratch();
    writeFileSync(join(folder, 'a.csv'), good);
    const json = (await runIn(folder, 'convert', 'a.csv', '--to', 'json')).stdout;
    for (const [text, path, from] of [
      [csv, 'a.csv', csv.indexOf('年度报告') + 4],
      [json, 'a.json', json.indexOf('cn-ogi"') + 7],
    ] as const)
      for (let end = from; end < text.length; end += 101)
        expect([end, await isUnrelated(text.slice(0, end), path)]).toEqual([end, false]);
  });
});

/** A folder of a project: a report, and files of other content and of other kinds. */
function project(...names: readonly string[]): string {
  const folder = scratch();
  const all: Readonly<Record<string, string | Uint8Array>> = {
    '年报.csv': good,
    'requirements.txt': 'requests==2.31.0\n',
    'package.json': '{ "name": "site" }',
    'main.js': 'export {};\n',
    '照片.png': 'x',
  };
  for (const name of names) writeFileSync(join(folder, name), all[name]!);
  return folder;
}
const others = ['requirements.txt', 'package.json', 'main.js', '照片.png'];

describe('what was skipped is said', () => {
  test('in one line', async () => {
    const folder = project('年报.csv', ...others);
    const said = async (...argv: readonly string[]) => (await runIn(folder, '.', ...argv)).stderr;
    expect(await said()).toBe(
      '跳过 4 个文件：没有年报内容 2 个、类型不支持 2 个（照片.png）；其中如有报告，请用（或索取）Word、Excel 文件\n',
    );
    expect(await said('--lang', 'en')).toBe(
      'skipped 4 files: 2 without report content, 2 of unsupported types (照片.png); if there is a report among them, use (or ask for) the Word or Excel file\n',
    );
    expect(await said('--quiet')).toBe('');
    expect((await runIn(folder, '.', '--format', 'markdown')).stdout).toContain('跳过 4 个文件');
  });

  test('each by its name with --verbose', async () => {
    const { stderr } = await runIn(project('年报.csv', ...others), '.', '--verbose');
    expect(stderr.trim().split('\n').slice(1)).toEqual([
      'package.json：没有年报内容，已跳过',
      'requirements.txt：没有年报内容，已跳过',
      'main.js：这种类型不支持，已跳过',
      '照片.png：这种类型不支持，已跳过',
    ]);
  });

  test('where nothing is left of a folder, the run has nothing to do', async () => {
    const { exitCode, stderr } = await runIn(project(...others), '.');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('没有找到可以核对的文件：.（有 2 个没有年报内容，已跳过，有 2 个类型不支持，已跳过）');
  });

  test('where unrelated files are to be passed over, that is no failure', async () => {
    const folder = project(...others);
    for (const names of [['.'], ['requirements.txt', 'package.json'], ['*.txt']]) {
      const { exitCode, stdout, stderr } = await runIn(folder, ...names, '--skip-unrelated');
      expect([exitCode, stdout]).toEqual([0, '']);
      expect(stderr).toMatch(/^跳过 \d 个文件：.*\n没有需要核对的年报\n$/);
    }
    const markdown = await runIn(folder, 'package.json', '--skip-unrelated', '--format', 'markdown');
    expect(markdown.stdout).toBe('**没有需要核对的年报。**\n\n跳过 1 个文件：没有年报内容\n');
    const { stdout } = await runIn(folder, '.', '--skip-unrelated', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({ summary: { files: 0, skipped: 4, exitCode: 0 }, files: [] });
  });

  test('but a folder that is empty, and a pattern that matches nothing, are', async () => {
    for (const name of ['.', '*.csv']) expect((await runIn(scratch(), name, '--skip-unrelated')).exitCode).toBe(2);
  });
});

describe('an archive in which there is no report', () => {
  const archive = (...names: readonly string[]) => {
    const folder = project('年报.csv', ...names);
    const content = names.map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]);
    writeFileSync(join(folder, '来件.zip'), zipSync(Object.fromEntries(content)));
    return folder;
  };

  test('cannot be checked where it is named, and is skipped where unrelated files are', async () => {
    const folder = archive('requirements.txt', 'package.json');
    const named = JSON.parse((await runIn(folder, '来件.zip', '年报.csv', '--format', 'json')).stdout);
    expect(named.files).toMatchObject([{ path: '年报.csv' }, { path: '来件.zip', problem: { code: 'no-form-table' } }]);
    expect(named.summary).toMatchObject({ cannotCheck: 1, skipped: 2, exitCode: 2 });
    const skipping = await runIn(folder, '来件.zip', '年报.csv', '--skip-unrelated', '--format', 'json');
    expect(JSON.parse(skipping.stdout).summary).toMatchObject({ files: 1, skipped: 2, exitCode: 0 });
  });

  test('is skipped in a folder as a whole where nothing in it can be read, but for pictures', async () => {
    const { summary } = JSON.parse((await runIn(archive('main.js'), '*.{zip,csv}', '--format', 'json')).stdout);
    expect(summary).toMatchObject({ files: 1, skipped: 1, exitCode: 0 });
    const pictured = JSON.parse((await runIn(archive('照片.png'), '*.{zip,csv}', '--format', 'json')).stdout);
    expect(pictured.summary).toMatchObject({ files: 2, cannotCheck: 1, exitCode: 2 });
  });
});

test('a hook that names the program’s own files, too, passes them over', async () => {
  const folder = project('年报.csv');
  await runIn(folder, 'init');
  await runIn(folder, '年报.csv', '--format', 'json=结果.json', '--baseline', '基线.json', '--update-baseline');
  const names = ['report-lint.config.json', '结果.json', '基线.json'];
  expect((await runIn(folder, ...names, '年报.csv')).exitCode).toBe(2);
  expect((await runIn(folder, ...names, '年报.csv', '--skip-unrelated')).exitCode).toBe(0);
  expect((await runIn(folder, ...names, '--skip-unrelated')).exitCode).toBe(0);
  writeFileSync(join(folder, '~$年报.xlsx'), 'x');
  expect((await runIn(folder, '~$年报.xlsx', '--skip-unrelated')).exitCode).toBe(0);
});
