import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { longFormatters } from '../../src/formatters/index.ts';
import { bad, good, runIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';

const [goodText, badText] = [good, bad].map((bytes) => bytes.toString('utf8')) as [string, string];

/** Returns a report of a body. */
function reportOf(name: string, { year = 2023, text = goodText } = {}): string {
  return text.replaceAll(/青岚区(?:商务|教育)局/g, name).replaceAll('2023年', `${year}年`);
}

/** Makes a folder with some files. */
function folderWith(files: Readonly<Record<string, string | object>>): string {
  const cwd = scratch();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return cwd;
}

const list =
  '单位,别名\n溪口县人民政府,\n溪口县文化和旅游局,溪口县文化局\n溪口县民政局,\n溪口县卫生健康局,\n青川镇人民政府,\n柳河镇人民政府,\n';

/** Of six bodies three have sent a report, one of them twice; one wrote its name wrongly, one is not in the list. */
const mixed = {
  '名单.csv': list,
  '年报/1.csv': reportOf('溪口县 文化局'),
  '年报/2.csv': reportOf('溪口县民政局'),
  '年报/民政局/2.csv': reportOf('溪口县民政局', { text: badText }),
  '年报/3.csv': reportOf('溪口县卫健局'),
  '年报/4.csv': reportOf('南山县民政局'),
  '年报/青川镇2023年报(扫描件).pdf': '%PDF-1.4\n',
  '年报/扫描001.pdf': '%PDF-1.4\n',
};

const run = (cwd: string, ...more: string[]) => runIn(cwd, '年报', '--roster', '名单.csv', '--lang', 'zh', ...more);

const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync('schemas/result.schema.json', 'utf8')),
);

async function rosterIn(cwd: string, ...more: string[]) {
  const { stdout, exitCode } = await run(cwd, '--format', 'json', ...more);
  const result = JSON.parse(stdout);
  expect(validate(result), JSON.stringify(validate.errors)).toBe(true);
  return { ...result, exitCode };
}

