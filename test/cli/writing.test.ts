import {
  chmodSync,
  chownSync,
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import files from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { basename, dirname, join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterEach, describe, expect, test } from 'vitest';
import { write } from '../../src/files/write.ts';
import { formatterNames } from '../../src/formatters/index.ts';
import { bad, good, runIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';

const whole = { open: files.open, rename: files.rename };

/** Makes the file system refuse a step of writing. Reading still works. */
function refuse(at: 'open' | 'writeFile' | 'rename', code: string): void {
  const refusal = Object.assign(new Error(code), { code });
  if (at === 'rename') files.rename = () => Promise.reject(refusal);
  else {
    files.open = async (...given) => {
      if (given[1] !== 'wx') return whole.open(...given);
      if (at === 'open') throw refusal;
      const handle = await whole.open(...given);
      const partly = async (content: Uint8Array | string) => {
        await handle.write(content.slice(0, 10) as string);
        throw refusal;
      };
      return Object.assign(handle, { writeFile: partly, appendFile: partly });
    };
  }
  syncBuiltinESMExports();
}

afterEach(() => {
  Object.assign(files, whole);
  syncBuiltinESMExports();
});

const user = process.getuid?.();

/** Another user and group, if the tests may give files away, as the administrator may; else their own. */
const someone = user === 0 ? { uid: 1234, gid: 1235 } : { uid: user ?? 0, gid: process.getgid?.() ?? 0 };

/** A command that writes one file, named `TARGET` in its words. */
interface Writer {
  readonly name: string;
  readonly argv: readonly string[];
  readonly target: string;
  /** Its exit code: 1 if findings remain. */
  readonly exits: 0 | 1;
  /** Set if a change by people is recognised by the content: how the file is opened to change it. */
  readonly edited?: 'xlsx' | 'html';
  /** True if a result about other reports may replace it. */
  readonly replaces: boolean;
}

const formats: Writer[] = formatterNames.map((name) => ({
  name: `--format ${name}=`,
  argv: ['bad.csv', '--format', `${name}=TARGET`],
  target: `out.${{ html: 'html', xlsx: 'xlsx', csv: 'csv' }[name as string] ?? 'txt'}`,
  exits: 1,
  ...(name === 'xlsx' || name === 'html' ? { edited: name } : {}),
  replaces: name !== 'csv',
}));

const writers: readonly Writer[] = [
  ...formats,
  { name: '--receipt', argv: ['bad.csv', '--receipt', 'TARGET'], target: 'r.json', exits: 1, replaces: true },
  ...(['json', 'csv', 'tidy'] as const).map(
    (to): Writer => ({
      name: `convert --to ${to}`,
      argv: ['convert', 'bad.csv', '--to', to, '-o', 'TARGET'],
      target: to === 'json' ? 'c.json' : 'c.csv',
      exits: 0,
      replaces: false,
    }),
  ),
  ...(['html', 'xlsx'] as const).map(
    (to): Writer => ({
      name: `convert --to ${to}`,
      argv: ['convert', 'bad.csv', '--to', to, '-o', 'TARGET'],
      target: `c.${to}`,
      exits: 0,
      edited: to,
      replaces: true,
    }),
  ),
  {
    name: 'fix -o',
    argv: ['fix', 'bad.csv', '--suggested', '-o', 'TARGET'],
    target: 'f.csv',
    exits: 0,
    replaces: false,
  },
  {
    name: 'annotate',
    argv: ['annotate', 'bad.csv'],
    target: 'bad.核对.xlsx',
    exits: 0,
    edited: 'xlsx',
    replaces: true,
  },
  {
    name: 'annotate -o',
    argv: ['annotate', 'bad.csv', '-o', 'TARGET'],
    target: 'a.xlsx',
    exits: 0,
    edited: 'xlsx',
    replaces: true,
  },
  { name: 'new', argv: ['new', '--year', '2025', '-o', 'TARGET'], target: 'n.xlsx', exits: 0, replaces: false },
  { name: 'init', argv: ['init'], target: 'report-lint.config.json', exits: 0, replaces: false },
];

const other = Buffer.from('甲,乙\n1,2\n');
const refusal = { zh: '为防止覆盖，未写入', en: 'was not overwritten' };

function folder(): string {
  const cwd = scratch();
  writeFileSync(join(cwd, 'bad.csv'), bad);
  return cwd;
}

function command({ argv, target }: Writer, ...more: string[]): string[] {
  return [...argv.map((word) => word.replace('TARGET', target)), ...more];
}

/** Returns the names in a folder, including hidden ones. */
function names(cwd: string): string[] {
  return readdirSync(cwd).sort();
}

const steps = ['open', 'writeFile', 'rename'] as const;
const codes = ['EBUSY', 'EPERM', 'EACCES', 'ENOSPC', 'EROFS', 'EIO'] as const;

describe.each(writers)('$name', (writer) => {
  const { target, exits, replaces } = writer;
  const turn = writers.indexOf(writer);

  test.each([
    ['a text', other],
    ['another report', good],
  ])('%s is not written over, unless --force says so', async (_, content) => {
    const cwd = folder();
    writeFileSync(join(cwd, target), content);
    for (const lang of ['zh', 'en'] as const) {
      const argv = writer.name === 'annotate' ? ['annotate', 'bad.csv', '-o', target] : command(writer);
      const { exitCode, stderr } = await runIn(cwd, ...argv, '--lang', lang);
      expect([exitCode, stderr]).toEqual([2, expect.stringContaining(refusal[lang])]);
      expect(stderr).toContain(target);
      expect(stderr).toContain('--force');
      expect(readFileSync(join(cwd, target))).toEqual(Buffer.from(content));
      expect(names(cwd)).toEqual(['bad.csv', target].sort());
    }
    if (writer.name === 'init') return;
    expect((await runIn(cwd, ...command(writer, '--force', '--lang', 'zh'))).exitCode).toBe(exits);
    expect(readFileSync(join(cwd, target))).not.toEqual(Buffer.from(content));
  });

  test('its own output is, and is the same', async () => {
    const cwd = folder();
    expect((await runIn(cwd, ...command(writer))).exitCode).toBe(exits);
    const first = readFileSync(join(cwd, target));
    // The mask of the process would take away the right of the group to write.
    chmodSync(join(cwd, target), 0o664);
    chownSync(join(cwd, target), someone.uid, someone.gid);
    expect((await runIn(cwd, ...command(writer))).exitCode).toBe(exits);
    expect(readFileSync(join(cwd, target))).toEqual(first);
    expect(names(cwd)).toEqual(['bad.csv', target].sort());
    // The report is corrected, and the command run again.
    const [from, to] = writer.name === 'fix -o' ? ['行政处罚,8,', '行政处罚,9,'] : ['21,3,', '20,3,'];
    writeFileSync(join(cwd, 'bad.csv'), bad.toString().replace(from!, to!));
    const again = await runIn(cwd, ...command(writer));
    const isOfReport = writer.name !== 'new' && writer.name !== 'init';
    expect(again.exitCode === 2).toBe(!replaces && isOfReport);
    if (again.exitCode === 2) expect(readFileSync(join(cwd, target))).toEqual(first);
    const { mode, uid, gid } = statSync(join(cwd, target));
    expect({ mode: mode & 0o777, uid, gid }).toMatchObject({ mode: 0o664, ...someone });
  });

  test.each(
    steps.flatMap((at, step) => {
      // Every step for every command, every code at every step for one command, and in turn for the others.
      const isFirst = writer === writers[0];
      return isFirst ? codes.map((code) => ({ at, code })) : [{ at, code: codes[(turn + step) % codes.length]! }];
    }),
  )('$code at $at: the old file is whole, nothing is left beside it, and it is said', async ({ at, code }) => {
    const cwd = folder();
    const file = join(cwd, target);
    // init first reads the existing file.
    const before = writer.name === 'init' ? Buffer.from('{}') : other;
    writeFileSync(file, before);
    refuse(at, code);
    const { exitCode, stderr } = await runIn(cwd, ...command(writer), '--force', '--lang', 'zh');
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(`无法写入 ${target}（${code}）`)]);
    if (['EBUSY', 'EPERM', 'EACCES'].includes(code)) expect(stderr).toContain('Excel 或 WPS');
    if (code === 'ENOSPC') expect(stderr).toContain('磁盘空间不足');
    expect(readFileSync(file)).toEqual(before);
    expect(names(cwd)).toEqual(['bad.csv', target].sort());
  });
});

