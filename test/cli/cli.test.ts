import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  closeSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ExcelJS from 'exceljs';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { sealPage } from '../../src/artifacts/seal.ts';
import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';
import { languageOf } from '../../src/cli/options/program.ts';
import { runOutputs } from '../../src/files/run-outputs.ts';
import { widthOf } from '../../src/formatters/terminal-text.ts';
import { rules } from '../../src/lint.ts';
import { scratch } from '../support/scratch.ts';

const folder = new URL('../../fixtures/cli/', import.meta.url).pathname;
const reports = `${folder}reports`;

/** Returns the page for browsers, in small. */
async function smallPage(): Promise<URL> {
  const page = pathToFileURL(join(scratch(), 'page.html'));
  const content = '<!doctype html>\n<title>年报核对</title>\n<p>把年报拖到这里</p>\n';
  writeFileSync(page, await sealPage(content, { kind: 'page', source: '' }));
  return page;
}

interface Run {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Both, as a terminal shows them. */
  readonly screen: string;
}

async function run(
  argv: readonly string[],
  given: Partial<Io> & { readonly input?: string | Uint8Array } = {},
): Promise<Run> {
  const out = { stdout: '', stderr: '', screen: '' };
  const sink = (name: 'stdout' | 'stderr') => ({
    write: (chunk: string | Uint8Array) => {
      const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
      out[name] += text;
      out.screen += text;
    },
  });
  const stdin = (async function* () {
    yield typeof given.input === 'string' ? Buffer.from(given.input) : (given.input ?? new Uint8Array());
  })();
  const io: Io = { stdout: sink('stdout'), stderr: sink('stderr'), stdin, env: {}, cwd: reports, ...given };
  const exitCode = await main(argv, io);
  return { exitCode, ...out };
}

/**
 * A transcript is a list of commands: `$ report-lint …`, with `< file` for standard input; the screen; `exit N`. Each
 * transcript runs in a copy of the reports, or of the folder of its own name, and may write there.
 */