describe('what is said of a roster', () => {
  test('JSON names who is missing, twice and not in the list', async () => {
    const { roster } = await rosterIn(folderWith(mixed));
    expect(roster).toEqual({
      path: '名单.csv',
      expected: 6,
      received: 3,
      missing: ['溪口县人民政府', '溪口县卫生健康局', '柳河镇人民政府'],
      twice: [{ name: '溪口县民政局', paths: ['年报/2.csv', '年报/民政局/2.csv'] }],
      unlisted: [
        { name: '溪口县卫健局', path: '年报/3.csv' },
        { name: '南山县民政局', path: '年报/4.csv' },
      ],
      compared: [],
      matched: [
        { name: '溪口县文化和旅游局', path: '年报/1.csv', report: 0 },
        { name: '溪口县民政局', path: '年报/2.csv', report: 0 },
        { name: '溪口县民政局', path: '年报/民政局/2.csv', report: 0 },
        { name: '青川镇人民政府', path: '年报/青川镇2023年报(扫描件).pdf', report: null },
      ],
    });
  });

  test('the terminal says it before the last line', async () => {
    const { stdout } = await run(folderWith(mixed));
    expect(stdout.split('\n\n').slice(-2)[0]).toBe(
      [
        '名单 6 个单位，收到 3 个，未报送 3 个',
        '  未报送        溪口县人民政府、柳河镇人民政府',
        '  名称可能写错  报告写“溪口县卫健局”（年报/3.csv），名单为“溪口县卫生健康局”',
        '  重复报送      溪口县民政局 2023年度有 2 份，数字不同，请确认以哪一份为准：年报/2.csv、年报/民政局/2.csv',
        '  不在名单      南山县民政局（年报/4.csv）',
        '  看不出单位    年报/扫描001.pdf：从内容和文件名看不出是哪个单位',
      ].join('\n'),
    );
  });

  test('in English', async () => {
    const { stdout } = await run(folderWith(mixed), '--lang', 'en');
    for (const words of [
      'roster of 6 bodies: 3 received, 3 missing',
      '溪口县民政局 2023: 2 reports, with different figures; make sure which one counts: 年报/2.csv, 年报/民政局/2.csv',
      'the report says “溪口县卫健局” (年报/3.csv), the roster “溪口县卫生健康局”',
      '年报/扫描001.pdf: neither its content nor its name tells whose it is',
    ]) {
      expect(stdout).toContain(words);
    }
  });

  test('what is missing is said with --quiet, too, and where all output goes to files', async () => {
    const cwd = folderWith(mixed);
    expect((await run(cwd, '--quiet')).stdout).toContain('未报送        溪口县人民政府');
    for (const format of ['json', 'sarif', 'xlsx=清单.xlsx', 'pretty=结果.txt']) {
      const { stderr } = await run(cwd, '--quiet', '--format', format);
      expect(stderr).toContain('未报送：溪口县人民政府、柳河镇人民政府\n');
    }
  });

  test('one line if all is well, and none with --quiet', async () => {
    const cwd = folderWith({ '名单.csv': '单位\n溪口县民政局\n', '年报/1.csv': reportOf('溪口县民政局') });
    expect((await run(cwd)).stdout).toMatch(/^✓ 年报\/1\.csv .*\n\n✓ 名单 1 个单位，报告都已收到\n$/);
    const quiet = await run(cwd, '--quiet');
    expect([quiet.stdout, quiet.stderr]).toEqual(['', '']);
  });

  test('the sheet and Markdown say the same', async () => {
    const cwd = folderWith(mixed);
    const { stdout: page } = await run(cwd, '--format', 'html');
    const { stdout: text } = await run(cwd, '--format', 'markdown');
    for (const output of [page, text]) {
      for (const words of ['名单 6 个单位，收到 3 个，未报送 3 个。', '南山县民政局', '报告写“溪口县卫健局”']) {
        expect(output).toContain(words);
      }
    }
    expect(text).toContain('- **未报送** 溪口县人民政府、柳河镇人民政府\n');
  });

  test('the workbook has a sheet, with what was received at its end', async () => {
    const cwd = folderWith(mixed);
    await run(cwd, '--format', 'xlsx=清单.xlsx');
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(join(cwd, '清单.xlsx'));
    expect(book.worksheets.map(({ name }) => name)).toEqual(['更正清单', '名单', '勾稽关系']);
    const rows: string[][] = [];
    book.getWorksheet('名单')!.eachRow((row) => rows.push([1, 2, 3, 4].map((column) => row.getCell(column).text)));
    expect(rows.map((row) => row.join('|'))).toEqual([
      '单位|情况|文件|说明',
      '溪口县人民政府|未报送||',
      '溪口县卫生健康局|未报送||名称可能写错：报告写“溪口县卫健局”，名单为“溪口县卫生健康局”',
      '柳河镇人民政府|未报送||',
      '溪口县民政局|重复报送|年报/2.csv\n年报/民政局/2.csv|数字不同，请确认以哪一份为准',
      '溪口县卫健局|不在名单|年报/3.csv|名称可能写错：报告写“溪口县卫健局”，名单为“溪口县卫生健康局”',
      '南山县民政局|不在名单|年报/4.csv|',
      '|看不出单位|年报/扫描001.pdf|',
      '溪口县文化和旅游局|已收到|年报/1.csv|',
      '溪口县民政局|已收到|年报/2.csv|',
      '溪口县民政局|已收到|年报/民政局/2.csv|',
      '青川镇人民政府|已收到|年报/青川镇2023年报(扫描件).pdf|',
    ]);
  });

  test('a picture with the name of a body is received, as far as its name tells', async () => {
    const files = {
      '名单.csv': list,
      '年报/1.csv': reportOf('溪口县民政局'),
      '年报/柳河镇2023.png': 'x',
      '年报/x.png': 'x',
    };
    const { roster } = await rosterIn(folderWith(files));
    expect(roster.matched).toContainEqual({ name: '柳河镇人民政府', path: '年报/柳河镇2023.png', report: null });
    expect(roster.received).toBe(2);
  });

  test('a report of another year counts as received, and is no second one', async () => {
    const files = {
      '名单.csv': '单位\n溪口县民政局\n',
      '年报/1.csv': reportOf('溪口县民政局'),
      '年报/2.csv': reportOf('溪口县民政局', { year: 2022 }),
    };
    const { roster, files: found } = await rosterIn(folderWith(files), '--year', '2023');
    expect([roster.missing, roster.twice]).toEqual([[], []]);
    expect(found[1].diagnostics.map(({ rule }: { rule: string }) => rule)).toContain('year-mismatch');
  });

  test.each([
    ['数字相同：年报/1.csv、年报/2.csv', goodText],
    ['数字不同，请确认以哪一份为准：年报/1.csv、年报/2.csv', badText],
  ])('twice: %s', async (words, text) => {
    const files = {
      '名单.csv': '单位\n溪口县民政局\n',
      '年报/1.csv': reportOf('溪口县民政局'),
      '年报/2.csv': reportOf('溪口县民政局', { text }),
    };
    expect((await run(folderWith(files))).stdout).toContain(`溪口县民政局 2023年度有 2 份，${words}`);
  });
});

