import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { beforeEach, describe, expect, test } from 'vitest';
import { bodyNames, someFigures, summedUp } from '../support/county.ts';
import { withFigures } from '../support/parent-and-children.ts';
import { runIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';
import { printedWhole, type Whole } from '../support/whole-reports.ts';

/** A county of sixty bodies, whose reports a reviewer checks in one command. */

const names = bodyNames(60);
const figures = someFigures(60);
const county = summedUp(figures);
const roster = `单位,上级\n溪口县,\n${names.map((name) => `${name},溪口县`).join('\n')}\n`;
const licensing = 'disclosure/licensing/decisions';

const printed = [withFigures('溪口县', county), ...names.map((_, index) => reportOf(index))].map(
  (whole) => [whole.body!, printedWhole(whole)] as const,
);

let folder: string;
beforeEach(() => {
  folder = scratch();
  mkdirSync(join(folder, '2023'));
  writeFileSync(join(folder, '名单.csv'), roster);
  for (const [body, text] of printed) writeFileSync(fileOf(body), text);
});

function reportOf(index: number, others: Whole = {}): Whole {
  return withFigures(names[index]!, figures[index]!, others);
}

const fileOf = (body: string, ending = 'txt') =>
  join(folder, '2023', `${body}2023年政府信息公开工作年度报告.${ending}`);

function writeReport(whole: Whole, name = whole.body!): void {
  writeFileSync(fileOf(name), printedWhole(whole));
}

function removeReport(index: number): void {
  rmSync(fileOf(names[index]!));
}

interface Finding {
  readonly rule: string;
  readonly cell: string | null;
  readonly kind: string;
  readonly message: string;
}

/** Reviews the county; returns the exit code, the findings by body, and what is said of the roster. */
async function review(...argv: readonly string[]) {
  const { stdout, exitCode } = await runIn(
    folder,
    '2023',
    '--roster',
    '名单.csv',
    '--format',
    'json',
    '--lang',
    'zh',
    ...argv,
  );
  const { files, roster } = JSON.parse(stdout);
  const { missing, twice, unlisted } = roster;
  const found = files.flatMap(
    ({ reports, diagnostics }: { reports: { organization: string }[]; diagnostics: Finding[] }) =>
      diagnostics.map((one) => ({ ...one, body: reports[0]!.organization })),
  ) as (Finding & { readonly body: string })[];
  const shown = found.map(({ body, rule, cell, kind }) => `${body} ${rule} ${cell} ${kind}`);
  return { exitCode, found, shown, roster: { missing, twice, unlisted } };
}

const complete = { missing: [], twice: [], unlisted: [] };

describe('a county of sixty bodies', () => {
  test('in which all is right: nothing', async () => {
    expect(await review()).toEqual({ exitCode: 0, found: [], shown: [], roster: complete });
  });

  test('one missing: named, and the sums of the county are not checked for it', async () => {
    removeReport(3);
    const { shown, found, roster, exitCode } = await review();
    expect(roster).toEqual({ ...complete, missing: [names[3]] });
    expect([shown, exitCode]).toEqual([['溪口县 roll-up null open'], 0]);
    expect(found[0]!.message).toContain(`${names[3]}（未收到）`);
    expect((await review('--strict')).exitCode).toBe(1);
  });

  test('one twice with other figures: both files, and only the cells that differ are open', async () => {
    writeReport(
      withFigures(names[5]!, { ...figures[5]!, [licensing]: figures[5]![licensing]! + 1 }),
      `${names[5]}（新）`,
    );
    const { shown, found, roster } = await review();
    expect(roster.twice).toEqual([{ name: names[5], paths: [expect.any(String), expect.stringContaining('（新）')] }]);
    expect([roster.missing, roster.unlisted, shown]).toEqual([[], [], ['溪口县 roll-up null open']]);
    expect(found[0]!.message).toMatch(/^表二“行政许可·本年处理决定数量”汇总数未核对/);
  });

  test('one misnamed: missing and unlisted, and in words the likely pair', async () => {
    removeReport(11);
    writeReport(reportOf(11, { body: '溪口县文旅局' }));
    const { shown, roster } = await review();
    expect([names[11], roster.missing]).toEqual(['溪口县文化和旅游局', [names[11]]]);
    expect(roster.unlisted).toEqual([{ name: '溪口县文旅局', path: expect.any(String) }]);
    expect(shown).toEqual(['溪口县 roll-up null open']);
    const { stdout } = await runIn(folder, '2023', '--roster', '名单.csv', '--lang', 'zh');
    expect(stdout).toMatch(/名称可能写错.*溪口县文旅局.*溪口县文化和旅游局/);
  });

  test('one in last year’s form: its edition, and what that form does not tell', async () => {
    const own = Object.entries(figures[20]!).filter(([id]) => !/^disclosure|\/other/.test(id));
    writeReport(withFigures(names[20]!, Object.fromEntries(own), { edition: '2019' }));
    const { shown, found, roster } = await review();
    expect(roster).toEqual(complete);
    expect(new Set(shown.filter((one) => one.includes('edition-mismatch')).map((one) => one.split(' ')[0]))).toEqual(
      new Set([names[20]]),
    );
    const open = found.filter(({ rule, kind }) => rule === 'roll-up' && kind === 'open');
    expect(open.map(({ message }) => message)).toEqual([expect.stringContaining(names[20]!)]);
  });

  test('one with a changed cell: that cell of the county, and no other', async () => {
    writeReport(withFigures(names[30]!, { ...figures[30]!, [licensing]: figures[30]![licensing]! + 40 }));
    const { shown, roster, exitCode } = await review();
    expect([roster, shown, exitCode]).toEqual([complete, [`溪口县 roll-up ${licensing} fail`], 1]);
  });

  test('one scan: received, not readable, and named where the sums of the county are not checked', async () => {
    removeReport(40);
    writeFileSync(fileOf(names[40]!, 'jpg'), 'no text');
    const { shown, found, roster } = await review();
    expect([roster, shown]).toEqual([complete, ['溪口县 roll-up null open']]);
    expect(found[0]!.message).toMatch(new RegExp(`${names[40]}（.*\\.jpg 未能读取）`));
  });

  test('one of another year: said of that report', async () => {
    writeReport(reportOf(50, { year: 2022 }));
    const { shown } = await review();
    expect(shown).toContain(`${names[50]} year-mismatch null fail`);
  });

  test('sheet and workbook show which relations hold in each report, also that of the county', async () => {
    const xlsx = join(folder, 'a.xlsx');
    await runIn(folder, '2023', '--roster', '名单.csv', '--format', `xlsx=${xlsx}`, '--lang', 'zh');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(xlsx);
    const sheet = workbook.getWorksheet('勾稽关系')!;
    expect(sheet.rowCount).toBe(62);
    const rows = sheet.getSheetValues().flatMap((row) => (Array.isArray(row) ? [row.slice(1).map(String)] : []));
    const lastOf = (body: string) => rows.find(([name]) => name === body)!.slice(3);
    expect(rows[0]!.at(-1)).toBe('汇总 = 所属各单位之和');
    expect(lastOf('溪口县')).toEqual(['相符', '相符', '相符', '相符', '相符']);
    expect(lastOf(names[0]!)).toEqual(['相符', '相符', '相符', '相符', '']);
    const { stdout } = await runIn(folder, '2023', '--roster', '名单.csv', '--format', 'html', '--lang', 'zh');
    expect(stdout.match(/<details class=matrix>[\s\S]*?<\/details>/)?.[0].match(/<tr>/g)).toHaveLength(62);
  });

  test('a list is the same, whatever was written before it', async () => {
    writeReport(withFigures(names[3]!, { ...figures[3], [licensing]: -1 }));
    const list = async () => {
      await runIn(folder, '2023', '--format', 'xlsx=list.xlsx', '--force');
      return readFileSync(join(folder, 'list.xlsx'));
    };
    const before = await list();
    await runIn(folder, '2023', '--roster', '名单.csv', '--format', 'xlsx=matrix.xlsx');
    expect(await list()).toEqual(before);
  });

  test('in parts, merged: the bytes of one run, in each format', async () => {
    removeReport(3);
    writeReport(reportOf(50, { year: 2022 }));
    for (const index of [1, 2, 3]) {
      await runIn(folder, '2023', '--roster', '名单.csv', '--shard', `${index}/3`, '--format', `json=${index}.json`);
    }
    for (const format of ['json', 'html', 'markdown']) {
      const whole = await runIn(folder, '2023', '--roster', '名单.csv', '--format', format);
      const merged = await runIn(folder, 'merge', '1.json', '2.json', '3.json', '--format', format);
      // A busy machine shows the progress of a run.
      const said = whole.stderr.replaceAll(/^正在核对 .*\n/gm, '');
      expect([merged.stderr, merged.stdout, merged.exitCode], format).toEqual([said, whole.stdout, whole.exitCode]);
    }
  });
});
