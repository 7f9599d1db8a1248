import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { html } from '../../src/formatters/html/index.ts';
import { lint } from '../../src/lint.ts';
import { type Language, languages } from '../../src/model/text.ts';
import { summarise } from '../../src/presentation/summary.ts';
import { exitCode } from '../../src/run/exit-code.ts';
import { executable, launch } from '../support/chromium.ts';
import { plainView } from '../support/plain-view.ts';
import { judgedText, sentences } from '../support/reports-with-text.ts';
import { partly, resultOf } from '../support/results.ts';
import { scratch } from '../support/scratch.ts';
import { variedFiles } from '../support/varied-files.ts';

describe.skipIf(executable === undefined)('the sheet in Chromium', () => {
  let browser: Browser;
  const pages: Record<Language, string> = { zh: '', en: '' };

  beforeAll(async () => {
    browser = await launch();
    shared = await newWindow();
    const folder = new URL('../../fixtures/cli/reports/', import.meta.url).pathname;
    const named = ['bad.csv', 'blank.csv', 'good.csv', 'scan.pdf'].map((path) => ({
      path,
      bytes: readFileSync(folder + path),
    }));
    const hostile = { ...named[0]!, path: '<img src=x onerror=alert(1)>.csv' };
    const inputs = [...named, hostile, ...(await variedFiles(4, undefined, { fine: 0 }))];
    const files = [await partly(), ...(await Promise.all(inputs.map(({ path, bytes }) => lint(bytes, { path }))))];
    const limits = { failOn: 'error', maxWarnings: undefined, exitZero: false } as const;
    const tool = { name: 'report-lint', version: '0.0.0' };
    const result = summarise(files, { tool, strict: false, exitCode: (counts) => exitCode(counts, limits) });
    for (const language of languages) pages[language] = await html(result, { ...plainView, language });
  });

  afterAll(() => browser?.close());

  /** A window that the tests share: the browser takes a second to make one. */
  let shared: Page;

  /** All that the windows tried to load or complained about since a sheet was opened. */
  let asked: string[] = [];

  async function newWindow(options: BrowserContextOptions = {}): Promise<Page> {
    const page = await (await browser.newContext(options)).newPage();
    page.on('pageerror', ({ message }) => asked.push(message));
    page.on('console', (message) => asked.push(message.text()));
    page.on('dialog', (dialog) => asked.push(dialog.message()));
    page.on('request', (request) => asked.push(request.url()));
    return page;
  }

  interface Look {
    readonly width?: number;
    readonly colorScheme?: 'light' | 'dark';
    readonly in?: Page;
  }

  /** Opens the sheet as a reader does; `asked` is all that it tried to load or complained about. */
  async function open(look: Look = {}, language: Language = 'zh', content = pages[language]) {
    const { width = 1440, colorScheme = 'light', in: page = shared } = look;
    const file = join(scratch(), 'sheet.html');
    writeFileSync(file, content);
    await page.setViewportSize({ width, height: 1000 });
    await page.emulateMedia({ media: null, colorScheme });
    asked = [];
    const url = pathToFileURL(file).href;
    await page.goto(url);
    return { page, asked: asked.filter((one) => one !== url) };
  }

  const shown = (page: Page, selector: string) => page.locator(selector).filter({ visible: true });

  test.each([
    ['zh', 390, 'light'],
    ['zh', 1440, 'dark'],
    ['en', 390, 'dark'],
    ['en', 1440, 'light'],
  ] as const)('%s, %i px, %s: whole, asks for nothing, does not complain', async (language, width, colorScheme) => {
    const { page, asked } = await open({ width, colorScheme }, language);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    expect(await shown(page, '.list tbody tr').count()).toBe(10);
    const mistake = { zh: '应为 4，现为 12', en: 'should be 4, not 12' }[language];
    expect(await shown(page, '.remarks li').filter({ hasText: mistake }).count()).toBe(2);
    expect(asked).toEqual([]);
  });

  test('a mark leads to what is said of it, and that back to the figure, by names that are read out', async () => {
    const { page } = await open();
    const body = page
      .locator('article')
      .filter({ has: page.getByRole('heading', { name: '教育局' }) })
      .first();
    const mark = body.getByRole('link', { name: '应为 4，见第 1 条' }).first();
    await mark.click();
    const remark = page.locator('li:target');
    expect(await remark.innerText()).toContain('J26');
    await remark.getByRole('link', { name: 'J26' }).click();
    expect(await page.locator('td:target').innerText()).toMatch(/^12\s+→ 4 ①$/);
  });

  test('words of the text lead to their cell, also in a folded table, and that back to the words', async () => {
    const report = await judgedText([sentences.agrees, sentences.differs]);
    const content = await html(resultOf([report]), plainView);
    const { page, asked } = await open({ width: 390 }, 'zh', content);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    for (const [words, figure] of [
      ['全年收到行政复议5件', /^3\s+①\s+文 5$/],
      ['办结24件', /^24\s+文$/],
    ] as const) {
      await page.getByRole('link', { name: words, exact: true }).click();
      const cell = page.locator('td:target');
      expect(await cell.isVisible()).toBe(true);
      expect(await cell.innerText()).toMatch(figure);
      await cell.getByRole('link', { name: `正文写“${words}”` }).click();
      expect(await page.locator('span:target').innerText()).toContain(words);
    }
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.text p').filter({ hasText: '行政复议' }).isVisible()).toBe(true);
    expect(asked).toEqual([]);
  });

  test('filters by verdict, problem and words, and sorts', async () => {
    const { page } = await open();
    const rows = shown(page, '.list tbody tr');
    const output = page.locator('output');
    await page.getByRole('button', { name: /需更正/ }).click();
    const wrong = await rows.count();
    expect(wrong).toBeLessThan(10);
    expect(await shown(page, 'article').count()).toBe(wrong);
    await page.getByRole('searchbox').fill('BAD.csv');
    expect(await output.innerText()).toBe('显示 1 / 10');
    expect(await rows.innerText()).toContain('青岚区教育局');
    await page.getByRole('searchbox').fill('');
    await page.getByRole('combobox').selectOption('applicant-total');
    expect(await rows.count()).toBeGreaterThan(1);
    await page.getByRole('combobox').selectOption('');
    await page.getByRole('button', { name: '10 全部' }).click();
    const names = () => rows.locator('th').allInnerTexts();
    const before = await names();
    await page.getByRole('button', { name: '报告' }).click();
    const after = await names();
    expect(after).not.toEqual(before);
    expect(after.toSorted()).toEqual(before.toSorted());
    expect(await page.locator('[aria-sort]').getAttribute('aria-sort')).toBe('ascending');
    // The bodies follow, so that one steps through them as they are listed.
    const linked = await rows
      .locator('th a[href]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')!.slice(1)));
    const sections = await page.locator('article').evaluateAll((all) => all.map(({ id }) => id));
    expect(sections).toEqual(linked.filter((id) => sections.includes(id)));
  });

  test('steps from body to body with the arrow keys, past those that are filtered away', async () => {
    const { page } = await open();
    const current = () => page.evaluate('location.hash');
    await page.keyboard.press('ArrowRight');
    expect(await current()).toBe('#b1');
    expect(await page.evaluate('document.activeElement.id')).toBe('b1h');
    await page.keyboard.press('ArrowRight');
    expect(await current()).toBe('#b2');
    await page.keyboard.press('ArrowLeft');
    expect(await current()).toBe('#b1');
    await page.keyboard.press('Escape');
    expect(await current()).toBe('#overview');
    await page.getByRole('button', { name: /部分未核对/ }).click();
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('article:target').getAttribute('class')).toBe('incomplete');
  });

  test('without scripts everything is there, and no filter', async () => {
    const { page } = await open({ in: await newWindow({ javaScriptEnabled: false }) });
    expect(await shown(page, '.list tbody tr').count()).toBe(10);
    expect(await shown(page, 'article .remarks').count()).toBe(await page.locator('article').count());
    expect(await shown(page, '#filters').count()).toBe(0);
    expect(await shown(page, 'button').count()).toBe(0);
  });

  test('on paper each body with mistakes begins a page, and what helps on a screen is gone', async () => {
    const { page } = await open();
    const wrong = await page.locator('article.fail, article.incomplete').count();
    await page.emulateMedia({ media: 'print' });
    expect(await shown(page, '#filters, nav, details').count()).toBe(0);
    expect(await shown(page, 'table:not(.list)').count()).toBeGreaterThanOrEqual(1);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const sheets = pdf.toString('latin1').match(/\/Type \/Page\b/g)!;
    // The overview, those bodies, and what could not be checked.
    expect(sheets.length).toBeGreaterThanOrEqual(1 + wrong + 1);
    expect(sheets.length).toBeLessThanOrEqual(2 + 2 * wrong + 1);
    expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/);
  });
});
