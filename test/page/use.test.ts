import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lint } from '../../src/lint.ts';
import type { Language } from '../../src/model/text.ts';
import { writers } from '../../src/writers/index.ts';
import { executable, launch } from '../support/chromium.ts';
import { choose, downloaded, drop, finished, type OpenedPage, openAlone, openPage, written } from '../support/page.ts';
import { fixture } from '../support/program.ts';
import { utf8 } from '../support/utf8.ts';

const oneMistake = fixture('examples/青石镇2025.xlsx');
const several = ['bad.csv', 'blank.csv', 'good.csv', 'scan.pdf'].map((name) => fixture(`cli/reports/${name}`));

describe.skipIf(executable === undefined)('the page, as a clerk uses it', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  /** False for an old Chromium, which cannot be told what is dropped. */
  const takesDrops = () => Number.parseInt(browser.version(), 10) >= 100;
  const check = async (opened: OpenedPage, paths: readonly string[]) => {
    await choose(opened, paths);
    await finished(opened);
  };
  const sections = ({ page }: OpenedPage) => page.locator('article h2');
  const outcome = ({ page }: OpenedPage) => page.locator('.tools .outcome');

  test('a report is dropped, corrected as ticked, and dropped again', async () => {
    const opened = await openPage(browser);
    const { page, misdeeds } = opened;
    if (takesDrops()) await drop(opened, [oneMistake]);
    else await choose(opened, [oneMistake]);
    await finished(opened);
    expect(await page.locator('td.error').first().textContent()).toMatch(/^12\s+→ 21 ①$/);
    const tick = page.getByRole('checkbox', { name: /J26 （二）部分公开·总计 12 → 21/ });
    expect(await tick.isChecked()).toBe(false);
    await page.getByRole('button', { name: '下载更正稿 (0)' }).click();
    expect(await outcome(opened).innerText()).toMatch(/^没有勾选任何更正。/);
    await page.getByRole('button', { name: '全部勾选' }).click();
    expect(await tick.isChecked()).toBe(true);
    const corrected = await downloaded(opened, '下载更正稿 (1)');
    expect(await outcome(opened).locator('p').allTextContents()).toEqual([
      `已下载 ${corrected.name}。`,
      expect.stringMatching(/^改后再核对：核对通过，.*。$/),
      '原文件没有改动。更正稿看过以后，可以拖回本页再核对。',
    ]);
    expect((await lint(corrected.bytes, { path: corrected.name })).verdict).toBe('pass');
    await check(opened, written([{ path: corrected.name, bytes: corrected.bytes }]));
    expect(await page.locator('article').getAttribute('class')).toBe('pass');
    expect(await page.locator('article').textContent()).toContain(corrected.name);
    expect(misdeeds).toEqual([]);
  });

  test('what is dropped beside the places counts as reports, and replaces those before', async () => {
    if (!takesDrops()) return;
    const opened = await openPage(browser);
    const { page, session } = opened;
    await check(opened, [oneMistake]);
    const address = page.url();
    const { x, y } = (await page.locator('#resulth').boundingBox())!;
    const data = { items: [], files: [...several], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', { type, x, y, data });
    }
    await page.getByText('核对完毕：4 个文件。').waitFor();
    await finished(opened);
    expect(page.url()).toBe(address);
    expect(await page.getByText('青石镇').count()).toBe(0);
    expect(await sections(opened).count()).toBe(2);
    expect(await page.locator('#unchecked').innerText()).toContain('scan.pdf');
  });

  test('reports of last year and a roster are compared once they are chosen, until they are removed', async () => {
    const opened = await openPage(browser);
    const { page } = opened;
    await check(opened, [several[0]!]);
    await choose(
      opened,
      written([{ path: '名单.csv', bytes: utf8('单位名称\n青岚区教育局\n青岚区档案局\n') }]),
      'roster',
    );
    await finished(opened);
    expect(await page.locator('#overview').innerText()).toContain('青岚区档案局');
    expect(await page.locator('#roster .chosen').innerText()).toContain('名单.csv');
    await page.locator('#roster').getByRole('button', { name: '移除' }).click();
    await finished(opened);
    expect(await page.locator('#overview').innerText()).not.toContain('青岚区档案局');
  });

  test('the panel of a file with several reports comes to the report from which it is called', async () => {
    const opened = await openPage(browser);
    const { page } = opened;
    const reports = await Promise.all(
      several.slice(0, 2).map(async (path) => (await lint(readFileSync(path), { path })).reports[0]!.report),
    );
    const list = (await writers.tidy())(reports, 'zh') as string;
    await check(opened, written([{ path: '汇总.csv', bytes: utf8(list) }]));
    const holders = () => page.locator('article:has(.corrections)').evaluateAll((all) => all.map(({ id }) => id));
    expect(await holders()).toEqual(['b1']);
    await page.locator('#b2').getByRole('button', { name: '更正和下载（整个文件）' }).click();
    expect(await holders()).toEqual(['b2']);
    await page.locator('#b1').getByRole('button', { name: '更正和下载（整个文件）' }).click();
    expect(await holders()).toEqual(['b1']);
    await page.getByRole('button', { name: '清空' }).click();
    expect(await page.locator('#result').isVisible()).toBe(false);
    expect(await page.locator('article').count()).toBe(0);
  });

  test('everything can be done with the keyboard', async () => {
    const opened = await openPage(browser);
    const { page } = opened;
    const { keyboard } = page;
    const focused = () => page.evaluate('document.activeElement.textContent');
    const tabTo = async (text: string | RegExp) => {
      for (let steps = 0; steps < 60; steps++) {
        await keyboard.press('Tab');
        if (String(await focused()).match(text)) return;
      }
      throw new Error(`no ${text} is reached`);
    };
    const choosing = page.waitForEvent('filechooser');
    await tabTo(/^选择文件$/);
    await keyboard.press('Enter');
    await (await choosing).setFiles(oneMistake);
    await finished(opened);
    expect(await focused()).toBe('核对结果');
    await tabTo(/^可由程序更正 1 处，已勾选 0 处$/);
    await keyboard.press('Tab');
    await keyboard.press('Space');
    await page.getByText('已勾选 1 处').waitFor();
    await tabTo('下载更正稿');
    const saving = page.waitForEvent('download');
    await keyboard.press('Enter');
    expect((await saving).suggestedFilename()).toMatch(/青石镇2025.*\.xlsx$/);
    await tabTo(/^年度报告!J26$/);
    await keyboard.press('Enter');
    expect(await page.locator('td:target').innerText()).toMatch(/^12/);
  });

  test.each([
    ['zh', 390, 'dark'],
    ['en', 390, 'light'],
    ['zh', 1024, 'light'],
    ['en', 1440, 'dark'],
  ] as const)('%s, %i px, %s: nothing is wider than the window', async (language, width, colorScheme) => {
    const opened = await openPage(browser, { width, colorScheme });
    const { page } = opened;
    const expectNoMore = async () => expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    await speak(opened, language);
    await expectNoMore();
    for (const fold of await page.locator('.beneath summary').all()) await fold.click();
    await expectNoMore();
    await check(opened, several);
    for (const fold of await page.locator('.actions summary, .corrections summary').all()) await fold.click();
    await expectNoMore();
    await fail(opened);
    await expectNoMore();
  });

  test.each([
    ['zh', 390, 'light'],
    ['en', 1440, 'dark'],
  ] as const)('%s, %i px, %s: nothing keeps people out', async (language, width, colorScheme) => {
    // The policy of the page would refuse the script that looks for faults.
    const opened = await openAlone(browser, { viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
    const { page } = opened;
    await page.evaluate(readFileSync('node_modules/axe-core/axe.min.js', 'utf8'));
    await speak(opened, language);
    for (const fold of await page.locator('.beneath summary').all()) await fold.click();
    expect(await faults(opened)).toEqual([]);
    await check(opened, several.slice(0, 2));
    for (const fold of await page.locator('.actions summary, .corrections summary').all()) await fold.click();
    await fail(opened);
    expect(await faults(opened)).toEqual([]);
  });

  test('the other language is spoken at once, and what was ticked stays', async () => {
    const opened = await openPage(browser);
    const { page } = opened;
    await check(opened, several);
    await page.locator('.corrections summary').first().click();
    await page.locator('.corrections input').first().click();
    await speak(opened, 'en');
    await page.locator('#overview', { hasText: 'failed' }).waitFor();
    await finished(opened);
    expect(await page.locator('.checked').innerText()).toBe('Done: 4 files checked.');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.locator('#overview').innerText()).toMatch(/failed/);
    expect(await page.locator('.corrections summary').first().textContent()).toMatch(
      /8 proposed corrections, 1 ticked/,
    );
    const shell = page.locator('#top, #choose, .summary');
    expect((await shell.allInnerTexts()).join('').replace('中文', '')).not.toMatch(/\p{Script=Han}/u);
  });

  test('nothing is kept in the browser, unless the user says so', async () => {
    const opened = await openAlone(browser);
    const { page } = opened;
    const kept = () => page.evaluate('JSON.stringify({ ...localStorage }) + document.cookie');
    await check(opened, [oneMistake]);
    await speak(opened, 'en');
    await page.getByText('Settings', { exact: true }).click();
    await page.getByLabel('Strict').check();
    await finished(opened);
    expect(await kept()).toBe('{}');
    await page.getByLabel('Remember').check();
    await page.reload();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.getByText('Settings', { exact: true }).click();
    expect(await page.getByLabel('Strict').isChecked()).toBe(true);
    await page.getByLabel('Remember').uncheck();
    expect(await kept()).toBe('{}');
  });

  test('a check that is stopped shows what was checked by then', async () => {
    const opened = await openPage(browser);
    const { page } = opened;
    // A report without a mistake has no section, for which the end of the sheet would have to wait.
    const bytes = readFileSync(fixture('examples/溪口镇2025.xlsx'));
    // So many that the last is far away when the first is done.
    const count = 1000;
    const many = Array.from({ length: count }, (_, index) => ({ path: `${index + 1000}.xlsx`, bytes }));
    await choose(opened, written(many));
    await page.getByText(/^已读 [1-9]/).waitFor();
    await page.getByRole('button', { name: '停止' }).click();
    await finished(opened);
    expect(await page.locator('.summary').innerText()).toMatch(/已核对 \d+ 个文件。[\s\S]*核对已停止/);
    expect(await page.locator('.list tbody tr').count()).toBeLessThan(count);
  });

  test('names and cells with markup and script are only shown', async () => {
    const opened = await openPage(browser);
    const { page, misdeeds } = opened;
    const path = '<img src=x onerror=alert(1)>&"\'.csv';
    const text = readFileSync(several[0]!, 'utf8')
      .replaceAll('教育局', '<script>alert(2)</script>局')
      .replace(/行政许可,\d+/, '行政许可,"<svg onload=alert(3)>"');
    await check(opened, [...written([{ path, bytes: utf8(text) }]), oneMistake]);
    await page.locator('.corrections > summary').first().click();
    await page.getByRole('button', { name: '全部勾选' }).first().click();
    for (const button of [/^全部更正稿/, '核对表（网页）', '退回各单位']) await downloaded(opened, button);
    // Not what is seen: a section that is off the screen is not drawn yet.
    const shown = await page.locator('main').textContent();
    for (const harm of [path, '<svg onload=alert(3)>']) expect(shown).toContain(harm);
    expect(await page.locator('#result :is(img, script, svg, iframe)').count()).toBe(0);
    expect(misdeeds).toEqual([]);
  });

  test('on paper there is the sheet, and nothing of the page around it', async () => {
    const opened = await openPage(browser);
    const { page } = opened;
    await check(opened, several);
    await page.emulateMedia({ media: 'print' });
    const shell = page.locator('.zone, .panel, .tools, .languages, #filters');
    expect(await shell.filter({ visible: true }).count()).toBe(0);
    expect(await page.locator('.list, #unchecked, .remarks').filter({ visible: true }).count()).toBeGreaterThan(3);
  });

  test('what fails in the program can be copied, what the user can mend is said', async () => {
    const opened = await openPage(browser);
    const { page } = opened;
    await choose(opened, written([{ path: '~$溪口镇.xlsx', bytes: utf8('x') }]));
    await finished(opened);
    expect(await page.getByRole('alert').innerText()).toContain('没有可以核对的文件');
    await fail(opened);
    expect(await page.getByRole('alert').innerText()).toMatch(/程序内部出错[\s\S]*report-lint \d[\s\S]*a fault/);
  });
});

async function speak({ page }: OpenedPage, language: Language) {
  await page.locator(`[data-language=${language}]`).click();
}

/** Has an error occur in the page that nobody foresaw, and opens what it says about it. */
async function fail({ page }: OpenedPage) {
  await page.evaluate('dispatchEvent(new ErrorEvent("error", { error: new Error("a fault"), message: "a fault" }))');
  await page.locator('#message summary').click();
}

/** Returns the faults of the page that axe calls moderate or worse. */
async function faults({ page }: OpenedPage): Promise<string[]> {
  const { violations } = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as {
    violations: { id: string; impact: string; nodes: { html: string }[] }[];
  };
  return violations.filter(({ impact }) => impact !== 'minor').map(({ id, nodes }) => `${id} ${nodes[0]!.html}`);
}