const edited = writers.filter((one) => one.edited !== undefined);

test.each(edited)('$name: an output in which somebody worked is not written over', async (writer) => {
  const cwd = folder();
  await runIn(cwd, ...command(writer));
  const file = join(cwd, writer.target);
  if (writer.edited === 'html') {
    writeFileSync(file, readFileSync(file, 'utf8').replace('</body>', '<p>已核实</p></body>'));
  } else {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(file);
    workbook.worksheets[0]!.getCell('Z3').value = '已电话核实';
    await workbook.xlsx.writeFile(file);
  }
  const before = readFileSync(file);
  const { exitCode, stderr } = await runIn(cwd, ...command(writer), '--lang', 'zh');
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining(refusal.zh)]);
  expect(readFileSync(file)).toEqual(before);
});

/** Edits of a text that keep its format valid. */
interface Edit {
  readonly edit: string;
  readonly to: (text: string) => string;
}

const cellAdded: Readonly<Record<string, (text: string) => string>> = {
  pretty: (text) => text.replace('bad.csv', 'bad.csv  已核实'),
  compact: (text) => text.replace('bad.csv:', '已核实 bad.csv\nbad.csv:'),
  json: (text) => text.replace('"schemaVersion": 1,', '"schemaVersion": 1,\n  "signedBy": "张三",'),
  ndjson: (text) =>
    text.replace('{"path"', '{"path":"bad.csv","signedBy":"张三","path"').replace('"path":"bad.csv",', ''),
  sarif: (text) => text.replace('"columnKind"', '"signedBy": "张三",\n      "columnKind"'),
  junit: (text) => text.replace('</testsuites>', '  <property name="signed" value="张三"/>\n</testsuites>'),
  github: (text) => text.replace('::error', '已核实\n::error'),
  gitlab: (text) => text.replace('"check_name"', '"signedBy": "张三",\n    "check_name"'),
  markdown: (text) => text.replace(/ \|\n$/m, ' | 已核实 |\n'),
  html: (text) => text.replace('</body>', '<p>已核实</p></body>'),
  csv: (text) => text.replace('\r\n', ',备注\r\n'),
  receipt: (text) => text.replace('"schemaVersion": 1,', '"schemaVersion": 1,\n  "signedBy": "张三",'),
};

