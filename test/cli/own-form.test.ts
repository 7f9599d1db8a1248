import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { beforeEach, describe, expect, test } from 'vitest';
import { mistakesIn } from '../../src/form-check/index.ts';
import { forms, rules } from '../../src/lint.ts';
import { consistentFigures, figuresRead, ownForm, ownFormFolder, readOwn } from '../support/own-form.ts';
import { runIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';

/** The form of one's own that the docs explain: another statutory table, without a line of code for it. */

const form = 'gov-website-2018.json';

let cwd = '';
beforeEach(() => {
  cwd = scratch();
  cpSync(ownFormFolder, cwd, { recursive: true });
});

const lint = async (...given: readonly string[]) => {
  const { stdout, exitCode } = await runIn(cwd, '--form', form, '--format', 'json', ...given);
  return { exitCode, ...JSON.parse(stdout) };
};

test('has no mistakes', () => {
  expect(mistakesIn(ownForm, { forms, rules }).filter(({ severity }) => severity === 'error')).toEqual([]);
});

describe.each(['html', 'csv', 'xlsx', 'docx'])('a report as %s', (format) => {
  test('is read, and its sums are checked', async () => {
    const { exitCode, files } = await lint(`溪口县2024.${format}`);
    expect(exitCode).toBe(0);
    expect(files).toMatchObject([
      {
        verdict: 'pass',
        diagnostics: [],
        reports: [
          {
            organization: '溪口县',
            year: 2024,
            form: 'gov-website',
            editions: { website: '2018' },
            coverage: { relations: { assessed: 3, total: 3 }, cells: { read: 32, blank: 0, total: 32 } },
          },
        ],
      },
    ]);
  });

  test('has the figures of the page', async () => {
    const figures = async (name: string) => {
      const [report] = await readOwn(readFileSync(join(ownFormFolder, name)), name);
      return figuresRead(report!);
    };
    const read = await figures(`溪口县2024.${format}`);
    expect(read).toEqual(await figures('溪口县2024.html'));
    expect(read).toMatchObject({ visits: 3_352_981, 'handled.total': 36_310, 'messages.days': 2.5 });
  });
});

test('the cell behind a broken sum is named', async () => {
  const { exitCode, files } = await lint('青石县2024.xlsx');
  expect(exitCode).toBe(1);
  const [{ diagnostics, reports }] = files;
  expect(diagnostics).toMatchObject([
    { rule: 'handled-sum', cell: 'website/handled.total/number', actual: 33610, expected: 36310, label: '办件量·总数' },
  ]);
  expect(reports[0].culprits).toMatchObject([
    {
      certainty: 'likely',
      explanations: [
        {
          mistakes: [
            { kind: 'cell', cells: [{ cell: 'website/handled.total/number', current: 33610, suggested: 36310 }] },
          ],
        },
        { mistakes: [{ kind: 'cell' }] },
        { mistakes: [{ kind: 'cell' }] },
      ],
    },
  ]);
});

test('all files of a folder are checked with the form of its configuration', async () => {
  writeFileSync(join(cwd, 'report-lint.config.json'), JSON.stringify({ forms: [form], form: ownForm.id }));
  const { stdout, exitCode } = await runIn(cwd, '.', '--lang', 'en');
  expect(exitCode).toBe(1);
  // The other form of the folder is no report.
  expect(stdout).toContain('5 files: 1 failed, 4 passed');
});

test('a blank form is written, filled in and read back', async () => {
  const { exitCode, stdout } = await runIn(
    cwd,
    'new',
    '--year',
    '2025',
    '--organization',
    '柳河县',
    '--form',
    form,
    '-o',
    'b.xlsx',
  );
  expect([exitCode, stdout]).toEqual([0, expect.stringContaining('已写出 b.xlsx（国办函〔2018〕12号）')]);
  expect((await lint('b.xlsx')).files).toMatchObject([{ verdict: 'cannot-check', problem: { code: 'not-filled-in' } }]);

  const figures = consistentFigures([41, 3, 18, 250]);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(join(cwd, 'b.xlsx'));
  const sheet = workbook.worksheets[0]!;
  const [blank] = await readOwn(readFileSync(join(cwd, 'b.xlsx')), 'b.xlsx');
  for (const { at, place } of blank!.tables[0]!.entries) {
    if (!at.total) sheet.getCell(place.row!, place.column!).value = figures[at.row.id]!;
  }
  await workbook.xlsx.writeFile(join(cwd, 'filled.xlsx'));
  const { files } = await lint('filled.xlsx');
  expect(files[0]).toMatchObject({ verdict: 'pass', reports: [{ organization: '柳河县', year: 2025 }] });
  const [filled] = await readOwn(readFileSync(join(cwd, 'filled.xlsx')), 'filled.xlsx');
  expect(figuresRead(filled!)).toEqual(figures);
});

test('a converted report is read again, with the same figures', async () => {
  writeFileSync(join(cwd, 'report-lint.config.json'), JSON.stringify({ forms: [form], form: ownForm.id }));
  const [original] = await readOwn(readFileSync(join(cwd, '青石县2024.xlsx')), '青石县2024.xlsx');
  for (const to of ['xlsx', 'html', 'csv', 'json']) {
    expect((await runIn(cwd, 'convert', '青石县2024.xlsx', '-o', `again.${to}`)).exitCode).toBe(0);
    const [again] = await readOwn(readFileSync(join(cwd, `again.${to}`)), `again.${to}`);
    expect(figuresRead(again!)).toEqual(figuresRead(original!));
  }
});
