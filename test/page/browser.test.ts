import { runInNewContext } from 'node:vm';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { lint } from '../../src/lint.ts';
import { executable, launch } from '../support/chromium.ts';
import { distinct, type Filled } from '../support/make/figures.ts';
import { printedFormats } from '../support/make/formats.ts';
import { items, title } from '../support/make/printed.ts';
import {
  choose,
  downloaded,
  drop,
  finished,
  type GivenFile,
  isOld,
  openAlone,
  openPage,
  written,
} from '../support/page.ts';
import { fixture } from '../support/program.ts';
import { scratch } from '../support/scratch.ts';

/** Also run in an old Chromium, which `scripts/old-chromium.js` fetches. */
describe.skipIf(executable === undefined)('the page in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  test('asks for nothing and does not complain, whatever is done with it', async () => {
    const opened = await openPage(browser);
    const { page, misdeeds } = opened;
    await choose(opened, [fixture('cli/reports/bad.csv'), fixture('examples/青石镇2025.xlsx')]);
    await finished(opened);
    for (const summary of await page.locator('.corrections > summary').all()) await summary.click();
    for (const button of await page.getByRole('button', { name: '全部勾选' }).all()) await button.click();
    const saved = [];
    for (const button of ['核对表（网页）', '更正清单', '退回各单位', '核对凭据', /^全部更正稿/, '全部核对稿']) {
      saved.push(await downloaded(opened, button));
    }
    await page.getByText('还没有开始编？下载空白年报').click();
    saved.push(await downloaded(opened, '下载空白年报'));
    expect(saved.map(({ name, bytes }) => `${name.split('.').at(-1)} ${bytes.length > 1000}`)).toEqual([
      'html true',
      'xlsx true',
      'zip true',
      'json true',
      'zip true',
      'zip true',
      'xlsx true',
    ]);
    expect(misdeeds).toEqual([]);
  });

  test('reads every kind of file, and finds in it what the library finds', async () => {
    const files = await reportInAllFormats();
    const opened = await openPage(browser);
    await choose(opened, written(files));
    await finished(opened);
    expect(await resultOf(opened)).toEqual(await foundIn(files));
    expect(opened.misdeeds).toEqual([]);
  });

  test('takes a folder, with a button and when it is dropped', async () => {
    const folder = scratch();
    const [{ bytes: xlsx }, { bytes: xls }] = (await reportInAllFormats()) as [GivenFile, GivenFile];
    const files = [
      { path: '年报/a.xlsx', bytes: xlsx },
      { path: '年报/街道/b.xls', bytes: xls },
    ];
    written(files, folder);
    const dropped = (opened: OpenedPage, path: string) => drop(opened, [path]);
    for (const give of [choose, dropped]) {
      const opened = await openPage(browser);
      // The protocol of an old Chromium drops no files.
      if (give === dropped && isOld(opened)) continue;
      await give(opened, `${folder}/年报`);
      await finished(opened);
      expect(await resultOf(opened)).toEqual(await foundIn(files));
    }
  });

  test('has the language of the oldest Node that is supported, in the page and its workers', async () => {
    // A newer Node has more, which no source uses, since the tests also run on the oldest.
    if (!process.version.startsWith('v20.')) return;
    const { page } = await openAlone(browser);
    const missing = (names: readonly string[]) =>
      names.filter((name) => {
        const keys = name.split('.');
        const last = keys.pop()!;
        const owner = keys.reduce<object>((found, key) => Reflect.get(found, key), globalThis);
        return !Reflect.has(owner, last);
      });
    // Both begin before there is a file; the reader ends with the check.
    await expect.poll(() => page.workers().length, { timeout: 30_000 }).toBe(2);
    expect(await page.evaluate(missing, languageNames())).toEqual([]);
    for (const worker of page.workers()) expect(await worker.evaluate(missing, languageNames())).toEqual([]);
  });

  test('can connect to nothing', async () => {
    const { page } = await openPage(browser);
    const reached = await page.evaluate(async () => {
      const image = new Image();
      const loaded = new Promise((resolve) => {
        image.onload = () => resolve('image');
        image.onerror = () => resolve('no image');
      });
      image.src = 'http://127.0.0.1:9/a.png';
      const fetched = await fetch('data:text/plain,a').then(
        () => 'fetched',
        () => 'not fetched',
      );
      return [await loaded, fetched, navigator.sendBeacon === undefined];
    });
    expect(reached).toEqual(['no image', 'not fetched', false]);
  });

  test('without scripts, or in a browser that is too old, it says what to do', async () => {
    const { page: inert } = await openAlone(browser, { javaScriptEnabled: false });
    expect(await inert.innerText('body')).toMatch(/^本页需要运行脚本.*\n+This page needs scripts.*$/);
    const { page: old, misdeeds } = await openAlone(browser);
    await old.addInitScript('delete globalThis.DecompressionStream');
    await old.reload();
    expect(await old.innerText('body')).toMatch(/^当前浏览器版本太旧.*极速模式.*\n+This browser is too old.*$/);
    expect(misdeeds).toEqual([]);
  });
});