/** Formats without a seal whose values are free. A changed value is not recognised. */
const unsealed = ['json', 'ndjson', 'gitlab', 'compact', 'github', 'receipt'];

const texts = [...formatterNames.filter((name) => name !== 'xlsx'), 'receipt'].flatMap((name) => {
  const edits: Edit[] = [
    { edit: 'a line appended', to: (text) => `${text}已电话核实\n` },
    { edit: 'a blank line appended', to: (text) => `${text}\n` },
    { edit: 'a byte order mark', to: (text) => (name === 'csv' ? text.slice(1) : `\ufeff${text}`) },
    {
      edit: 'other line ends',
      to: (text) => (name === 'csv' ? text.replaceAll('\r\n', '\n') : text.replaceAll('\n', '\r\n')),
    },
    { edit: 'a key or cell added', to: cellAdded[name]! },
    ...(unsealed.includes(name)
      ? []
      : [{ edit: 'a word changed', to: (text: string) => text.replace('bad.csv', 'good.csv') }]),
  ];
  return edits.map((one) => ({ name, ...one }));
});

test.each(texts)('$name: $edit is not written over', async ({ name, to }) => {
  const cwd = folder();
  const argv = ['bad.csv', ...(name === 'receipt' ? ['--receipt', 'out'] : ['--format', `${name}=out`])];
  await runIn(cwd, ...argv);
  const file = join(cwd, 'out');
  const before = readFileSync(file, 'utf8');
  const after = to(before);
  expect(after).not.toBe(before);
  writeFileSync(file, after);
  const { exitCode, stderr } = await runIn(cwd, ...argv, '--lang', 'zh');
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining(refusal.zh)]);
  expect(readFileSync(file, 'utf8')).toBe(after);
});

const beside = writers
  .filter((one) => one.argv.includes('bad.csv'))
  .flatMap((one) => [
    { ...one, kind: 'a hard link' },
    { ...one, kind: 'a symbolic link' },
    ...(one.argv.some((word) => word.includes('TARGET')) && !one.name.startsWith('annotate')
      ? [{ ...one, kind: 'the source', target: 'bad.csv' }]
      : []),
  ]);

