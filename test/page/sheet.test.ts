import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { executable, launch } from '../support/chromium.ts';
import { choose, finished, type OpenedPage, openPage, written } from '../support/page.ts';
import { fixture } from '../support/program.ts';
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
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));

  async function checked(paths: readonly string[]): Promise<OpenedPage> {
    const opened = await openPage(browser);
    await choose(opened, paths);
    await finished(opened);
    return opened;
  }

  const names = ({ page }: OpenedPage) =>
    page.locator('article h2').evaluateAll((all) => all.map(({ textContent }) => textContent));
  const follow = ({ page }: OpenedPage, name: string) => page.locator('.list').getByRole('link', { name }).click();

  test('a report in which nothing was found is shown when its line is followed, in its place', async () => {
    const opened = await checked(written([...reports(['甲局', '丙局', '丁局'], good), ...reports(['乙局'], bad)]));
    const { page } = opened;
    await page.locator('article').first().waitFor();
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
    await page.locator('article').nth(11).waitFor();
    const top = () => page.locator(':target').evaluate((target) => target.getBoundingClientRect().top);
    const expectInSight = async () => {
      await page.waitForTimeout(300);
      expect(await top()).toBeGreaterThanOrEqual(0);
      expect(await top()).toBeLessThan(900);
    };
    for (const name of ['scan.pdf', '第12局', '第7局', '第1局']) {
      await page.evaluate('scrollTo(0, 0)');
      await page.locator('.list tr', { hasText: name }).locator('a').click();
      await expectInSight();
    }
    await page
      .locator('article', { hasText: '第9局' })
      .locator('.remarks a')
      .first()
      .evaluate((link) => {
        scrollTo(0, 0);
        (link as HTMLElement).click();
      });
    await expectInSight();
  });
});