type OpenedPage = Awaited<ReturnType<typeof openPage>>;

/** A report with a wrong total, as a file of each kind. */
function reportInAllFormats(): Promise<GivenFile[]> {
  const form = forms.find(({ edition }) => edition === '2021')!;
  const figures = distinct(form);
  const faulty: Filled = {
    ...figures,
    requests: { ...figures.requests, granted: { ...figures.requests!.granted, total: 12 } },
  };
  const printed = [title('云浦市', 2025), ...items(form, faulty)];
  return Promise.all(
    Object.entries(printedFormats).map(async ([path, write]) => ({ path, bytes: await write(printed) })),
  );
}

/** The functions and properties of the language in this Node, `Array.prototype.at`, without those that nothing here uses. */
function languageNames(): string[] {
  const unused = /^(?:RegExp\.prototype\.unicodeSets|ArrayBuffer\.prototype\.(?:maxByteLength|resiz\w+)|Error\.\w+)$/;
  // In a realm of its own, since pdf.js adds to this one.
  const names: string[] = runInNewContext(`
    const classes = [Object, Array, String, Number, Promise, Map, Set, RegExp, Date, ArrayBuffer, DataView, Error];
    const owners = [
      ...Object.entries({ Math, JSON, Reflect, 'Uint8Array.prototype': Object.getPrototypeOf(Uint8Array.prototype) }),
      ...classes.flatMap((one) => [[one.name, one], [one.name + '.prototype', one.prototype]]),
    ];
    owners.flatMap(([name, owner]) => Object.getOwnPropertyNames(owner).map((key) => name + '.' + key));
  `);
  return names.filter((name) => !unused.test(name));
}

/** What is found in files, as JSON has it: in the order of their paths. */
async function foundIn(files: readonly GivenFile[]) {
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return Promise.all(sorted.map(foundInFile));
}

async function foundInFile({ path, bytes }: GivenFile) {
  const { format, verdict, diagnostics } = await lint(bytes, { path });
  return { path, format, verdict, cells: diagnostics.map(({ cell }) => cell) };
}

/** The result of the page, as it gives it to other programs. */
async function resultOf(opened: OpenedPage) {
  await opened.page.getByText('其他格式').click();
  await opened.page.getByRole('combobox', { name: '核对结果' }).selectOption('json');
  const { bytes } = await downloaded(opened, /^下载 核对结果/);
  const { files } = JSON.parse(new TextDecoder().decode(bytes)) as { files: readonly FileInJson[] };
  return files.map(({ path, format, verdict, diagnostics }) => ({
    ...{ path, format, verdict },
    cells: diagnostics.map(({ cell }) => cell),
  }));
}

interface FileInJson {
  readonly path: string;
  readonly format: string;
  readonly verdict: string;
  readonly diagnostics: readonly { readonly cell: string | null }[];
}
