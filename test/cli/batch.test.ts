import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { safeName, uniqueNames } from '../../src/file-names/safe-name.ts';
import { bad, good, runIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';

/** A report with a figure whose writing can be corrected. */
const warned = readFileSync(new URL('../../fixtures/cli/reports/warned.csv', import.meta.url));

/** Returns a folder with these files. */
function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const cwd = scratch();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), content);
  }
  return cwd;
}

/** Returns the files below a folder, as paths with slashes. */
function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.replaceAll('\\', '/'))
    .sort();
}

async function run(cwd: string, command: string) {
  const { exitCode, stdout, stderr } = await runIn(cwd, ...command.split(' '), '--lang', 'en');
  return { exitCode, stdout, stderr };
}

const reports = { '年报/a.csv': good, '年报/甲/年报.csv': bad, '年报/乙/年报.csv': warned };

describe('outputs keep names and sub-folders', () => {
  const zip = zipSync({ 'a.csv': good, '甲/年报.csv': bad, '乙/年报.csv': warned });
  const all = ['a.json', '乙/年报.json', '甲/年报.json'];
  test.each<[string, string, string[]]>([
    ['of a folder', '年报', all],
    [
      'of the current folder',
      '.',
      ['all.zip/a.json', 'all.zip/乙/年报.json', 'all.zip/甲/年报.json', ...all.map((path) => `年报/${path}`)],
    ],
    ['of an archive', 'all.zip', all],
    ['of a pattern', '年报/*/*.csv', all.slice(1)],
    ['of files of one folder', '年报/a.csv ./年报/a.csv', ['a.json']],
    ['of files with one name', '年报/甲/年报.csv 年报/乙/年报.csv', all.slice(1)],
    ['of a file alone', '年报/甲/年报.csv', ['年报.json']],
  ])('%s', async (_, names, outputs) => {
    const cwd = folderWith({ ...reports, 'all.zip': zip });
    const { exitCode, stdout, stderr } = await run(cwd, `convert ${names} --to json -o out/`);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toBe(`wrote ${outputs.length} ${outputs.length === 1 ? 'file' : 'files'} to out/\n`);
    expect(filesIn(join(cwd, 'out'))).toEqual(outputs);
    // The outputs are below what is read, and are not read in their turn.
    expect(await run(cwd, `convert ${names} --to json -o out/`)).toMatchObject({ exitCode: 0, stdout });
  });

  test('no two have one name, whatever the case of its letters', async () => {
    const members = { 'A.csv': good, 'a.csv': bad, 'a.txt': '2023', 'sub/a.csv': warned };
    const cwd = folderWith({ 'all.zip': zipSync({ ...members, 'a.txt': good }) });
    await run(cwd, 'convert all.zip --to json -o out/');
    expect(filesIn(join(cwd, 'out'))).toEqual(['A.json', 'a.csv.json', 'a.txt.json', 'sub/a.json']);
  });

  test('no name in an archive leads out of the folder, or to a device', async () => {
    const names = ['../../up.csv', '/top.csv', 'C:\\x\\con.csv', 'sub/../../b.csv', 'a?b/c*.csv', ' ./d.csv'];
    const cwd = folderWith({ 'in/all.zip': zipSync(Object.fromEntries(names.map((name) => [name, good]))) });
    await run(cwd, 'convert in/all.zip --to json -o in/out/');
    const outputs = filesIn(cwd).filter((path) => path.endsWith('.json'));
    expect(outputs).toHaveLength(names.length);
    expect(outputs.filter((path) => !path.startsWith('in/out/'))).toEqual([]);
    expect(outputs.join().replaceAll('in/out/', '')).not.toMatch(/[\\:*?]|\.\.|(?:^|[/,])con\./);
  });
});

