import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { forms } from '../../src/lint.ts';
import { distinct, type Filled } from '../support/make/figures.ts';
import { printPdf } from '../support/make/pdf.ts';
import { asCsv, bytesOf, items, print, title } from '../support/make/printed.ts';
import { bad, good, runIn, screenIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';

const form = forms[0]!;
const figures = distinct(form);

const csv = (filled: Filled, body = '区商务局', year = 2023) => asCsv([title(body, year), ...items(form, filled)]);

/** Returns the figures with one of them changed. */
function other(number: number | string | null): Filled {
  const { requests, ...tables } = figures;
  return { ...tables, requests: { ...requests, granted: { ...requests!.granted, total: number } } };
}

/** Returns stderr of a run over a folder with these files. */
async function said(files: Readonly<Record<string, string | Uint8Array>>, ...argv: readonly string[]): Promise<string> {
  const folder = scratch();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return (await runIn(folder, '.', ...argv)).stderr;
}

test('two reports of one body and year with different figures', async () => {
  const files = { 'a.csv': csv(figures), 'b.csv': csv(other(1)) };
  expect(await said(files)).toBe('区商务局 2023年度有 2 份数字不同的报告：a.csv、b.csv；请确认以哪一份为准\n');
  expect(await said(files, '--lang', 'en', '--format', 'json')).toBe(
    '区商务局 2023 has 2 reports with different figures: a.csv, b.csv; make sure which one counts\n',
  );
});

test('of three, of which two are alike, all are named; so is one in an archive or a folder', async () => {
  const files = { 'a.csv': csv(figures), '新/b.csv': csv(other(1)), '新/c.csv': csv(figures) };
  expect(await said(files)).toContain('有 3 份数字不同的报告：a.csv、新/b.csv、新/c.csv；');
});

test('the same figures in several formats, however they are written, are one report', async () => {
  const printed = [title('区商务局', 2023), ...items(form, figures)];
  const book = await bytesOf((workbook) => print(workbook.addWorksheet('报告'), printed));
  const pages = printPdf(printed, { ruling: 'lines' });
  expect(await said({ 'a.csv': csv(figures), 'b.xlsx': book, 'c.pdf': pages })).toBe('');
  const zeros = (nothing: number | string | null) => csv(other(nothing));
  expect(await said({ 'a.csv': zeros(0), 'b.csv': zeros(null), 'c.csv': zeros('/') })).toBe('');
});

test('a blank and a dash are 0, and leave the table comparable', async () => {
  const zeros = (nothing: number | string | null, held: number) => {
    const { requests, ...tables } = figures;
    const granted = { ...requests!.granted, total: nothing };
    return csv({ ...tables, requests: { ...requests, granted, received: { ...requests!.received, total: held } } });
  };
  for (const nothing of [0, null, '/'])
    expect(await said({ 'a.csv': zeros(nothing, 1), 'b.csv': zeros(nothing, 2) })).toContain('2 份数字不同的报告');
});

test('where a figure was not read, or none is there, nothing is claimed of its table', async () => {
  expect(await said({ 'a.csv': csv(figures), 'b.csv': csv(other('约20')) })).toBe('');
  const { requests, ...tables } = figures;
  const blank = Object.entries(requests!).map(([row, columns]): [string, Record<string, null>] => [
    row,
    Object.fromEntries(Object.keys(columns).map((column) => [column, null])),
  ]);
  const filled = { ...tables, requests: Object.fromEntries(blank) };
  expect(await said({ 'a.csv': csv(figures), 'b.csv': csv(filled) })).toBe('');
});

test('other bodies, other years and reports without a name are others', async () => {
  const files = { 'a.csv': csv(figures), 'b.csv': csv(other(1), '区教育局'), 'c.csv': csv(other(2), '区商务局', 2022) };
  expect(await said(files)).toBe('');
  const nameless = (content: Uint8Array) => content.toString().replace(/^.*年度报告.*\n/m, '');
  expect(await said({ 'a.csv': nameless(good), 'b.csv': nameless(bad) })).toBe('');
});

test('formats for people tell it; neither findings nor the exit code do', async () => {
  const folder = scratch();
  const names = ['pretty', 'markdown', 'html', 'json'];
  writeFileSync(join(folder, 'a.csv'), csv(figures));
  writeFileSync(join(folder, 'b.csv'), csv(distinct(form, 2)));
  const formats = names.flatMap((name) => ['--format', `${name}=out.${name}.txt`]);
  const { exitCode } = await runIn(folder, 'a.csv', 'b.csv', ...formats);
  expect(exitCode).toBe(0);
  const told = names.filter((name) => readFileSync(join(folder, `out.${name}.txt`), 'utf8').includes('数字不同的报告'));
  expect(told).toEqual(['pretty', 'markdown', 'html']);
});

test('a screen that shows it is not told twice', async () => {
  const folder = scratch();
  writeFileSync(join(folder, 'a.csv'), csv(figures));
  writeFileSync(join(folder, 'b.csv'), csv(distinct(form, 2)));
  const screen = screenIn(folder, {}, true);
  await main(['.', '--no-color'], screen.io);
  expect(screen.stdout).toMatch(/\n区商务局 2023年度有 2 份数字不同的报告：.*\n共 2 个文件/);
  expect(screen.stderr).not.toContain('数字不同');
});
