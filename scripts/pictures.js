// Photographs the page for people without Node, dist/年报核对.html, with the bundled reports and others made of them, for the READMEs and
// docs/page*.md: one report with a wrong figure, and the overview of many, in both languages. Needs `npm run build` first, and Chromium.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { chromium } from 'playwright-core';
import { indexedPng } from './png.js';

const examples = 'fixtures/examples/';
const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The bodies of the overview, each with the example that its report is made of, and the cells that are written over. */
const received = [
  { name: '溪口镇', like: '溪口镇' },
  { name: '青石镇', like: '青石镇' },
  { name: '柳河镇', like: '柳河镇' },
  { name: '青川镇', like: '溪口镇' },
  { name: '云岭镇', like: '溪口镇', cells: { 'sheet2!D18': 5 } },
  { name: '石桥乡', like: '溪口镇' },
  { name: '白沙乡', like: '溪口镇', cells: { 'sheet2!J29': '' } },
  { name: '南浦镇', like: '溪口镇' },
  { name: '东渡镇', like: '溪口镇' },
];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
for (const language of ['zh', 'en']) {
  await photograph(`docs/page.${language}.png`, language, oneReport);
  await photograph(`docs/page-many.${language}.png`, language, manyReports);
}
await browser.close();

/** A report with a wrong figure: what is said of it, beside the table with the cell. */
async function oneReport(page) {
  await page.setInputFiles('#reports [data-input=files]', `${examples}青石镇2025.xlsx`);
  const cell = page.locator('#sheet td', { hasText: '→' }).first();
  await cell.waitFor();
  // What is above the table is folded, as a reader may do.
  await page.locator('#sheet .text details, #sheet details.clean').evaluateAll((all) => {
    for (const one of all) one.open = false;
  });
  const report = await boxOf(page.locator('#sheet article'));
  const wrong = await boxOf(cell);
  return { ...report, height: wrong.y + wrong.height + 70 - report.y };
}

/** The overview of many reports, compared with last year's and with the list of the bodies. */
async function manyReports(page) {
  const earlier = received.filter(({ like }) => like === '溪口镇');
  await page.setInputFiles(
    '#previous [data-input=files]',
    earlier.map((one) => report({ ...one, cells: { 'sheet1!D6': one.name === '南浦镇' ? 5 : 7 } }, 2024)),
  );
  const bodies = [...received.map(({ name }) => name), '北坪镇', '临江乡'];
  const list = ['单位', ...bodies.map((name) => `${name}人民政府`)].join('\n');
  await page.setInputFiles('#roster [data-input=files]', file('名单.csv', 'text/csv', list));
  const scan = readFileSync('fixtures/cli/reports/scan.pdf');
  await page.setInputFiles('#reports [data-input=files]', [
    ...received.map((one) => report(one, 2025)),
    file('北坪镇2025年报（扫描件）.pdf', 'application/pdf', scan),
  ]);
  await page.locator('.checked', { hasText: /完毕|Done/ }).waitFor();
  const { y, height } = await boxOf(page.locator('#overview'));
  const { width } = page.viewportSize();
  return { x: 0, y: 0, width, height: y + height + 8 };
}

/** Returns the place of an element on the whole page, however far that is scrolled. */
function boxOf(locator) {
  return locator.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x: x + scrollX, y: y + scrollY, width, height };
  });
}

/** Opens the page, and writes a picture of the part that `show` returns. */
async function photograph(to, language, show) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1.5 });
  await page.goto(pathToFileURL('dist/年报核对.html').href);
  await page.click(`[data-language=${language}]`);
  await page.mouse.move(0, 0);
  const clip = await show(page);
  const png = await page.screenshot({ clip, fullPage: true });
  await page.close();
  writeFileSync(to, indexedPng(await pixelsOf(png)));
}

/** Has the browser unpack a picture. */
async function pixelsOf(png) {
  const page = await browser.newPage();
  const { width, height, base64 } = await page.evaluate(async (data) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const bytes = context.getImageData(0, 0, image.width, image.height).data;
    let text = '';
    for (let at = 0; at < bytes.length; at += 0x4000) text += String.fromCharCode(...bytes.subarray(at, at + 0x4000));
    return { width: image.width, height: image.height, base64: btoa(text) };
  }, png.toString('base64'));
  await page.close();
  return { width, height, pixels: Buffer.from(base64, 'base64') };
}

/** Makes a report of an example: of another body, for a year, with other figures in some cells. */
function report({ name, like, cells = {} }, year) {
  const parts = unzipSync(readFileSync(`${examples}${like}2025.xlsx`));
  const change = (path, to) => {
    parts[path] = strToU8(to(strFromU8(parts[path])));
  };
  change('xl/sharedStrings.xml', (text) => text.replaceAll(like, name).replaceAll('2025', year));
  for (const [address, value] of Object.entries(cells)) {
    const [sheet, cell] = address.split('!');
    const written = new RegExp(`(<c r="${cell}"[^>]*>)<v>[^<]*</v>`);
    change(`xl/worksheets/${sheet}.xml`, (text) => {
      if (!written.test(text)) throw new Error(`${like} has no figure in ${address}`);
      return text.replace(written, `$1<v>${value}</v>`);
    });
  }
  return file(`${name}${year}.xlsx`, workbook, zipSync(parts));
}

function file(name, mimeType, content) {
  return { name, mimeType, buffer: Buffer.from(content) };
}
