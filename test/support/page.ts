import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, CDPSession, Locator, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { builtPage } from './built-page.ts';
import { scratch } from './scratch.ts';

/** The page for browsers, opened from its file. */
export interface OpenedPage {
  readonly page: Page;
  readonly session: CDPSession;
  /** Requests, messages and errors, of which there should be none. */
  readonly misdeeds: readonly string[];
}

/** A file to be checked, by its path below the folder that is chosen. */
export interface GivenFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The places of the page that take files. */
export type Zone = 'reports' | 'previous' | 'roster';

/** The usual size of a window, in pixels. */
const usual = { width: 1280, height: 900 };

const url = pathToFileURL(builtPage()).href;

/** Milliseconds in which a browser opens the page. */
const longestOpening = 30_000;

/** Times that a browser is asked to open the page. */
const maxAttempts = 3;

/** The look of a window; by default 1280 px wide, and light. */
export interface Look {
  readonly width?: number;
  readonly colorScheme?: 'light' | 'dark';
}

/** A window of a browser, and what the page says that is loaded in it. */
interface Tab {
  readonly page: Page;
  readonly session: CDPSession;
  misdeeds: string[];
}

/** The window that the tests of a file share, by its browser. */
const shared = new WeakMap<Browser, Tab>();

/**
 * Opens the page in the window of the tests before: it is loaded anew, with new workers, but a new process of the browser would
 * take twice as long. Downloads and what the page keeps in the browser stay, so that a test about these has a context of its own.
 */
export function openPage(
  browser: Browser,
  { width = usual.width, colorScheme = 'light' }: Look = {},
): Promise<OpenedPage> {
  return attempted(async () => {
    const known = shared.get(browser);
    // A window that does not answer is not used again.
    shared.delete(browser);
    const tab = known ?? (await newTab(browser, {}));
    await tab.page.setViewportSize({ ...usual, width });
    await tab.page.emulateMedia({ media: null, colorScheme });
    const opened = await load(tab);
    shared.set(browser, tab);
    return opened;
  });
}

/** Opens the page in a context of its own, which ends with the test. */
export function openAlone(browser: Browser, options: BrowserContextOptions = {}): Promise<OpenedPage> {
  return attempted(async () => {
    const tab = await newTab(browser, options);
    onTestFinished(() => tab.page.context().close());
    return load(tab);
  });
}

/** Asks a browser again: on a busy machine an old Chromium, for which Playwright is not made, sometimes does not answer. */
async function attempted(open: () => Promise<OpenedPage>): Promise<OpenedPage> {
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const late = setTimeout(longestOpening, undefined, { ref: false });
    const opened = await Promise.race([open(), late]);
    if (opened) return opened;
  }
  throw new Error(`the browser has not opened the page, ${maxAttempts} times`);
}

/** Makes a window. With `SLOW_PAGE=1` the page in it waits for its workers longer. */
async function newTab(browser: Browser, options: BrowserContextOptions): Promise<Tab> {
  const context = await browser.newContext({ viewport: usual, ...options });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await addVisibility(session);
  const tab: Tab = { page, session, misdeeds: [] };
  page.on('pageerror', ({ message }) => tab.misdeeds.push(message));
  page.on('console', (message) => tab.misdeeds.push(message.text()));
  page.on('dialog', (dialog) => tab.misdeeds.push(dialog.message()));
  page.on('request', (request) => {
    if (request.url() !== url && !request.url().startsWith('blob:')) tab.misdeeds.push(request.url());
  });
  if (process.env.SLOW_PAGE) await page.addInitScript({ path: 'test/support/slow-page.js' });
  return tab;
}

/** Loads the page into a window. */
async function load(tab: Tab): Promise<OpenedPage> {
  const { page, session } = tab;
  const misdeeds: string[] = [];
  // Until then it is the page before that says something.
  page.once('framenavigated', () => {
    tab.misdeeds = misdeeds;
  });
  await page.goto(url);
  return { page, session, misdeeds };
}

/** Gives old browsers what Playwright asks of an element to know whether it is visible, in the world of its scripts. */
async function addVisibility(session: CDPSession): Promise<void> {
  const expression =
    'Element.prototype.checkVisibility ??= function () { return this.getClientRects().length > 0; }; undefined';
  session.on('Runtime.executionContextCreated', ({ context }) => {
    // A context may be gone by now.
    session.send('Runtime.evaluate', { contextId: context.id, expression }).catch(() => {});
  });
  await session.send('Runtime.enable');
}

/** Writes files into a folder, and returns their paths there. */
export function written(files: readonly GivenFile[], folder: string = scratch()): string[] {
  return files.map(({ path, bytes }) => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    return file;
  });
}

/** Chooses files with a button of the page, or a folder, given by its path. */
export async function choose(opened: OpenedPage, paths: string | readonly string[], zone: Zone = 'reports') {
  const kind = typeof paths === 'string' ? 'folder' : 'files';
  const input = opened.page.locator(`#${zone} input[data-input=${kind}]`);
  if (typeof paths === 'string' && isOld(opened)) await chooseFolder(input, paths);
  else await input.setInputFiles(paths as string | string[]);
}

/** Chooses a folder in an old Chromium, whose protocol has none: the page gets what its input would give it. */
async function chooseFolder(input: Locator, folder: string) {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  );
  const files = paths.map((path) => [
    `${basename(folder)}/${path.replaceAll('\\', '/')}`,
    readFileSync(join(folder, path)).toString('base64'),
  ]);
  await input.evaluate((element, given) => {
    const value = given.map(([path, base64]) => {
      const bytes = Uint8Array.from(atob(base64!), (character) => character.charCodeAt(0));
      return Object.defineProperty(new File([bytes], path!.split('/').pop()!), 'webkitRelativePath', { value: path });
    });
    Object.defineProperty(element, 'files', { value, configurable: true });
    element.dispatchEvent(new Event('change'));
    Reflect.deleteProperty(element, 'files');
  }, files);
}

/** True for a Chromium whose protocol knows no folders. */
export function isOld({ page }: OpenedPage): boolean {
  return Number.parseInt(page.context().browser()!.version(), 10) < 100;
}

/** Drops files and folders on a place of the page, as a file manager does. */
export async function drop({ page, session }: OpenedPage, paths: readonly string[], zone: Zone = 'reports') {
  const { x, y, width, height } = (await page.locator(`#${zone}`).boundingBox())!;
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: x + width / 2, y: y + height / 2, data });
  }
}

/** Waits until the files that were chosen are checked, and all sections of their sheet are there. */
export async function finished({ page }: OpenedPage): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('body:not(.is-running) :is(#result, #message):not([hidden])') &&
      !document.querySelector('#sheet.is-drawing'),
  );
}

/** Returns the file that a button makes the browser save. */
export async function downloaded({ page }: OpenedPage, button: string | RegExp) {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).first().click();
  const download = await waiting;
  return { name: download.suggestedFilename(), bytes: new Uint8Array(readFileSync(await download.path())) };
}
