import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';

/** The Chromium of `CHROMIUM`, else of where systems put it; undefined if there is none, and its tests are skipped. */
export const executable = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
].find((path) => path !== undefined && existsSync(path));

export async function launch(): Promise<Browser> {
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath: executable!, args: ['--no-sandbox'] });
}