describe('a file that fails', () => {
  test.each([
    ['convert', '--to json', 'a.json', '1 could not be converted'],
    ['annotate', '', '甲/年报.checked.xlsx', '1 could not be checked or written'],
    ['fix', '--suggested', '甲/年报.csv', '1 file could not be worked on'],
  ])('keeps no other from being done, and is named: %s', async (command, options, output, said) => {
    const cwd = folderWith({ ...reports, '年报/b.pdf': '%PDF-1.7', '年报/说明.txt': '请查收' });
    const argv = `${command} 年报 -o out/ ${options}`.trim();
    const { exitCode, stdout, stderr } = await run(cwd, argv);
    expect(exitCode).toBe(2);
    expect(stdout).toContain(said);
    expect(stderr).toContain('report-lint: 年报/b.pdf: ');
    expect(stderr).toContain('skipped 1 file without report content');
    expect(filesIn(join(cwd, 'out'))).toContain(output);
  });

  test('or is not there, or in whose way another file is', async () => {
    const cwd = folderWith({ ...reports, 'out/a.json': 'mine' });
    const { exitCode, stdout, stderr } = await run(cwd, 'convert 年报 gone.csv --to json -o out/');
    expect([exitCode, stdout]).toEqual([2, 'wrote 3 files to out/; 1 could not be converted\n']);
    expect(stderr).toContain('gone.csv: there is no such file');
    const again = await run(cwd, 'convert 年报 --to json -o out/');
    expect([again.exitCode, again.stdout]).toEqual([2, 'wrote 2 files to out/; 1 could not be converted\n']);
    expect(again.stderr).toContain('out/a.json exists and was not overwritten');
    expect(readFileSync(join(cwd, 'out/a.json'), 'utf8')).toBe('mine');
  });

  test('no file that is read is written over, not even with --force', async () => {
    const cwd = folderWith(reports);
    const { exitCode, stdout } = await run(cwd, 'fix 年报 -o 年报/ --suggested --force');
    expect(exitCode).toBe(2);
    expect(stdout).toContain('2 files could not be worked on');
    for (const [path, content] of Object.entries(reports)) expect(readFileSync(join(cwd, path))).toEqual(content);
  });
});