test.each(beside)('$name: not over $kind, even with --force', async ({ kind, ...writer }) => {
  const cwd = folder();
  if (kind === 'a hard link') linkSync(join(cwd, 'bad.csv'), join(cwd, writer.target));
  if (kind === 'a symbolic link') symlinkSync('bad.csv', join(cwd, writer.target));
  const { exitCode, stderr } = await runIn(cwd, ...command(writer, '--force', '--lang', 'zh'));
  expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/为防止覆盖，未写入|-o 不能就是要修正的文件/)]);
  expect(readFileSync(join(cwd, 'bad.csv'))).toEqual(bad);
});

test('a marked copy of another report of the same stem is not replaced', async () => {
  const cwd = folder();
  await runIn(cwd, 'annotate', 'bad.csv');
  const copy = readFileSync(join(cwd, 'bad.核对.xlsx'));
  writeFileSync(join(cwd, 'bad.CSV'), bad.toString().replace('21,3,', '20,3,'));
  const { exitCode, stderr } = await runIn(cwd, 'annotate', 'bad.CSV', '--lang', 'zh');
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining(refusal.zh)]);
  expect(readFileSync(join(cwd, 'bad.核对.xlsx'))).toEqual(copy);
});

test('a marked copy is known again when both are moved, or from another folder', async () => {
  const cwd = folder();
  await runIn(cwd, 'annotate', 'bad.csv');
  expect((await runIn(dirname(cwd), 'annotate', `${basename(cwd)}/bad.csv`)).exitCode).toBe(0);
  const moved = scratch();
  for (const name of ['bad.csv', 'bad.核对.xlsx']) copyFileSync(join(cwd, name), join(moved, name));
  expect((await runIn(moved, 'annotate', 'bad.csv')).exitCode).toBe(0);
});

test('fix --write keeps every original that it ever replaced', async () => {
  const cwd = folder();
  const [first, second] = [bad.toString(), bad.toString().replace('21,3,', '21,３,')];
  writeFileSync(join(cwd, 'bad.csv'), first, { mode: 0o600 });
  chmodSync(join(cwd, 'bad.csv'), 0o600);
  const { stderr } = await runIn(cwd, 'fix', 'bad.csv', '--write', '--suggested', '--lang', 'zh');
  expect(stderr).toBe('原文件保存为 bad.csv.bak\n');
  expect(statSync(join(cwd, 'bad.csv.bak')).mode & 0o777).toBe(0o600);
  for (const content of [second, first]) {
    writeFileSync(join(cwd, 'bad.csv'), content);
    await runIn(cwd, 'fix', 'bad.csv', '--write', '--suggested');
  }
  expect(names(cwd)).toEqual(['bad.csv', 'bad.csv.2.bak', 'bad.csv.bak']);
  expect(readFileSync(join(cwd, 'bad.csv.bak'), 'utf8')).toBe(first);
  expect(readFileSync(join(cwd, 'bad.csv.2.bak'), 'utf8')).toBe(second);
});

test('fix --write leaves the file whole where the system refuses', async () => {
  const cwd = folder();
  refuse('rename', 'EBUSY');
  const { exitCode, stderr } = await runIn(cwd, 'fix', 'bad.csv', '--write', '--suggested', '--lang', 'zh');
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('Excel 或 WPS')]);
  expect(names(cwd)).toEqual(['bad.csv']);
  expect(readFileSync(join(cwd, 'bad.csv'))).toEqual(bad);
});

test('one output that cannot be written keeps no other from it', async () => {
  const cwd = folder();
  mkdirSync(join(cwd, 'made'));
  writeFileSync(join(cwd, 'list.csv'), other);
  const { exitCode, stderr } = await runIn(
    cwd,
    ...[
      'bad.csv',
      '--format',
      'csv=list.csv',
      '--format',
      'json=made/r.json',
      '--receipt',
      'made/c.json',
      '--lang',
      'zh',
    ],
  );
  expect(exitCode).toBe(2);
  expect(stderr).toContain('已写出 made/r.json\n');
  expect(stderr).toContain(`${refusal.zh} list.csv`);
  expect(names(join(cwd, 'made'))).toEqual(['c.json', 'r.json']);
});