describe.each(readdirSync(folder).filter((name) => name.endsWith('.txt')))('%s', (name) => {
  const transcript = readFileSync(folder + name, 'utf8');

  test('gives the same screen', async () => {
    const cwd = scratch();
    const own = folder + name.replace(/\.txt$/, '');
    cpSync(existsSync(own) ? own : reports, cwd, { recursive: true });
    const page = await smallPage();
    let actual = '';
    for (const [, command = ''] of transcript.matchAll(/^\$ report-lint ?(.*)$/gm)) {
      const [words = '', input] = command.split(' < ');
      const argv = [...words.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
      const given = input === undefined ? {} : { input: readFileSync(join(cwd, input)) };
      const { screen, exitCode } = await run(argv, { cwd, page, ...given });
      actual += `${actual === '' ? '' : '\n'}$ report-lint ${command}\n${screen}exit ${exitCode}\n`.replace(
        'report-lint \n',
        'report-lint\n',
      );
    }
    if (process.env.UPDATE) writeFileSync(folder + name, actual);
    else expect(actual).toBe(transcript);
  });
});

test('the locale gives the language, an option beats it', () => {
  const locales = [
    [[], {}, 'zh'],
    [[], { LANG: 'en_GB.UTF-8' }, 'en'],
    [[], { LANG: 'C' }, 'zh'],
    [[], { LANG: 'C.UTF-8' }, 'zh'],
    [[], { LANG: 'POSIX' }, 'zh'],
    [[], { LANG: 'fr_FR.UTF-8' }, 'zh'],
    [[], { LANG: 'en_GB', LC_MESSAGES: 'zh_CN' }, 'zh'],
    [[], { LC_ALL: 'en_US', LC_MESSAGES: 'zh_CN' }, 'en'],
    [[], { LC_ALL: '', LANG: 'en' }, 'en'],
    [['--lang', 'en'], { LANG: 'zh_CN' }, 'en'],
    [['--lang=zh'], { LANG: 'en_GB' }, 'zh'],
    [['--lang', 'xx'], { LANG: 'en_GB' }, 'en'],
  ] as const;
  for (const [argv, env, language] of locales) expect(languageOf(argv, { env })).toBe(language);
});

test('on Windows the system tells its language where no variable does', () => {
  let asked = 0;
  const language = (locale: string, given: Partial<Parameters<typeof languageOf>[1]> = {}, ...argv: string[]) => {
    asked = 0;
    const systemLocale = () => {
      asked++;
      return locale;
    };
    return languageOf(argv, { env: {}, platform: 'win32', systemLocale, ...given });
  };
  expect([language('en-US'), asked]).toEqual(['en', 1]);
  expect(['en-GB', 'en', 'zh-CN', 'zh-Hant-TW', 'fr-FR', ''].map((locale) => language(locale))).toEqual(
    'en en zh zh zh zh'.split(' '),
  );
  // Nobody asks in vain.
  for (const env of [{ LC_ALL: 'zh_CN' }, { LC_MESSAGES: 'zh_CN' }, { LANG: 'zh_CN' }]) {
    expect([language('en-US', { env }), asked]).toEqual(['zh', 0]);
  }
  expect([language('en-US', {}, '--lang', 'zh'), asked]).toEqual(['zh', 0]);
  // A job of cron has no locale, for which Node says en-US.
  for (const platform of ['linux', 'darwin'] as const) {
    expect([language('en-US', { platform }), asked]).toEqual(['zh', 0]);
  }
});

test('results go to stdout, notices to stderr', async () => {
  const { stdout, stderr } = await run(['good.csv', '~$good.csv']);
  expect(stdout).toContain('good.csv');
  expect(stderr).toContain('~$good.csv');
});

test('colour: for a terminal, or where it is asked for, never in JSON', async () => {
  const coloured = async (argv: readonly string[], env = {}, isTTY = false) => {
    let text = '';
    const stdout = { write: (chunk: string | Uint8Array) => (text += chunk), isTTY };
    await run(['bad.csv', ...argv], { stdout, env });
    return text.includes('\u001b[');
  };
  expect(await coloured([])).toBe(false);
  expect(await coloured([], {}, true)).toBe(true);
  expect(await coloured([], { NO_COLOR: '1' }, true)).toBe(false);
  expect(await coloured([], { FORCE_COLOR: '1' })).toBe(true);
  expect(await coloured([], { FORCE_COLOR: '0' }, true)).toBe(false);
  expect(await coloured(['--color'], { NO_COLOR: '1' })).toBe(true);
  expect(await coloured(['--no-color'], { FORCE_COLOR: '1' }, true)).toBe(false);
  expect(await coloured(['--format', 'json', '--color'], {}, true)).toBe(false);
});

test('several formats at once, each to its file, the folder made', async () => {
  const to = scratch();
  const { stdout, exitCode } = await run(['bad.csv', '--format', 'pretty', '--format', `json=${to}/new/result.json`]);
  expect(exitCode).toBe(1);
  expect(stdout).toContain('错误');
  expect(JSON.parse(readFileSync(`${to}/new/result.json`, 'utf8')).summary.exitCode).toBe(1);
});

test('an output is not linted when it stands in the folder, and never written over an input', async () => {
  const to = scratch();
  writeFileSync(`${to}/a.csv`, readFileSync(`${reports}/good.csv`));
  for (const _ of [1, 2]) {
    const { exitCode } = await run(['.', '--format', 'json=result.json'], { cwd: to });
    expect(exitCode).toBe(0);
  }
  const over = await run(['a.csv', '--format', 'json=./a.csv'], { cwd: to });
  expect(over.exitCode).toBe(2);
  const convert = await run(['convert', 'a.csv', '--to', 'json', '-o', `${to}/a.csv`], { cwd: to });
  expect(convert.exitCode).toBe(2);
  expect(readFileSync(`${to}/a.csv`, 'utf8')).toBe(readFileSync(`${reports}/good.csv`, 'utf8'));
});

test('convert writes a file that lints the same', async () => {
  const to = scratch();
  for (const [format, extension] of [
    ['json', 'json'],
    ['csv', 'csv'],
    ['tidy', 'csv'],
    ['xlsx', 'xlsx'],
  ]) {
    const file = `${to}/${format}.${extension}`;
    const converted = await run(['convert', 'bad.csv', '--to', format!, '-o', file, '--lang', 'zh']);
    expect(converted).toMatchObject({ exitCode: 0, stdout: `已写出 ${file}\n`, stderr: '' });
    const again = JSON.parse((await run([`${to}/${format}.${extension}`, '--format', 'json'])).stdout);
    const found = again.files[0].diagnostics.filter(({ severity }: { severity: string }) => severity === 'error');
    expect(found.map(({ rule, cell }: { rule: string; cell: string }) => `${rule} ${cell}`)).toEqual([
      'applicant-total requests/partly-granted/total',
      'outcome-total requests/outcomes/total',
    ]);
  }
});

test('convert says what the layout cannot leave out, and makes no blank of it', async () => {
  const to = scratch();
  await run(['convert', 'good.csv', '--to', 'json', '-o', `${to}/a.json`]);
  const report = JSON.parse(readFileSync(`${to}/a.json`, 'utf8'));
  delete report.tables.requests.granted.research;
  delete report.tables.requests.received;
  writeFileSync(`${to}/a.json`, JSON.stringify(report));
  for (const format of ['csv', 'html', 'xlsx']) {
    const { stderr } = await run(['convert', 'a.json', '--to', format, '-o', `${to}/a.${format}`], { cwd: to });
    expect(stderr).toBe('a.json：表三有 1 格原件缺少或未读到，写作“缺”\n');
  }
  expect((await run(['convert', 'a.json', '--to', 'json'], { cwd: to })).stderr).toBe('');
});

test('convert writes a page to the screen, but no workbook', async () => {
  let screen = '';
  const stdout = { write: (chunk: string | Uint8Array) => (screen += chunk), isTTY: true };
  const workbook = await run(['convert', 'bad.csv', '--to', 'xlsx'], { stdout });
  expect(workbook.exitCode).toBe(2);
  expect(workbook.stderr).toContain('-o 年度报告.xlsx');
  expect(screen).toBe('');
  expect((await run(['convert', 'bad.csv', '--to', 'html'], { stdout })).exitCode).toBe(0);
  expect(screen).toContain('<h1>青岚区教育局2023年政府信息公开工作年度报告</h1>');
  const chunks: (string | Uint8Array)[] = [];
  const pipe = { write: (chunk: string | Uint8Array) => chunks.push(chunk) };
  expect((await run(['convert', 'bad.csv', '--to', 'xlsx'], { stdout: pipe })).exitCode).toBe(0);
  expect(
    Buffer.concat(chunks.map((chunk) => Buffer.from(chunk)))
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
});

test('explain has every rule in both languages, without marks', async () => {
  for (const { id } of rules) {
    for (const language of ['zh', 'en']) {
      const { stdout, exitCode } = await run(['explain', id, '--lang', language]);
      expect(exitCode).toBe(0);
      expect(stdout).not.toMatch(/\*\*|`|^#/m);
      // Consoles in GBK have no replacement character.
      expect(stdout).not.toContain('\ufffd');
    }
  }
});

test('explain keeps to the width of the terminal', async () => {
  for (const name of [undefined, ...rules.map(({ id }) => id)]) {
    for (const language of ['zh', 'en']) {
      let screen = '';
      const stdout = { write: (chunk: string | Uint8Array) => (screen += chunk), isTTY: true, columns: 70 };
      await run(['explain', ...(name ? [name] : []), '--lang', language], { stdout });
      // The part for the configuration is one line, to be copied.
      const lines = screen.split('\n').filter((line) => !line.startsWith('  {'));
      expect(lines.filter((line) => widthOf(line) > 70)).toEqual([]);
    }
  }
});

test('a folder: hidden ones, modules and lock files are left out, links that lead back followed once', async () => {
  const to = scratch();
  const good = readFileSync(`${reports}/good.csv`);
  for (const folder of ['a', '.hidden', 'node_modules']) {
    mkdirSync(`${to}/${folder}`);
    writeFileSync(`${to}/${folder}/one.csv`, good);
  }
  for (const name of ['.hidden.csv', '~$b.csv', 'B.CSV', 'notes.md']) writeFileSync(`${to}/${name}`, good);
  symlinkSync('..', `${to}/a/back`);
  symlinkSync('nowhere', `${to}/gone.csv`);
  // Nothing writes into these pipes, so reading one blocks for ever.
  execFileSync('mkfifo', [`${to}/pipe.csv`]);
  symlinkSync('pipe.csv', `${to}/link.csv`);
  const { stdout } = await run(['.', '--format', 'json'], { cwd: to });
  const files = JSON.parse(stdout).files.map(({ path, verdict }: { path: string; verdict: string }) => [path, verdict]);
  expect(files).toEqual([
    ['B.CSV', 'pass'],
    ['a/one.csv', 'pass'],
    ['gone.csv', 'cannot-check'],
  ]);
});

test.each([
  '夹',
  '夹/*.csv',
])('a link that leads nowhere is a file that cannot be checked, and no name that was mistyped: %s', async (name) => {
  const to = scratch();
  mkdirSync(`${to}/夹`);
  cpSync(`${reports}/good.csv`, `${to}/夹/good.csv`);
  for (const [target, link] of [
    ['itself.csv', 'itself.csv'],
    ['nowhere', 'gone.csv'],
  ])
    symlinkSync(target!, `${to}/夹/${link}`);
  const { stdout } = await run([name, '--format', 'json', '--lang', 'zh'], { cwd: to });
  const files: { path: string; verdict: string; problem: { code: string; message: string } | null }[] =
    JSON.parse(stdout).files;
  expect(files.find(({ path }) => path === '夹/good.csv')?.verdict).toBe('pass');
  for (const { path, problem } of files.filter(({ verdict }) => verdict !== 'pass')) {
    expect(['夹/gone.csv', '夹/itself.csv']).toContain(path);
    expect(problem).toEqual({ code: 'not-found', message: expect.stringMatching(/^这是一个失效的链接/) });
  }
  // A pattern gives only existing files.
  if (name === '夹') expect(files).toHaveLength(3);
});

test('no file of a folder that cannot be looked at is one that the run writes', () => {
  const to = scratch();
  symlinkSync('itself.csv', `${to}/itself.csv`);
  writeFileSync(`${to}/out.txt`, '');
  const stream = openSync(`${to}/out.txt`, 'w');
  const isWritten = runOutputs([], [stream]);
  closeSync(stream);
  expect(['itself.csv', 'gone.csv', 'out.txt'].map((name) => isWritten(`${to}/${name}`))).toEqual([false, false, true]);
});

test('a folder: what reports are sent in and none is read from cannot be checked; pictures are named, but for those of a saved page', async () => {
  const to = scratch();
  for (const folder of ['照片', '年报_files', '年报.files']) mkdirSync(`${to}/${folder}`);
  cpSync(`${reports}/good.csv`, `${to}/区商务局.csv`);
  writeFileSync(`${to}/区教育局.rtf`, '{\\rtf1 年报}');
  writeFileSync(`${to}/区水务局.rar`, 'Rar!\u001a\u0007\u0000');
  const picture = Buffer.from('89504e470d0a1a0a', 'hex');
  for (const name of ['区统计局.png', '照片/一.jpg', '年报_files/a.png', '年报.files/b.gif']) {
    writeFileSync(`${to}/${name}`, picture);
  }
  writeFileSync(`${to}/说明.log`, '');
  const found = async (...names: string[]) => {
    const { stdout, stderr } = await run([...names, '--format', 'json', '--lang', 'en'], { cwd: to });
    const { files } = JSON.parse(stdout);
    return {
      problems: files.map(({ path, problem }: { path: string; problem: { code: string } | null }) => [
        path,
        problem?.code,
      ]),
      stderr,
    };
  };
  const problems = [
    ['区商务局.csv', undefined],
    ['区教育局.rtf', 'unsupported'],
    ['区水务局.rar', 'unsupported'],
  ];
  const passedOver = (count: number, names: string) =>
    `skipped ${count} file${count === 1 ? '' : 's'} of unsupported types${names}\n`;
  const named = (names: string) =>
    ` (${names}); if there is a report among them, use (or ask for) the Word or Excel file`;
  expect(await found('.')).toEqual({ problems, stderr: passedOver(3, named('区统计局.png, 照片/一.jpg')) });
  expect(await found('*')).toEqual({ problems, stderr: passedOver(2, named('区统计局.png')) });
  expect(await found('.', '区统计局.png', '照片/一.jpg')).toEqual({
    problems: [...problems, ['区统计局.png', 'picture'], ['照片/一.jpg', 'picture']],
    stderr: passedOver(1, ''),
  });
  // The formats to pass on show it as well.
  for (const format of ['html', 'markdown']) {
    const { stdout } = await run(['.', '--format', format, '--lang', 'en'], { cwd: to });
    expect(stdout).toContain('skipped 3 files of unsupported types (区统计局.png');
  }
});

test.each([
  '东山乡2025年政府信息公开工作年度报告.jpg',
  '２０２５年东山乡政府信息公开工作年度报告（盖章）.PNG',
  '年度报告.jpg',
  '2025年度报告.tif',
  '东山乡信息公开年报.webp',
])('a picture that is called as reports are is never passed over: %s', async (picture) => {
  const to = scratch();
  const bytes = Buffer.from('89504e470d0a1a0a', 'hex');
  mkdirSync(`${to}/夹/年报_files`, { recursive: true });
  cpSync(`${reports}/good.csv`, `${to}/夹/区商务局.csv`);
  for (const name of [picture, '合影.jpg', `年报_files/${picture}`]) writeFileSync(`${to}/夹/${name}`, bytes);
  const member = (name: string): [string, Uint8Array] => [name, readFileSync(`${to}/夹/${name}`)];
  writeFileSync(`${to}/a.zip`, zipSync(Object.fromEntries([picture, '合影.jpg', '区商务局.csv'].map(member))));
  writeFileSync(`${to}/b.zip`, zipSync(Object.fromEntries([picture].map(member))));
  const found = async (name: string) => {
    const { stdout, exitCode: code } = await run([name, '--format', 'json', '--lang', 'zh'], { cwd: to });
    const { files, summary } = JSON.parse(stdout);
    const problem = files.find(({ path }: { path: string }) => path.endsWith(picture))?.problem;
    expect(problem).toEqual({
      code: 'picture',
      message: expect.stringMatching(/图片.*请用（或索取）制作它的 Word、Excel 原文件/),
    });
    return { code, files: files.length, skipped: summary.skipped };
  };
  expect(await found('夹')).toEqual({ code: 2, files: 2, skipped: 1 });
  expect(await found('夹/*')).toEqual({ code: 2, files: 2, skipped: 1 });
  expect(await found('a.zip')).toEqual({ code: 2, files: 2, skipped: 1 });
  expect(await found('b.zip')).toEqual({ code: 2, files: 1, skipped: 0 });
});

test('a folder or a pattern: marked copies are left out, unless they are meant', async () => {
  const to = scratch();
  for (const name of ['bad.csv', 'good.csv']) cpSync(`${reports}/${name}`, `${to}/${name}`);
  for (const language of ['zh', 'en']) await run(['annotate', 'bad.csv', '--lang', language], { cwd: to });
  cpSync(`${to}/bad.核对.xlsx`, `${to}/局.核对.xlsx`);
  const found = async (...names: string[]) => {
    const { stdout, stderr } = await run([...names, '--format', 'json', '--lang', 'zh'], { cwd: to });
    return [...JSON.parse(stdout).files.map(({ path }: { path: string }) => path), ...stderr.trim().split('\n')];
  };
  const notice = '局.核对.xlsx：是 annotate 写出的核对稿，已跳过；要核对它，请写明文件名';
  expect(await found('.')).toEqual(['bad.csv', 'good.csv', notice]);
  expect(await found('*')).toEqual(['bad.csv', 'good.csv', notice]);
  const told = ['bad.checked.xlsx', 'bad.核对.xlsx'].map(
    (name) => `${name}：这是 annotate 写出的核对稿；请在报告原件里更正`,
  );
  expect(await found('bad.*.xlsx')).toEqual(['bad.checked.xlsx', 'bad.核对.xlsx', ...told]);
  expect(await found('bad.核对.xlsx')).toEqual(['bad.核对.xlsx', told[1]]);
});

test('the file that the output goes to is no report, in whatever folder it lies', async () => {
  const to = scratch();
  cpSync(`${reports}/good.csv`, `${to}/good.csv`);
  const out = openSync(`${to}/out.txt`, 'w');
  const stdout = { fd: out, write: (text: string | Uint8Array) => appendFileSync(out, text) };
  expect((await run(['.'], { cwd: to, stdout })).exitCode).toBe(0);
  expect((await run(['out.txt'], { cwd: to, stdout })).exitCode).toBe(2);
  closeSync(out);
  expect(await run(['.'], { cwd: to })).toMatchObject({
    exitCode: 0,
    stderr: '跳过 1 个文件：没有年报内容\n',
  });
});

test('a copy that somebody has worked in is a report as any other', async () => {
  const to = scratch();
  cpSync(`${reports}/bad.csv`, `${to}/bad.csv`);
  await run(['annotate', 'bad.csv', '-o', 'sent.xlsx'], { cwd: to });
  rmSync(`${to}/bad.csv`);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(`${to}/sent.xlsx`);
  workbook.lastModifiedBy = '张三';
  await workbook.xlsx.writeFile(`${to}/sent.xlsx`);
  const { stdout, exitCode } = await run(['.', '--format', 'json'], { cwd: to });
  expect([JSON.parse(stdout).files[0].path, exitCode]).toEqual(['sent.xlsx', 1]);
});

test.each([
  'good.csv --baseline 2023',
  'good.csv --config 2023',
  'verify 2023',
])('a folder where a file is meant is said to be one: %s', async (command) => {
  const { exitCode, stderr } = await run([...command.split(' '), '--lang', 'en']);
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('this is a folder; give a file')]);
});

test('a file beyond the bound is not read', async () => {
  const to = scratch();
  writeFileSync(`${to}/huge.csv`, '');
  truncateSync(`${to}/huge.csv`, 300 * 2 ** 20);
  const { stdout, exitCode } = await run(['huge.csv', '--format', 'json'], { cwd: to });
  expect(JSON.parse(stdout).files[0]).toMatchObject({ sha256: null, problem: { code: 'too-large' } });
  expect(exitCode).toBe(2);
});

test('a form of your own', async () => {
  const to = scratch();
  const { $schema: _, ...form } = JSON.parse(
    readFileSync(new URL('../../schemas/forms/cn-ogi-2021.json', import.meta.url), 'utf8'),
  );
  form.relations.push({ ...form.relations[0], id: 'own-total', severity: 'warning' });
  writeFileSync(`${to}/own.json`, JSON.stringify({ ...form, id: 'own' }));
  const { stdout, exitCode } = await run([
    'bad.csv',
    '--form',
    `${to}/own.json`,
    '--rule',
    'own-total=info',
    '--format',
    'json',
  ]);
  const rules = JSON.parse(stdout).files[0].diagnostics.map(
    ({ rule, severity }: { rule: string; severity: string }) => `${rule} ${severity}`,
  );
  expect(rules).toEqual(['applicant-total error', 'own-total info', 'outcome-total error']);
  expect(exitCode).toBe(1);
  writeFileSync(`${to}/wrong.json`, '{ "id": "wrong" }');
  const wrong = await run(['bad.csv', '--form', `${to}/wrong.json`]);
  expect(wrong.exitCode).toBe(2);
  expect(wrong.stderr).toContain('family');
});

test('a folder that holds nothing to read; one file by several names', async () => {
  const to = scratch();
  expect((await run(['.'], { cwd: to })).exitCode).toBe(2);
  const twice = JSON.parse((await run(['good.csv', './good.csv', `${reports}/good.csv`, '--format', 'json'])).stdout);
  expect(twice.summary.files).toBe(1);
});

test('results are not written over a report of the folder that is checked', async () => {
  const own = scratch();
  copyFileSync('fixtures/cli/reports/bad.csv', `${own}/bad.csv`);
  copyFileSync('fixtures/cli/reports/good.csv', `${own}/good.csv`);
  const before = readFileSync(`${own}/good.csv`);
  const refused = await run(['.', '--format', 'json=good.csv', '--lang', 'en'], { cwd: own });
  expect([refused.exitCode, refused.stderr]).toEqual([
    2,
    expect.stringContaining('good.csv exists and was not overwritten'),
  ]);
  expect(readFileSync(`${own}/good.csv`)).toEqual(before);
  await run(['.', '--baseline', 'b.json', '--update-baseline', '--receipt', 'r.json'], { cwd: own });
  for (const name of ['b.json', 'r.json']) {
    const { exitCode, stderr } = await run(['.', '--format', `json=${name}`, '--lang', 'en'], { cwd: own });
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(`${name} exists and was not overwritten`)]);
  }
  const named = await run(['.', '--format', 'json=report-lint.config.json', '--force', '--lang', 'en'], { cwd: own });
  expect([named.exitCode, named.stderr]).toEqual([2, expect.stringContaining('the name of a configuration')]);
  for (const name of ['json=out.json', 'csv=out.csv', 'xlsx=out.xlsx', 'html=out.html']) {
    for (const _ of [1, 2]) expect((await run(['.', '--format', name], { cwd: own })).exitCode).toBe(1);
    rmSync(`${own}/${name.split('=')[1]}`);
  }
});
