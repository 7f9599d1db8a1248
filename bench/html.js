// The reviewer's sheet of 300 reports: how large it is, and how soon Chromium shows it, beside a page with nothing in it.
// All take turns in one run, because machines are noisy and only the ratios can be compared.
// Usage: npm run build && node bench/html.js [reports]; with KEEP=folder the pages stay there. Needs Chromium.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { median } from './meter.js';
import { realReports, writeReports } from './varied-reports.js';

const reports = Number(process.argv[2] ?? 300);
const rounds = 7;
const work = mkdtempSync(join(tmpdir(), 'report-lint-'));
const kept = resolve(process.env.KEEP ?? work);
mkdirSync(kept, { recursive: true });
const real = realReports();

const pages = [
  ['an empty page', join(kept, 'empty.html')],
  ['two in five without a word', await sheet('mixed', 0.4)],
  ['something to say of each', await sheet('worst', 0)],
];
writeFileSync(pages[0][1], '<!doctype html><title>empty</title><p>nothing');
const times = await measure(pages.map(([, path]) => path));
const [empty] = times.map(median);
console.log(`${reports} reports, figures of ${real.length} real ones among them; Chromium, median of ${rounds}\n`);
for (const [index, [name, path]] of pages.entries()) {
  const paint = median(times[index]);
  const size = `${(statSync(path).size / 1e6).toFixed(2)} MB`;
  const ratio = `${(paint / empty).toFixed(2)}×`;
  console.log(
    `  ${name.padEnd(28)}${size.padStart(8)}  first paint ${paint.toFixed(0).padStart(4)} ms ${ratio.padStart(7)}`,
  );
}
rmSync(work, { recursive: true, force: true });

/** The sheet of so many reports; gives its path. */
async function sheet(name, fine) {
  const folder = join(work, name);
  mkdirSync(folder);
  await writeReports(folder, reports, { fine });
  const page = join(kept, `${name}.html`);
  const program = resolve('bin/report-lint.js');
  const args = [program, '--no-config', '--lang=zh', `--format=html=${page}`, '.'];
  const { stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  if (!existsSync(page)) throw new Error(stderr);
  return page;
}

/** Milliseconds to the first paint of each page, round after round. */
async function measure(paths) {
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const times = paths.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, path] of paths.entries()) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
      await page.goto(pathToFileURL(path).href);
      await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
      const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0].startTime);
      times[index].push(paint);
      await page.close();
    }
  }
  await browser.close();
  return times;
}
