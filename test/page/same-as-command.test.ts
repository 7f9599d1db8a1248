import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endings } from '../../src/run/converted.ts';
import { executable, launch } from '../support/chromium.ts';
import { bodyNames, someFigures, summedUp } from '../support/county.ts';
import { choose, downloaded, finished, type OpenedPage, openPage } from '../support/page.ts';
import { withFigures } from '../support/parent-and-children.ts';
import { fixture } from '../support/program.ts';
import { runIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';
import { printedWhole } from '../support/whole-reports.ts';

/** Folders of reports; others may be named, between colons. */
const folders = ['fixtures/examples', 'fixtures/cli/reports', ...(process.env.REPORTS?.split(':') ?? [])];

describe.skipIf(executable === undefined)('the page gives what the command writes', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  async function checked(folder: string, beside: { previous?: string; roster?: string } = {}): Promise<OpenedPage> {
    const opened = await openPage(browser);
    if (beside.previous) await choose(opened, beside.previous, 'previous');
    if (beside.roster) await choose(opened, [beside.roster], 'roster');
    await choose(opened, folder);
    await finished(opened);
    return opened;
  }

  test.each(folders)('%s: the result', async (folder) => {
    const opened = await checked(resolve(folder));
    const out = join(scratch(), 'result.json');
    await command(dirname(resolve(folder)), basename(folder), '--format', `json=${out}`);
    expect(await result(opened, 'json')).toBe(readFileSync(out, 'utf8'));
    expect(opened.misdeeds).toEqual([]);
  });

  test('of a county with a roster and reports of last year: the result, the receipt, the sheet, lists and returns', async () => {
    const folder = county();
    const opened = await checked(join(folder, '2023'), {
      previous: join(folder, '2022'),
      roster: join(folder, '名单.csv'),
    });
    const beside = ['--roster', '名单.csv', '--previous', '2022'];
    const outputs = { json: 'out.json', csv: 'out.csv', markdown: 'out.md', html: 'out.html', xlsx: 'out.xlsx' };
    const formats = Object.entries(outputs).flatMap(([name, file]) => ['--format', `${name}=${file}`]);
    await command(folder, '2023', ...beside, ...formats, '--format', 'html=returns/', '--receipt', 'receipt.json');
    const written = (name: string) => readFileSync(join(folder, name));

    expect(await result(opened, 'json')).toBe(written('out.json').toString());
    expect(await result(opened, 'csv')).toBe(written('out.csv').toString());
    expect(await result(opened, 'markdown')).toBe(written('out.md').toString());
    expect(text((await downloaded(opened, '核对表（网页）')).bytes)).toBe(written('out.html').toString());
    expect(Buffer.from((await downloaded(opened, '更正清单')).bytes)).toEqual(written('out.xlsx'));
    expect(JSON.parse(text((await downloaded(opened, '核对凭据')).bytes))).toEqual(
      JSON.parse(written('receipt.json').toString()),
    );
    const returns = unzipSync((await downloaded(opened, '退回各单位')).bytes);
    expect(Object.keys(returns).sort()).toEqual(readdirSync(join(folder, 'returns')).sort());
    for (const [name, page] of Object.entries(returns)) expect(text(page)).toBe(written(`returns/${name}`).toString());
  });

  test.each([
    'examples/青石镇2025.xlsx',
    'cli/fix-word/教育局2023.docx',
    'cli/reports/bad.csv',
  ])('of %s: the corrected file, the marked copy, and the report in other formats', async (path) => {
    const folder = scratch();
    const name = basename(path);
    const stem = name.replace(/\.[^.]*$/, '');
    copyFileSync(fixture(path), join(folder, name));
    const opened = await openPage(browser);
    await choose(opened, [join(folder, name)]);
    await finished(opened);
    const written = (file: string) => readFileSync(join(folder, file));

    await opened.page.getByRole('button', { name: '全部勾选' }).click();
    const corrected = `${stem}.更正${name.slice(stem.length)}`;
    await command(folder, 'fix', name, '--suggested', '-o', corrected);
    expect(await downloaded(opened, /^下载更正稿/)).toEqual({ name: corrected, bytes: bytes(written(corrected)) });

    await command(folder, 'annotate', name);
    const marked = await downloaded(opened, '下载核对稿');
    expect(marked).toEqual({ name: marked.name, bytes: bytes(written(marked.name)) });

    for (const [to, ending] of Object.entries(endings)) {
      const file = `${stem}.${to}${ending}`;
      await command(folder, 'convert', name, '--to', to, '-o', file);
      await opened.page.getByRole('combobox', { name: '转换为' }).selectOption(to);
      const made = await downloaded(opened, /^下载 转换为/);
      expect(made).toEqual({ name: `${stem}.转换${ending}`, bytes: bytes(written(file)) });
    }
  });
});

/** A county of some bodies and their sums, with mistakes, an unread file, a missing body and reports of the year before. */
function county(): string {
  const folder = scratch();
  const names = bodyNames(6);
  const figures = someFigures(6);
  const write = (year: number, body: string, own: Parameters<typeof withFigures>[1]) => {
    const whole = withFigures(body, own, { year });
    writeFileSync(join(folder, String(year), `${body}${year}年政府信息公开工作年度报告.txt`), printedWhole(whole));
  };
  mkdirSync(join(folder, '2022'));
  mkdirSync(join(folder, '2023', '乡镇'), { recursive: true });
  writeFileSync(join(folder, '名单.csv'), `单位,上级\n溪口县,\n${names.map((name) => `${name},溪口县`).join('\n')}\n`);
  write(2023, '溪口县', summedUp(figures));
  for (const [index, name] of names.entries()) {
    write(2022, name, figures[index]!);
    if (index !== 3)
      write(2023, name, { ...figures[index]!, ...(index === 1 && { 'cases/litigation-direct/total': 9 }) });
  }
  writeFileSync(join(folder, '2023', '乡镇', '情况说明.txt'), '本周例会改在周五。\n');
  writeFileSync(join(folder, '2023', '乡镇', 'a.png'), '');
  return folder;
}

async function command(folder: string, ...argv: readonly string[]): Promise<void> {
  const { stderr, exitCode } = await runIn(folder, ...argv, '--no-config', '--lang', 'zh');
  expect(exitCode, stderr).toBeLessThanOrEqual(2);
}

/** Downloads the result in a format. */
async function result(opened: OpenedPage, format: 'json' | 'csv' | 'markdown'): Promise<string> {
  const { page } = opened;
  await page.locator('#actions details').evaluate((details) => details.setAttribute('open', ''));
  await page.getByRole('combobox', { name: '核对结果' }).selectOption(format);
  return text((await downloaded(opened, /^下载 核对结果/)).bytes);
}

function text(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

function bytes(content: Uint8Array): Uint8Array {
  return new Uint8Array(content);
}
