import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { executable, launch } from '../support/chromium.ts';
import { choose, finished, type OpenedPage, openAlone, openPage, written } from '../support/page.ts';
import { fixture } from '../support/program.ts';
import { scratch } from '../support/scratch.ts';
import { utf8 } from '../support/utf8.ts';

const good = readFileSync(fixture('cli/reports/good.csv'), 'utf8');
const bad = readFileSync(fixture('cli/reports/bad.csv'), 'utf8');

/** Reports of bodies: each a good one, or a bad one. */
function reports(names: readonly string[], text: string) {
  return names.map((name) => ({ path: `${name}.csv`, bytes: utf8(text.replaceAll(/教育局|商务局/g, name)) }));
}

describe.skipIf(executable === undefined)('the sheet in the page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  async function checked(paths: readonly string[]): Promise<OpenedPage> {
    const opened = await openPage(browser);
    await choose(opened, paths);
    await finished(opened);
    return opened;
  }

  /** Expects what the address leads to in the window, once the page has settled. */
  async function expectInSight({ page }: OpenedPage) {
    await page.waitForTimeout(300);
    const top = () => page.locator(':target').evaluate((target) => target.getBoundingClientRect().top);
    expect(await top()).toBeGreaterThanOrEqual(0);
    expect(await top()).toBeLessThan(900);
  }

  /** Has six reports checked, of which the page has time to draw no more than the first four until `drawAll`. */
  async function partlyDrawn() {
    const opened = await openAlone(browser);
    const { page } = opened;
    await expect.poll(() => page.workers().length, { timeout: 30_000 }).toBe(2);
    await page.evaluate('globalThis.later = []; globalThis.requestIdleCallback = (act) => later.push(act)');
    await choose(opened, written(reports(['甲局', '乙局', '丙局', '丁局', '戊局', '己局'], bad)));
    await page.locator('article').nth(3).waitFor();
    const drawAll = async () => {
      await page.evaluate('globalThis.requestIdleCallback = (act) => setTimeout(act); later.forEach((act) => act())');
      await finished(opened);
    };
    return { opened, page, drawAll };
  }

  const names = ({ page }: OpenedPage) =>
    page.locator('article h2').evaluateAll((all) => all.map(({ textContent }) => textContent));
  const follow = ({ page }: OpenedPage, name: string) => page.locator('.list').getByRole('link', { name }).click();

  test('a report in which nothing was found is shown when its line is followed, in its place', async () => {
    const opened = await checked(written([...reports(['甲局', '丙局', '丁局'], good), ...reports(['乙局'], bad)]));
    const { page } = opened;
    expect(await page.locator('.list tbody tr').count()).toBe(4);
    expect(await page.locator('.checked').innerText()).toBe('核对完毕：4 个文件。');
    expect(await names(opened)).toEqual([expect.stringContaining('乙局')]);
    const order = await page.locator('.list tbody a').allTextContents();
    const [, first, second, third] = order as [string, string, string, string];
    await follow(opened, third);
    await page.locator('article').nth(1).waitFor();
    await follow(opened, first);
    await page.locator('article').nth(2).waitFor();
    expect(await names(opened)).toEqual([order[0], first, third]);
    await expect.poll(() => page.evaluate('document.querySelector("article:target h2").textContent')).toBe(first);
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate('document.querySelector("article:target h2").textContent')).toBe(third);
    expect(order).toContain(second);
    expect(opened.misdeeds).toEqual([]);
  });

  test('what a link leads to is in sight, though the sections before it were not drawn yet', async () => {
    const many = Array.from({ length: 12 }, (_, index) => `第${index + 1}局`);
    const opened = await checked([...written(reports(many, bad)), fixture('cli/reports/scan.pdf')]);
    const { page } = opened;
    for (const name of ['scan.pdf', '第12局', '第7局', '第1局']) {
      await page.evaluate('scrollTo(0, 0)');
      await page.locator('.list tr', { hasText: name }).locator('a').click();
      await expectInSight(opened);
    }
    await page
      .locator('article', { hasText: '第9局' })
      .locator('.remarks a')
      .first()
      .evaluate((link) => {
        scrollTo(0, 0);
        (link as HTMLElement).click();
      });
    await expectInSight(opened);
  });

  test.each(['第24局', '末局'])('what a link leads to stays in sight while other sections come: %s', async (name) => {
    const opened = await openPage(browser);
    const { page } = opened;
    const names = Array.from({ length: 24 }, (_, index) => `第${index + 1}局`);
    await choose(opened, written([...reports(names, bad), ...reports(['末局'], good)]));
    await page.locator('.list tr', { hasText: name }).locator('a').click();
    await finished(opened);
    await expectInSight(opened);
    expect(await page.locator('article:target h2').innerText()).toContain(name);
  });

  test('what is folded is there once it is unfolded', async () => {
    const { page, misdeeds } = await checked([fixture('examples/青石镇2025.xlsx')]);
    const fold = page.locator('article details.clean').first();
    expect(await fold.locator('table').count()).toBe(0);
    await fold.locator('summary').click();
    await fold.locator('td').first().waitFor();
    await fold.locator('summary').click();
    await fold.locator('summary').click();
    expect(await fold.locator('table').count()).toBe(1);
    const passages = page.locator('article .text details').first();
    await passages.locator('summary').click();
    await passages.locator('p').first().waitFor();
    expect(misdeeds).toEqual([]);
  });

  test('on paper, what is not there yet is said to be missing', async () => {
    const { page, drawAll } = await partlyDrawn();
    await page.emulateMedia({ media: 'print' });
    const missing = async () => {
      await page.evaluate('dispatchEvent(new Event("beforeprint"))');
      return page.locator('#sheet > .unprinted').innerText();
    };
    expect(await missing()).toMatch(/^还有 2 份报告没有印出/);
    await drawAll();
    expect(await page.locator('article').count()).toBe(6);
    expect(await missing()).toBe('');
  });

  describe('the button that prints', () => {
    /** Presses it while two reports are still to be drawn. */
    async function pressed() {
      const { opened, page, drawAll } = await partlyDrawn();
      await page.evaluate(
        'globalThis.printed = []; print = () => printed.push(document.querySelectorAll("article").length)',
      );
      const button = page.getByRole('button', { name: '打印' });
      await button.click();
      await page.getByText('正在显示全部报告').waitFor();
      return { opened, page, button, drawAll, printed: () => page.evaluate('printed') };
    }

    test('waits until all reports are there, and says so', async () => {
      const { page, button, drawAll, printed } = await pressed();
      await button.click({ force: true });
      expect(await printed()).toEqual([]);
      await drawAll();
      await expect.poll(printed).toEqual([6]);
      expect(await page.getByText('正在显示全部报告').count()).toBe(0);
      await button.click();
      await expect.poll(printed).toEqual([6, 6]);
    });

    test('prints nothing once its sheet is gone', async () => {
      const { opened, page, drawAll, printed } = await pressed();
      await page.locator('[data-language=en]').click();
      await drawAll();
      await page.locator('#overview', { hasText: 'failed' }).waitFor();
      await finished(opened);
      expect(await printed()).toEqual([]);
      await page.getByRole('button', { name: 'Print' }).click();
      await expect.poll(printed).toEqual([6]);
    });
  });

  test('on paper, a single report begins on the first page, each of several on one of its own', async () => {
    const breaks = async (count: number) => {
      const { page } = await checked(written(reports(['甲局', '乙局'].slice(0, count), bad)));
      await page.emulateMedia({ media: 'print' });
      return page.locator('article').evaluateAll((all) => all.map((one) => getComputedStyle(one).breakBefore));
    };
    expect(await breaks(1)).toEqual(['auto']);
    expect(await breaks(2)).toEqual(['page', 'page']);
  });

  test('which files were skipped is said once', async () => {
    const folder = scratch();
    written([...reports(['甲局'], bad), { path: '情况.txt', bytes: utf8('本周例会改在周五。') }], folder);
    const opened = await openPage(browser);
    await choose(opened, folder);
    await finished(opened);
    const said = (await opened.page.locator('#result').innerText()).match(/跳过 1 个文件/g);
    expect(said).toHaveLength(1);
  });

  test('a file that could not be checked is told of without an overview of one line, and no button is chief', async () => {
    const { page } = await checked([fixture('cli/reports/scan.pdf')]);
    expect(await page.locator('#overview, .tiles, #filters, .list').filter({ visible: true }).count()).toBe(0);
    expect(await page.locator('#unchecked').innerText()).toContain('scan.pdf');
    expect(await page.locator('#result .chief').count()).toBe(0);
    expect(await page.getByRole('button', { name: '退回各单位' }).count()).toBe(0);
  });

  test('to write its corrections is the chief action on a single report; several have none', async () => {
    const { page: one } = await checked(written(reports(['甲局'], bad)));
    expect(await one.locator('#result .chief').allTextContents()).toEqual(['下载更正稿 (0)']);
    const { page: two } = await checked(written(reports(['甲局', '乙局'], bad)));
    expect(await two.locator('#result .chief').count()).toBe(0);
    expect(await two.getByRole('button', { name: '退回各单位' }).count()).toBe(1);
  });

  test('in English, quotation marks are not set in the full width of a Chinese font', async () => {
    const { page } = await openPage(browser);
    const font = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => getComputedStyle(element).fontFamily);
    expect(await font('body')).toMatch(/^"PingFang SC"/);
    await page.locator('[data-language=en]').click();
    expect(await font('body')).toMatch(/^"Segoe UI".*"PingFang SC"/);
  });
});