describe('the format is guessed from the ending of the output', () => {
  test.each([
    ['out.json', /^\{/],
    ['out.csv', /^青岚区/],
    ['OUT.HTML', /^<!doctype html>/],
    ['out.htm', /^<!doctype html>/],
    ['out.xlsx', /^PK/],
  ])('%s', async (name, start) => {
    const cwd = folderWith(reports);
    expect((await run(cwd, `convert 年报/a.csv -o ${name}`)).exitCode).toBe(0);
    expect(readFileSync(join(cwd, name), 'utf8').replace(/^\ufeff/, '')).toMatch(start);
  });

  test.each(['', '-o out', '-o out.txt', '-o .json', '-o out/'])('but not from “%s”', async (output) => {
    const { exitCode, stderr } = await run(folderWith(reports), `convert 年报/a.csv ${output}`.trim());
    expect(exitCode).toBe(2);
    expect(stderr).toContain('convert needs --to');
  });

  test('and --to comes first', async () => {
    const cwd = folderWith(reports);
    await run(cwd, 'convert 年报/a.csv --to tidy -o out.csv');
    expect(readFileSync(join(cwd, 'out.csv'), 'utf8')).toContain('organization,year,table,row,column,value');
  });
});

test.each([
  ['convert 年报 --to json', 'there are several files: say in which folder'],
  ['convert 年报 -o out.json', '-o takes a folder, with / at its end: -o out.json/'],
  ['annotate 年报 -o out.xlsx', '-o takes a folder'],
  ['annotate 年报 -o out', 'so the name has to end in .xlsx or .docx'],
  ['fix 年报 -o out.csv', '-o takes a folder'],
  ['fix 年报 --format json', 'fix takes one file at a time with --format json'],
  ['convert - --to json -o out/', 'standard input is one file'],
  ['convert empty --to json -o out/', 'found no file to check: empty'],
])('refuses %s', async (command, message) => {
  const cwd = folderWith(reports);
  mkdirSync(join(cwd, 'empty'));
  const { exitCode, stderr } = await run(cwd, command);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(message);
  expect(filesIn(cwd)).toEqual(Object.keys(reports).sort());
});

describe('annotate', () => {
  test('puts copies into a folder, or each next to its file, and sums up', async () => {
    const cwd = folderWith(reports);
    const { exitCode, stdout } = await run(cwd, 'annotate 年报 -o out/');
    expect([exitCode, stdout]).toEqual([
      0,
      'wrote 2 copies to out/: 1 error, 1 warning, 1 info; nothing to correct in 1\n',
    ]);
    expect(filesIn(join(cwd, 'out'))).toEqual(['乙/年报.checked.xlsx', '甲/年报.checked.xlsx']);
    await run(cwd, 'annotate 年报');
    const beside = ['年报/乙/年报.checked.xlsx', '年报/甲/年报.checked.xlsx'];
    expect(filesIn(cwd).filter((path) => path.endsWith('.xlsx') && !path.startsWith('out'))).toEqual(beside);
    expect((await run(cwd, 'annotate 年报')).exitCode).toBe(0);
  });

  test('needs a folder for the files of an archive', async () => {
    const cwd = folderWith({ 'all.zip': zipSync({ 'b.csv': bad, 'a.csv': good }) });
    const { exitCode, stderr } = await run(cwd, 'annotate all.zip');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('all.zip/b.csv: in an archive, beside which no copy can be put');
    expect(await run(cwd, 'annotate all.zip -o out/')).toMatchObject({ exitCode: 0, stderr: '' });
  });
});

describe('fix', () => {
  test('shows the corrections of all files, and writes those into a folder that are asked for', async () => {
    const cwd = folderWith(reports);
    const shown = await run(cwd, 'fix 年报');
    expect(shown.exitCode).toBe(1);
    expect(shown.stdout).toContain('年报/甲/年报.csv\n');
    expect(shown.stdout).toMatch(
      /3 files: 1 of writing only not written; 1 suggested not written: check them first\n$/,
    );
    const some = await run(cwd, 'fix 年报 -o some/');
    expect(some.exitCode).toBe(1);
    expect(filesIn(join(cwd, 'some'))).toEqual(['乙/年报.csv']);
    const all = await run(cwd, 'fix 年报 -o all/ --suggested');
    expect(all.exitCode).toBe(0);
    expect(all.stdout).toMatch(/3 files: 2 corrected in 2 files, written to all\/\n$/);
    expect(filesIn(join(cwd, 'all'))).toEqual(['乙/年报.csv', '甲/年报.csv']);
    expect((await run(cwd, 'all')).exitCode).toBe(0);
  });

  test('corrects the files themselves with --write, each with its backup, but none in an archive', async () => {
    const cwd = folderWith({ ...reports, 'all.zip': zipSync({ 'b.csv': bad }) });
    const { exitCode, stdout, stderr } = await run(cwd, 'fix 年报 all.zip --write --suggested');
    expect([exitCode, stdout]).toEqual([2, expect.stringContaining('1 file could not be worked on')]);
    expect(stderr).toContain('all.zip/b.csv: in an archive, which is not changed');
    expect(readFileSync(join(cwd, '年报/甲/年报.csv.bak'))).toEqual(bad);
    expect((await run(cwd, '年报')).exitCode).toBe(0);
  });

  test('counts the files whose errors are to be corrected by hand', async () => {
    const cwd = folderWith({ 'a.csv': bad, 'b.csv': good });
    const report = JSON.parse((await runIn(cwd, 'convert', 'b.csv', '--to', 'json')).stdout);
    delete report.tables.cases;
    writeFileSync(join(cwd, 'c.json'), JSON.stringify(report));
    const { exitCode, stdout } = await run(cwd, 'fix .');
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/3 files: 1 suggested not written: check them first; errors to correct by hand in 1\n$/);
  });
});

test('a name for a file is safe, and told from others', () => {
  const names = ['a/b:c', ' ..x. ', 'CON', 'nul.csv', 'com1', '\u202e青岚区\u0000', '', '..', '区\ud800'];
  expect(names.map(safeName)).toEqual(['abc', 'x', '_CON', '_nul.csv', '_com1', '青岚区', '', '', '区']);
  expect(safeName('区'.repeat(300))).toHaveLength(80);
  const unique = uniqueNames();
  const given = ['a.html', 'A.html', 'a.html', 'é', 'e\u0301', 'x/a.html'].map((name) => unique([name]));
  expect(given).toEqual(['a.html', 'A (2).html', 'a (3).html', 'é', 'e\u0301 (2)', 'x/a.html']);
});