describe('without a roster nothing changes', () => {
  test.each(['pretty', 'markdown', 'html', ...Object.keys(longFormatters)])('%s', async (format) => {
    const { '名单.csv': _, ...files } = mixed;
    const { stdout } = await runIn(folderWith(files), '年报', '--format', format, '--lang', 'zh');
    expect(stdout).not.toMatch(/名单|未报送/);
  });
});

describe('the exit code', () => {
  const files = { '名单.csv': '单位\n溪口县民政局\n柳河镇\n', '年报/1.csv': reportOf('溪口县民政局') };
  const broken = { ...files, '年报/2.pdf': '%PDF-1.4\n' };

  test.each<[number, Readonly<Record<string, string>>, string[]]>([
    [0, files, []],
    [1, files, ['--strict']],
    [0, files, ['--strict', '--exit-zero']],
    [2, broken, ['--strict']],
    [0, { ...files, '名单.csv': '单位\n溪口县民政局\n' }, ['--strict']],
  ])('is %i', async (expected, given, more) => {
    const { exitCode, summary } = await rosterIn(folderWith(given), ...more);
    expect([exitCode, summary.exitCode]).toEqual([expected, expected]);
  });

  test('the last line says why', async () => {
    const cwd = folderWith({ ...files, '年报/2.csv': reportOf('柳河镇', { year: 2022 }) });
    writeFileSync(join(cwd, '名单.csv'), '单位\n溪口县民政局\n柳河镇\n青川镇\n');
    expect((await run(cwd, '--strict')).stdout).toContain('2 个核对通过。有 1 个单位未报送。');
  });
});

describe('the file of a roster', () => {
  test('is no report, wherever it lies', async () => {
    const cwd = folderWith({ '年报/名单.csv': '单位\n溪口县民政局\n', '年报/1.csv': reportOf('溪口县民政局') });
    const { stdout } = await runIn(cwd, '年报', '--roster', '年报/名单.csv', '--format', 'json');
    const { summary, roster } = JSON.parse(stdout);
    expect([summary.files, summary.skipped, roster.missing]).toEqual([1, 0, []]);
  });

  test.each([
    ['--roster', '年报/名单.csv'],
    ['--config', 'named.json'],
  ])('is no report where the shell gives all files of a folder, %s', async (...options) => {
    const config = { roster: '年报/名单.csv' };
    const report = reportOf('溪口县民政局');
    const cwd = folderWith({ 'named.json': config, '年报/名单.csv': '单位\n溪口县民政局\n', '年报/1.csv': report });
    const { exitCode, stdout } = await runIn(cwd, '年报/1.csv', '年报/名单.csv', ...options, '--format', 'json');
    expect([exitCode, JSON.parse(stdout).summary.files, JSON.parse(stdout).roster.missing]).toEqual([0, 1, []]);
    expect((await runIn(cwd, '年报/名单.csv', ...options)).exitCode).toBe(2);
  });

  test('is not written over', async () => {
    const cwd = folderWith(mixed);
    const { exitCode, stderr } = await run(cwd, '--format', 'csv=名单.csv', '--force');
    expect([exitCode, readFileSync(join(cwd, '名单.csv'), 'utf8')]).toEqual([2, list]);
    expect(stderr).toContain('名单.csv');
  });

  test.each([
    ['单位\n青川镇\n青川镇\n', '名单 名单.csv 有误：\n  A3：“青川镇”在 A2 已有，请删去一处\n'],
    ['', '--roster 名单.csv：文件是空的'],
  ])('with mistakes ends the run', async (content, words) => {
    const { exitCode, stdout, stderr } = await run(folderWith({ ...mixed, '名单.csv': content }));
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain(words);
  });

  test('that is not there is named', async () => {
    const { exitCode, stderr } = await runIn(folderWith(mixed), '年报', '--roster', '无.csv', '--lang', 'zh');
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('--roster 无.csv：找不到这个文件')]);
  });

  test('is not compared with a part of the files', async () => {
    const cwd = folderWith(mixed);
    execFileSync('git', ['init', '--quiet'], { cwd });
    const { stdout, stderr } = await run(cwd, '--changed');
    expect([stdout.includes('名单'), stderr]).toEqual([false, expect.stringContaining('没有对照名单')]);
  });
});

