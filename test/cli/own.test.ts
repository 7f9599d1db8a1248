import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { ownFormFolder } from '../support/own-form.ts';
import { bad, good, runIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';

const findings = '这是本程序写出的核对结果，不是报告；请核对报告原件';
const configured = '这是本程序的配置文件，或者配置里写到的报表定义、基线，不是报告';

/** Files that the program writes about two reports, or is configured by, and the error for naming each as a report. */
const all: Readonly<Record<string, string>> = {
  'json.json': findings,
  'ndjson.json': findings,
  'sarif.json': findings,
  'gitlab.json': findings,
  'html.html': findings,
  'csv.csv': findings,
  'xlsx.xlsx': findings,
  'fix.json': findings,
  'diff.json': findings,
  'diff.html': findings,
  'none.json': '1:1: 列表是空的',
  'accepted.json': '这是基线文件，列的是已接受的问题，不是报告；请写成 --baseline 文件',
  'receipt.json': '这是核对凭据，不是报告；请核对报告原件',
  'report-lint.config.json': configured,
  'older.json': configured,
  'form.json': configured,
};

const made: Partial<Record<'zh' | 'en', Promise<string>>> = {};
afterAll(async () => {
  for (const folder of Object.values(made)) rmSync(await folder, { recursive: true });
});

/** Creates a folder with two reports, one of them with two findings, and all of these files, which are written once. */
async function folderOf(lang: 'zh' | 'en'): Promise<string> {
  const folder = scratch();
  made[lang] ??= written(lang);
  cpSync(await made[lang], folder, { recursive: true });
  return folder;
}

async function written(lang: 'zh' | 'en'): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'report-lint-'));
  writeFileSync(join(folder, '甲.csv'), good);
  writeFileSync(join(folder, '乙.csv'), bad);
  const formats = Object.keys(all).flatMap((file) => {
    const name = file.replace(/\..*/, '');
    return ['fix', 'diff', 'none', 'accepted', 'receipt', 'report-lint', 'older', 'form'].includes(name)
      ? []
      : ['--format', `${name}=${file}`];
  });
  const lint = (...argv: string[]) => runIn(folder, '--lang', lang, ...argv);
  await lint('甲.csv', '乙.csv', ...formats, '--receipt', 'receipt.json');
  await lint('甲.csv', '--format', 'gitlab=none.json');
  await lint('甲.csv', '乙.csv', '--baseline', 'accepted.json', '--update-baseline');
  cpSync(join(ownFormFolder, 'gov-website-2018.json'), join(folder, 'form.json'));
  writeFileSync(join(folder, 'fix.json'), (await lint('fix', '乙.csv', '--format', 'json')).stdout);
  await lint('diff', '甲.csv', '乙.csv', '--format', 'json=diff.json', '--format', 'html=diff.html');
  await lint('init');
  writeFileSync(
    join(folder, 'older.json'),
    '// That of last year.\n{ "$schema": "./node_modules/report-lint/schemas/config.schema.json", "strict": true }',
  );
  return folder;
}

describe.each(['zh', 'en'] as const)('what the program wrote itself, %s', (lang) => {
  test('is skipped in a folder, by a pattern and in an archive, which --verbose says', async () => {
    const folder = await folderOf(lang);
    const read = async (...argv: string[]) => {
      const { stdout, stderr, exitCode } = await runIn(folder, ...argv, '--format', 'json', '--lang', 'zh');
      return { exitCode, paths: JSON.parse(stdout).files.map(({ path }: { path: string }) => path), stderr };
    };
    expect(await read('.')).toEqual({ exitCode: 1, paths: ['乙.csv', '甲.csv'], stderr: '' });
    expect(await read('*')).toEqual({ exitCode: 1, paths: ['乙.csv', '甲.csv'], stderr: '' });
    const { stderr } = await read('.', '--verbose');
    const told = Object.keys(all).filter((name) => name !== 'report-lint.config.json');
    expect(stderr.trim().split('\n').sort()).toEqual(
      told.map((name) => `${name}：是本程序自己的文件，不是报告，已跳过`).sort(),
    );
    const packed = ['甲.csv', 'json.json', 'html.html'].map((name) => [name, readFileSync(join(folder, name))]);
    writeFileSync(join(folder, '各局.zip'), zipSync(Object.fromEntries(packed)));
    expect(await read('各局.zip')).toEqual({ exitCode: 0, paths: ['各局.zip/甲.csv'], stderr: '' });
  });

  test('is told what it is where it is named', async () => {
    const folder = await folderOf(lang);
    const { stdout } = await runIn(folder, ...Object.keys(all), '--format', 'json', '--lang', 'zh');
    const told = JSON.parse(stdout).files.map((one: { path: string; problem: { message: string } }) => [
      one.path,
      one.problem.message,
    ]);
    expect(Object.fromEntries(told)).toEqual(all);
  });
});

test('a list of corrections is one also when it was saved anew', async () => {
  const folder = await folderOf('zh');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(join(folder, 'xlsx.xlsx'));
  workbook.lastModifiedBy = '张三';
  mkdirSync(join(folder, '存'));
  await workbook.xlsx.writeFile(join(folder, '存/清单.xlsx'));
  cpSync(join(folder, '甲.csv'), join(folder, '存/甲.csv'));
  expect((await runIn(folder, '存')).exitCode).toBe(0);
});

test('where nothing else is there, the run says why it has nothing to do', async () => {
  const folder = await folderOf('zh');
  const { exitCode, stderr } = await runIn(folder, '*.json', '--lang', 'zh');
  expect(exitCode).toBe(2);
  expect(stderr).toContain('没有找到可以核对的文件：*.json（有 11 个是本程序自己的文件，已跳过）');
});

test('a report as JSON is a report, also in a folder with these', async () => {
  const folder = await folderOf('zh');
  await runIn(folder, 'convert', '甲.csv', '--to', 'json', '-o', '甲.json');
  const { stdout } = await runIn(folder, '*.json', '--format', 'json');
  expect(JSON.parse(stdout).files).toMatchObject([{ path: '甲.json', verdict: 'pass' }]);
});
