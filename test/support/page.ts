import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, CDPSession, Locator, Page } from 'playwright-core';
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

/** Milliseconds in which a browser opens the page. */
const longestOpening = 30_000;

/** Times that a browser is asked to open the page. */
const maxAttempts = 3;

/**
 * Opens the page in a context of its own, which ends with the browser. With `SLOW_PAGE=1` it waits for its workers longer. On a busy machine an old Chromium, for which Playwright is
 * not made, sometimes does not answer: it is asked again.
 */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<OpenedPage> {
  const url = pathToFileURL(await builtPage()).href;
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const late = setTimeout(longestOpening, undefined, { ref: false });
    const opened = await Promise.race([open(browser, url, options), late]);
    if (opened) return opened;
  }
  throw new Error(`the browser has not opened the page, ${maxAttempts} times`);
}

async function open(browser: Browser, url: string, options: BrowserContextOptions): Promise<OpenedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await addVisibility(session);
  const misdeeds: string[] = [];
  page.on('pageerror', ({ message }) => misdeeds.push(message));
  page.on('console', (message) => misdeeds.push(message.text()));
  page.on('dialog', (dialog) => misdeeds.push(dialog.message()));
  page.on('request', (request) => {
    if (request.url() !== url && !request.url().startsWith('blob:')) misdeeds.push(request.url());
  });
  if (process.env.SLOW_PAGE) await page.addInitScript({ path: 'test/support/slow-page.js' });
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