test.each([
  ['made', '（EISDIR）：这是文件夹'],
  ['bad.csv/x.json', '（ENOTDIR）：所在的文件夹不存在'],
  [`${'长'.repeat(100)}.json`, '（ENAMETOOLONG）：文件名太长'],
])('%s', async (name, said) => {
  const cwd = folder();
  mkdirSync(join(cwd, 'made'));
  const { exitCode, stderr } = await runIn(cwd, 'bad.csv', '--format', `json=${name}`, '--lang', 'zh');
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining(said)]);
  expect(readFileSync(join(cwd, 'bad.csv'))).toEqual(bad);
});

test('a long name in Chinese is written, and a device is no file', async () => {
  const cwd = folder();
  const name = `${'长'.repeat(80)}.json`;
  expect((await runIn(cwd, 'bad.csv', '--format', `json=${name}`)).exitCode).toBe(1);
  expect((await runIn(cwd, 'bad.csv', '--format', 'json=/dev/null')).exitCode).toBe(1);
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
});

test('a file that comes while an output is made is not written over', async () => {
  const cwd = scratch();
  const target = { file: join(cwd, 'a.json'), name: 'a.json' };
  writeFileSync(target.file, 'ours');
  const isEarlier = () => {
    writeFileSync(target.file, 'another');
    return true;
  };
  await expect(write(target, 'new', { sources: [], force: false, isEarlier })).rejects.toMatchObject({
    code: 'no-permission',
  });
  expect([names(cwd), readFileSync(target.file, 'utf8')]).toEqual([['a.json'], 'another']);
});

test.each(
  writers.filter(({ argv }) => argv.some((word) => word.includes('TARGET'))),
)('$name: a link to a file that is not there is followed', async (writer) => {
  const cwd = folder();
  mkdirSync(join(cwd, 'made'));
  const file = join(cwd, writer.target);
  symlinkSync(join('made', writer.target), file);
  expect((await runIn(cwd, ...command(writer))).exitCode).toBe(writer.exits);
  expect(lstatSync(file).isSymbolicLink()).toBe(true);
  expect(names(join(cwd, 'made'))).toEqual([writer.target]);
});

test.each(
  writers.filter(({ argv }) => argv.some((word) => word.includes('TARGET'))),
)('$name: a link that leads nowhere is said', async (writer) => {
  const cwd = folder();
  const file = join(cwd, writer.target);
  for (const [to, said] of [
    ['lacking/x', '（ENOENT）：所在的文件夹不存在'],
    [writer.target, '（ELOOP）：这个链接绕回了自己'],
  ] as const) {
    symlinkSync(to, file);
    const { exitCode, stderr } = await runIn(cwd, ...command(writer, '--lang', 'zh'));
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(said)]);
    expect(names(cwd)).toEqual(['bad.csv', writer.target].sort());
    unlinkSync(file);
  }
});

test.each([
  ['zh', 'bad.csv 另有文件名（硬链接），以那个名称打开的内容没有改\n'],
  ['en', 'bad.csv has another name (a hard link), whose content is unchanged\n'],
])('fix --write says that a file has another name, in %s', async (lang, said) => {
  const cwd = folder();
  linkSync(join(cwd, 'bad.csv'), join(cwd, 'other.csv'));
  const { stderr } = await runIn(cwd, 'fix', 'bad.csv', '--write', '--suggested', '--lang', lang);
  expect(stderr.endsWith(said)).toBe(true);
  expect(readFileSync(join(cwd, 'bad.csv'))).not.toEqual(bad);
  expect(readFileSync(join(cwd, 'other.csv'))).toEqual(bad);
});

test.each([
  ['none', []],
  ['one of the same content', ['bad.csv.bak']],
])('fix --write that fails leaves the backups as they were: %s', async (_, backups) => {
  const cwd = folder();
  for (const name of backups) writeFileSync(join(cwd, name), bad);
  files.rename = (from, to) =>
    String(to).endsWith('bad.csv')
      ? Promise.reject(Object.assign(new Error('EACCES'), { code: 'EACCES' }))
      : whole.rename(from, to);
  syncBuiltinESMExports();
  const { exitCode, stderr } = await runIn(cwd, 'fix', 'bad.csv', '--write', '--suggested', '--lang', 'zh');
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('无法写入 bad.csv（EACCES）')]);
  expect(names(cwd)).toEqual(['bad.csv', ...backups]);
  expect(readFileSync(join(cwd, 'bad.csv'))).toEqual(bad);
});
