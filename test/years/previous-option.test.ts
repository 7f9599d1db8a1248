import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { before, beforeWith } from '../support/consecutive-years.ts';
import { runIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';
import { printedWhole, type Whole } from '../support/whole-reports.ts';

/** Returns a folder with files, each a report or other content. */
function folderWith(files: Readonly<Record<string, Whole | Uint8Array>>): string {
  const folder = scratch();
  for (const [name, content] of Object.entries(files)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content instanceof Uint8Array ? content : printedWhole(content));
  }
  return folder;
}

const carriedFive = beforeWith({ figures: { 'requests/carried-out/natural-person': 5 } });
const carriedFiveElsewhere = { ...carriedFive, body: '青石镇' };

async function json(folder: string, ...argv: readonly string[]) {
  const { stdout, stderr, exitCode } = await runIn(folder, ...argv, '--format', 'json');
  return { result: JSON.parse(stdout), text: stdout, stderr, exitCode };
}

type Found = { readonly rule: string; readonly related: readonly { readonly location: { readonly path: string } }[] };

describe('--previous', () => {
  test('a folder: its files are read, and appear in no count', async () => {
    const folder = folderWith({
      '2023/溪口镇.txt': {},
      '2022/溪口镇.txt': carriedFive,
      '2022/青石镇.txt': carriedFiveElsewhere,
    });
    const { result, stderr, exitCode } = await json(folder, '2023', '--previous', '2022');
    expect(result.summary).toMatchObject({ files: 1, reports: 1, warnings: 1, skipped: 0 });
    expect(result.files[0].diagnostics.map(({ rule }: Found) => rule)).toEqual(['carry-over']);
    expect(result.files[0].diagnostics[0].related[0].location.path).toBe('2022/溪口镇.txt');
    expect(result.files[0].diagnostics[0].location.path).toBeNull();
    expect([stderr, exitCode]).toEqual(['', 0]);
  });

  test('several years at once, each for the year after', async () => {
    const folder = folderWith({
      'now/2023.txt': {},
      'now/2022.txt': before,
      '2022.txt': carriedFive,
      '2021.txt': beforeWith({ year: 2021, figures: { 'requests/carried-out/total': 1 } }),
    });
    const { result } = await json(folder, 'now', '--previous', '2022.txt', '--previous', '2021.txt');
    const found = result.files.flatMap(({ path, diagnostics }: { path: string; diagnostics: Found[] }) =>
      diagnostics.map(({ rule, related: [first] }) => `${path} ${rule} ${first?.location.path}`),
    );
    expect(found).toContain('now/2023.txt carry-over 2022.txt');
    expect(found).toContain('now/2022.txt carry-over 2021.txt');
  });

  test('a folder inside the one that is checked is not judged', async () => {
    const folder = folderWith({ '2023.txt': {}, 'last/2022.txt': before });
    const { result } = await json(folder, '.', '--previous', 'last');
    expect(result.files.map(({ path }: { path: string }) => path)).toEqual(['2023.txt']);
  });

  test('an archive', async () => {
    const zip = zipSync({ 'a.txt': new TextEncoder().encode(printedWhole(carriedFive)) });
    const { result } = await json(
      folderWith({ '2023.txt': {}, 'last.zip': zip }),
      '2023.txt',
      '--previous',
      'last.zip',
    );
    expect(result.summary.warnings).toBe(1);
  });

  test('a new body says nothing; where no body is found there is one notice, and no other exit code', async () => {
    const folder = folderWith({ '溪口镇.txt': {}, '青石镇.txt': { body: '青石镇' }, '2022.txt': before });
    const some = await runIn(folder, '溪口镇.txt', '青石镇.txt', '--previous', '2022.txt');
    expect([some.stderr, some.exitCode]).toEqual(['', 0]);
    const none = await runIn(folder, '青石镇.txt', '--previous', '2022.txt');
    expect(none.stderr).toBe('所给的上年报告里没有这些单位上一年度的报告，没有与上年核对；请检查单位名称和年份\n');
    expect(none.exitCode).toBe(0);
  });

  test('a file that cannot be read is told', async () => {
    const folder = folderWith({ '2023.txt': {}, 'last/溪口镇.pdf': new TextEncoder().encode('%PDF-1.4 broken') });
    const { stderr, exitCode } = await runIn(folder, '2023.txt', '--previous', 'last');
    expect(stderr).toContain('last/溪口镇.pdf：上年的报告未能读取，没有用来核对：');
    expect(exitCode).toBe(0);
  });

  test('a report without body, year or figures is told, once for each file', async () => {
    const folder = folderWith({ '2023.txt': {}, 'whole.txt': before });
    const whole = JSON.parse((await runIn(folder, 'convert', 'whole.txt', '--to', 'json')).stdout);
    const blank = JSON.parse(JSON.stringify(whole), (_, value) =>
      typeof value === 'number' && value < 2000 ? null : value,
    );
    const files: Record<string, unknown> = {
      'a.json': whole,
      'b.json': { ...whole, year: null },
      'c.json': { ...whole, organization: null },
      'd.json': { ...whole, organization: null, year: null },
      'e.json': blank,
      'f.json': [
        { ...whole, year: null },
        { ...whole, organization: '青石镇', year: null },
        { ...blank, organization: '青石镇' },
      ],
    };
    mkdirSync(join(folder, 'last'));
    for (const [name, content] of Object.entries(files))
      writeFileSync(join(folder, 'last', name), JSON.stringify(content));
    const shown = async (lang: string) => {
      const { stderr, exitCode } = await runIn(folder, '2023.txt', '--previous', 'last', '--lang', lang);
      expect(exitCode).toBe(0);
      return stderr.trimEnd().split('\n');
    };
    expect(await shown('zh')).toEqual([
      'last/b.json：上年的报告没有写明年度，没有用来核对；请在标题或文件名里写明',
      'last/c.json：上年的报告没有写明单位，没有用来核对；请在标题或文件名里写明',
      'last/d.json：上年的报告没有写明单位和年度，没有用来核对；请在标题或文件名里写明',
      'last/e.json：上年的报告没有填写数据，没有用来核对',
      'last/f.json：有 2 份上年的报告没有写明年度，没有用来核对',
      'last/f.json：上年的报告没有填写数据，没有用来核对',
    ]);
    expect(await shown('en')).toContain(
      "last/f.json: 2 of last year's reports are without a year, and nothing was compared with them",
    );
  });

  test('other content in a folder is passed over; a name without a file is an error', async () => {
    const folder = folderWith({
      '2023.txt': {},
      'last/a.txt': before,
      'last/b.txt': new TextEncoder().encode('会议通知'),
    });
    const passed = await runIn(folder, '2023.txt', '--previous', 'last');
    expect([passed.stderr, passed.exitCode]).toEqual(['', 0]);
    const missing = await runIn(folder, '2023.txt', '--previous', 'lats');
    expect(missing.stderr).toContain('--previous lats：找不到这个文件');
    expect([missing.stdout, missing.exitCode]).toEqual(['', 2]);
  });

  test('the receipt lists the rules that compare both years only where they were used', async () => {
    const folder = folderWith({ '2023.txt': {}, 'a.txt': before });
    const rules = async (...argv: string[]) => {
      await runIn(folder, '2023.txt', '--receipt', 'receipt.json', '--force', ...argv);
      return Object.keys(JSON.parse(readFileSync(join(folder, 'receipt.json'), 'utf8')).rules);
    };
    expect(await rules()).not.toContain('figure-jump');
    expect(await rules('--previous', 'a.txt')).toEqual(expect.arrayContaining(['figure-jump', 'carry-over']));
  });

  test('the cache tells runs apart by what they compare with', async () => {
    const folder = folderWith({ '2023.txt': {}, 'a.txt': before, 'b.txt': carriedFive });
    const warnings = async (...argv: string[]) =>
      (await json(folder, '2023.txt', '--cache', 'kept', ...argv)).result.summary.warnings;
    expect(await warnings('--previous', 'a.txt')).toBe(0);
    expect(await warnings('--previous', 'b.txt')).toBe(1);
    expect(await warnings('--previous', 'b.txt')).toBe(1);
    expect(await warnings()).toBe(0);
  });

  test('merge keeps what was found', async () => {
    const folder = folderWith({
      '2023.txt': { figures: { 'requests/carried-in/natural-person': 3 } },
      'b.txt': before,
    });
    const { text } = await json(folder, '2023.txt', '--previous', 'b.txt');
    writeFileSync(join(folder, 'result.json'), text);
    const merged = await runIn(folder, 'merge', 'result.json', '--format', 'json');
    expect(merged.stdout).toBe(text);
    for (const format of ['sarif', 'csv', 'pretty']) {
      const { stdout } = await runIn(folder, '2023.txt', '--previous', 'b.txt', '--format', format);
      expect((await runIn(folder, 'merge', 'result.json', '--format', format)).stdout).toBe(stdout);
    }
  });

  test('people are told of one mistake once', async () => {
    const folder = folderWith({
      '2023.txt': { figures: { 'requests/carried-in/natural-person': 3 } },
      'b.txt': before,
    });
    const { stdout } = await runIn(folder, '2023.txt', '--previous', 'b.txt');
    expect(stdout).toMatchInlineSnapshot(`
      "2023.txt  溪口镇 2023年度  表二 ✓  表三 ✗  表四 ✓

        错误    第 83 行  二、上年结转·自然人 应为 2，现为 3（多 1，2022年度结转下年度是 2）
                总计是 2，其余各项相加是 0；改为 2 后，3 处不符全部消除
                第一项加第二项之和，不等于第三项加第四项之和、上年结转与上年报告的结转下年度不一致、总计不等于各类申请人之和 · 依据 国办公开办函〔2021〕30号

      1 份报告需更正：1 处错误。勾稽关系核对 42/42，数据 200 格，空白 0 格，共 200 格。
      "
    `);
  });
});