describe('a configuration', () => {
  test('names the file, or lists the bodies itself', async () => {
    const { '名单.csv': _, ...files } = mixed;
    const bodies = [
      { name: '溪口县文化和旅游局', aliases: ['溪口县文化局'], level: '县级', parent: '溪口县' },
      { name: '柳河镇' },
    ];
    const listed = { ...files, 'report-lint.config.json': { roster: bodies } };
    const { stdout } = await runIn(folderWith(listed), '年报', '--format', 'json');
    const { roster } = JSON.parse(stdout);
    expect([roster.path, roster.missing]).toEqual(['report-lint.config.json', ['柳河镇']]);
    const named = { ...files, 'report-lint.config.json': { roster: '年报/名单.txt' }, '年报/名单.txt': '柳河镇\n' };
    const other = JSON.parse((await runIn(folderWith(named), '年报', '--format', 'json')).stdout);
    expect([other.roster.path, other.roster.missing]).toEqual(['年报/名单.txt', ['柳河镇']]);
    expect(other.summary.skipped).toBe(0);
  });

  test('with a body twice names the place', async () => {
    const config = '{\n  "roster": [{ "name": "柳河镇" }, { "name": "柳河镇人民政府" }]\n}';
    const cwd = folderWith({ ...mixed, 'report-lint.config.json': config });
    const { exitCode, stderr } = await runIn(cwd, '年报', '--lang', 'zh');
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('配置文件 report-lint.config.json:2 的名单有误')]);
    expect(stderr).toContain('/roster/1：“柳河镇人民政府”在 /roster/0 已有');
  });
});

