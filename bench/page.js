// The page for browsers: how large it is, how soon it can be used, and how long it takes for 300 reports, beside the command in
// the same run. Usage: npm run build && node bench/page.js [reports]. Needs Chromium; CHROMIUM names another one.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { pageName } from '../scripts/build-page.js';
import { median } from './meter.js';
import { writeReports } from './varied-reports.js';

const reports = Number(process.argv[2] ?? 300);
const rounds = 5;
const work = mkdtempSync(join(tmpdir(), 'report-lint-'));
const executablePath = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== undefined && existsSync(path));
const [page, empty, folder] = [join('dist', pageName), join(work, 'empty.html'), join(work, 'reports')];
writeFileSync(empty, '<!doctype html><title>empty</title><p>nothing');
mkdirSync(folder);
const files = await writeReports(folder, reports, { fine: 0.4 });

const content = readFileSync(page, 'utf8');
const packed = /<script type="text\/plain" id="worker">([^<]*)/.exec(content)[1].length;
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(2)} MB`;
console.log(`${megabytes(statSync(page).size)}, of which the worker, packed, ${megabytes(packed)}\n`);

const opened = { empty: [], page: [], usable: [], first: [] };
const runs = { command: [], page: [] };
const peaks = { tasks: [], memory: [] };
let version;
for (let round = 0; round < rounds; round++) {
  opened.empty.push((await open(empty)).paint);
  const { paint, usable, first } = await open(page, files.slice(0, 1));
  opened.page.push(paint);
  opened.usable.push(usable);
  opened.first.push(first);
}
for (let round = 0; round < 3; round++) {
  const args = [resolve('bin/report-lint.js'), '--no-config', '--jobs=1', `--format=html=${join(work, 'sheet.html')}`];
  const start = performance.now();
  spawnSync(process.execPath, [...args, '--force', '.'], { cwd: folder });
  runs.command.push(performance.now() - start);
  const { taken, task, memory } = await open(page, files);
  runs.page.push(taken);
  peaks.tasks.push(task);
  peaks.memory.push(memory);
}
rmSync(work, { recursive: true, force: true });

const row = (name, times, base, unit = 'ms') => {
  const ratio = base ? `${(median(times) / median(base)).toFixed(2)}×` : '';
  return `  ${name.padEnd(32)}${median(times).toFixed(0).padStart(6)} ${unit} ${ratio.padStart(8)}`.trimEnd();
};
console.log(`Chromium ${version}, a new process each time, median of ${rounds}\n`);
console.log(row('an empty page, first paint', opened.empty, opened.empty));
console.log(row('the page, first paint', opened.page, opened.empty));
console.log(row('it takes files', opened.usable, opened.empty));
console.log(row('it shows the result of one', opened.first, opened.empty));
console.log(`\n${reports} reports, median of 3\n`);
console.log(row('the command, in one process', runs.command, runs.command));
console.log(row('the page', runs.page, runs.command));
console.log(row('its longest task', peaks.tasks));
console.log(row('memory of page and workers', peaks.memory, undefined, 'MB'));

/**
 * Opens a page in a new browser, and has it check files. Milliseconds from the start of the navigation: `paint`, `usable`, `first`
 * for the result; `taken` from the choice to the result; the longest `task`, and the peak `memory` of the process in MB.
 */
async function open(path, chosen = []) {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  version = browser.version();
  const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await tab.addInitScript(() => {
    globalThis.tasks = [0];
    new PerformanceObserver((list) =>
      globalThis.tasks.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({
      type: 'longtask',
      buffered: true,
    });
  });
  await tab.goto(pathToFileURL(path).href);
  await tab.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  const [paint, usable] = await tab.evaluate(() => [
    performance.getEntriesByName('first-contentful-paint')[0].startTime,
    performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd,
  ]);
  if (chosen.length === 0) {
    await browser.close();
    return { paint };
  }
  const done = tab.evaluate(
    () =>
      new Promise((resolve) => {
        const isDone = () =>
          !document.body.classList.contains('is-running') && !document.querySelector('#result').hidden;
        const look = () => (isDone() ? resolve(performance.now()) : requestAnimationFrame(look));
        look();
      }),
  );
  const start = await tab.evaluate(() => performance.now());
  await tab.locator('#reports input[data-input=files]').setInputFiles(chosen);
  const first = await done;
  const task = await tab.evaluate(() => Math.max(...globalThis.tasks));
  const memory = await peakOf(browser);
  await browser.close();
  return { paint, usable, first, taken: first - start, task, memory };
}

/** The peak memory of the process that holds a page and its workers, in MB. */
async function peakOf(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const peaks = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))[1]) / 1024);
  return Math.max(...peaks);
}