describe('parts of a run', () => {
  const formats = ['json', 'pretty', 'markdown'];

  test.each(formats)('merged, are the whole in %s', async (format) => {
    const cwd = folderWith({ ...mixed, '年报/柳河镇2023.png': 'x' });
    for (const part of [1, 2, 3]) await run(cwd, '--shard', `${part}/3`, '--format', `json=${part}.json`);
    for (const strict of [[], ['--strict']]) {
      const whole = await run(cwd, '--format', format, ...strict);
      const merged = await runIn(
        cwd,
        'merge',
        '3.json',
        '1.json',
        '2.json',
        '--format',
        format,
        '--lang',
        'zh',
        ...strict,
      );
      const comparable = (text: string) => text.replaceAll(/^跳过.*\n/gm, '');
      expect(comparable(merged.stdout)).toBe(comparable(whole.stdout));
      expect(merged.exitCode).toBe(whole.exitCode);
    }
  });

  test('cannot tell who is missing, and do not fail for it', async () => {
    const cwd = folderWith({ '名单.csv': list, '年报/1.csv': reportOf('溪口县民政局') });
    const ended = [await run(cwd, '--strict', '--shard', '1/2'), await run(cwd, '--strict', '--shard', '2/2')];
    expect(ended.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    expect(ended.map(({ stdout }) => stdout).join('')).toContain('谁未报送，用 merge 合并各份后才能确定');
    expect(ended.map(({ stdout }) => stdout).join('')).not.toContain('溪口县人民政府');
  });

  test('with other rosters, or one without, are not merged', async () => {
    const cwd = folderWith({ ...mixed, '其他.csv': '单位\n柳河镇\n' });
    await runIn(cwd, '年报/1.csv', '--roster', '名单.csv', '--format', 'json=1.json');
    await runIn(cwd, '年报/2.csv', '--roster', '其他.csv', '--format', 'json=2.json');
    await runIn(cwd, '年报/3.csv', '--format', 'json=3.json');
    const merge = async (...names: string[]) => {
      const { exitCode, stderr } = await runIn(cwd, 'merge', ...names, '--lang', 'zh');
      return [exitCode, stderr.split('\n')[0]];
    };
    expect(await merge('1.json', '2.json')).toEqual([2, expect.stringContaining('1.json 和 2.json 对照的名单不同')]);
    const words = expect.stringContaining('1.json 对照过名单（名单.csv），3.json 没有');
    expect(await merge('1.json', '3.json')).toEqual([2, words]);
    expect(await merge('3.json', '1.json')).toEqual([2, words]);
    expect((await merge('3.json'))[0]).toBe(0);
  });
});

test('a receipt keeps the hash of the roster and who is missing, and verify shows them', async () => {
  const cwd = folderWith({ '名单.csv': '单位\n溪口县民政局\n柳河镇\n', '年报/1.csv': reportOf('溪口县民政局') });
  await run(cwd, '--strict', '--exit-zero', '--receipt', 'r.json');
  const receipt = JSON.parse(readFileSync(join(cwd, 'r.json'), 'utf8'));
  expect(receipt.result).toBe('fail');
  const missing = ['柳河镇'];
  expect(receipt.roster).toEqual({
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    expected: 2,
    received: 1,
    missing,
  });
  expect((await runIn(cwd, 'verify', 'r.json', '--lang', 'zh')).stdout).toContain('名单 2 个单位，未报送 1 个：柳河镇');
});

describe('last year’s report of a body that was renamed', () => {
  const files = {
    '名单.csv': '单位,别名\n溪口县文化和旅游局,溪口县文化局\n',
    '年报/1.csv': reportOf('溪口县文化和旅游局'),
    '上年/1.csv': reportOf('溪口县文化局', { year: 2022 }),
  };

  test.each([
    ['', []],
    [' from a cache', ['--cache', '缓存']],
    [' in other processes', ['--jobs', '2']],
  ])('is found by its other name%s', async (_, more) => {
    const cwd = folderWith(files);
    const isCompared = async (...options: string[]) => {
      const { stderr } = await runIn(cwd, '年报', '--previous', '上年', '--lang', 'zh', ...options);
      return !stderr.includes('没有与上年核对');
    };
    expect(await isCompared(...more)).toBe(false);
    expect(await isCompared(...more, '--roster', '名单.csv')).toBe(true);
    expect(await isCompared(...more, '--roster', '名单.csv')).toBe(true);
  });
});

describe('init --roster', () => {
  const files = {
    '2022/1.csv': reportOf('溪口县民政局'),
    '2022/2.csv': reportOf('溪口县 民政局'),
    '2022/乡镇/柳河镇2022年报(扫描件).pdf': '%PDF-1.4\n',
    '2022/说明.txt': '无关的文件\n',
  };

  test('writes the bodies of a folder for Excel, and --roster reads them back', async () => {
    const cwd = folderWith(files);
    const { exitCode, stdout } = await runIn(cwd, 'init', '--roster', '2022', '--lang', 'zh');
    expect([exitCode, stdout]).toEqual([0, expect.stringMatching(/^已写出 名单\.csv：2 个单位/)]);
    const written = readFileSync(join(cwd, '名单.csv'), 'utf8');
    expect(written).toBe('\ufeff单位,别名,层级,上级\r\n溪口县民政局,,,\r\n柳河镇,,,\r\n');
    const result = JSON.parse((await runIn(cwd, '2022', '--roster', '名单.csv', '--format', 'json')).stdout);
    expect([result.roster.missing, result.roster.unlisted]).toEqual([[], []]);
  });

  test('in English, to a file of a name that is given', async () => {
    const cwd = folderWith(files);
    await runIn(cwd, 'init', '--roster', '2022', '-o', 'bodies.csv', '--lang', 'en');
    expect(readFileSync(join(cwd, 'bodies.csv'), 'utf8')).toMatch(/^\ufeffname,aliases,level,parent\r\n/);
  });

  test('names files that tell no body', async () => {
    const cwd = folderWith({ ...files, '2022/扫描.pdf': '%PDF-1.4\n' });
    const { exitCode, stdout, stderr } = await runIn(cwd, 'init', '--roster', '2022', '--lang', 'zh');
    expect([exitCode, stdout, stderr]).toEqual([
      2,
      expect.stringContaining('2 个单位'),
      expect.stringContaining('2022/扫描.pdf'),
    ]);
  });

  test('leaves out totals, alone in a file or among bodies', async () => {
    const both = `organization,year,table,row,column,value\n${['溪口县教育局', '合计'].map((name) => `${name},2022,requests,received,total,1\n`).join('')}`;
    const cwd = folderWith({ ...files, '2022/3.csv': both, '2022/4.csv': reportOf('全县合计') });
    const { exitCode, stdout, stderr } = await runIn(cwd, 'init', '--roster', '2022', '--lang', 'zh');
    expect([exitCode, stdout]).toEqual([2, expect.stringContaining('3 个单位')]);
    expect(stderr).toContain('2022/4.csv：报告和文件名都没有写明单位，没有写进名单');
    expect(readFileSync(join(cwd, '名单.csv'), 'utf8')).not.toContain('合计');
  });

  test('writes over nothing', async () => {
    const cwd = folderWith({ ...files, '名单.csv': list });
    expect((await runIn(cwd, 'init', '--roster', '2022', '--lang', 'zh')).exitCode).toBe(2);
    expect(readFileSync(join(cwd, '名单.csv'), 'utf8')).toBe(list);
    expect((await runIn(cwd, 'init', '--roster', '2022', '--force', '-o', '2022/1.csv')).exitCode).toBe(2);
  });

  test.each([
    [['--roster', '2022', '-o', '名单.xlsx'], '名单写成 CSV'],
    [['-o', '名单.csv'], '-o 只用于名单'],
    [['--roster', '无'], '无'],
  ])('%j is refused', async (argv, words) => {
    const { exitCode, stderr } = await runIn(folderWith(files), 'init', ...argv, '--lang', 'zh');
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(words)]);
  });
});
