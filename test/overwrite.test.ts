import { linkSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { bad, good, runIn } from './run.ts';
import { scratch } from './scratch.ts';

/** What the system does in place of one step of writing a file. */
const system = vi.hoisted(() => ({
  step: undefined as 'open' | 'rename' | 'write' | 'sync' | undefined,
  does: (): unknown => undefined,
}));

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  const isTemporary = (path: unknown) => String(path).endsWith('.tmp');
  return {
    ...real,
    open: async (...given: Parameters<typeof real.open>) => {
      if (system.step === 'open' && isTemporary(given[0])) await system.does();
      const handle = await real.open(...given);
      if (!isTemporary(given[0])) return handle;
      if (system.step === 'write') handle.appendFile = async () => void (await system.does());
      if (system.step === 'sync') handle.sync = async () => void (await system.does());
      return handle;
    },
    rename: async (...given: Parameters<typeof real.rename>) => {
      if (system.step === 'rename') await system.does();
      return real.rename(...given);
    },
    link: async (...given: Parameters<typeof real.link>) => {
      if (system.step === 'rename' && isTemporary(given[0])) await system.does();
      return real.link(...given);
    },
  };
});

afterEach(() => {
  system.step = undefined;
});

/** Every command that writes a file, and what it calls it: a report of two broken sums is in `in.csv`. */
interface Writing {
  readonly argv: (output: string) => readonly string[];
  readonly output: string;
  /** Its own output of other figures is written over, where nobody has worked in it. */
  readonly replacesOwn: boolean;
}

const lint = (format: string, ending: string, replacesOwn = true): Writing => ({
  argv: (output) => ['in.csv', '--format', `${format}=${output}`],
  output: `out.${ending}`,
  replacesOwn,
});
const convert = (to: string, ending: string, replacesOwn: boolean): Writing => ({
  argv: (output) => ['convert', 'in.csv', '--to', to, '-o', output],
  output: `out.${ending}`,
  replacesOwn,
});

const commands: Readonly<Record<string, Writing>> = {
  'lint json': lint('json', 'json'),
  'lint ndjson': lint('ndjson', 'ndjson'),
  'lint sarif': lint('sarif', 'sarif'),
  'lint junit': lint('junit', 'xml'),
  'lint gitlab': lint('gitlab', 'json'),
  'lint github': lint('github', 'txt'),
  'lint compact': lint('compact', 'txt'),
  'lint markdown': lint('markdown', 'md'),
  'lint pretty': lint('pretty', 'txt'),
  'lint html': lint('html', 'html'),
  'lint xlsx': lint('xlsx', 'xlsx'),
  // A list in CSV has no room for a seal.
  'lint csv': lint('csv', 'csv', false),
  'lint receipt': { argv: (output) => ['in.csv', '--receipt', output], output: 'out.json', replacesOwn: true },
  'convert json': convert('json', 'json', false),
  'convert csv': convert('csv', 'csv', false),
  'convert tidy': convert('tidy', 'csv', false),
  'convert html': convert('html', 'html', true),
  'convert xlsx': convert('xlsx', 'xlsx', true),
  fix: { argv: (output) => ['fix', 'in.csv', '--suggested', '-o', output], output: 'out.csv', replacesOwn: false },
  annotate: { argv: (output) => ['annotate', 'in.csv', '-o', output], output: 'out.xlsx', replacesOwn: true },
  new: { argv: (output) => ['new', '--year', '2025', '-o', output], output: 'out.xlsx', replacesOwn: false },
};
const writings = Object.entries(commands).map(([name, writing]) => ({ name, ...writing }));
const reading = writings.filter(({ name }) => name !== 'new');

function folder(): string {
  const cwd = scratch();
  writeFileSync(join(cwd, 'in.csv'), bad);
  return cwd;
}

/** The report of another body. */
const changed = Buffer.from(bad.toString('utf8').replace('教育局', '民政局'));

const isRefused = /为防止覆盖，未写入；请换一个文件名，或加 --force/;

describe.each(writings)('$name', ({ name, argv, output, replacesOwn }) => {
  const write = (cwd: string, ...more: readonly string[]) => runIn(cwd, ...argv(output), '--lang', 'zh', ...more);

  test.each([
    ['another report', good],
    ['a text', Buffer.from('会议纪要\n')],
  ])('leaves %s as it is, unless --force', async (_, other) => {
    const cwd = folder();
    writeFileSync(join(cwd, output), other);
    const refused = await write(cwd);
    expect([refused.exitCode, refused.stderr]).toEqual([2, expect.stringMatching(isRefused)]);
    expect(readFileSync(join(cwd, output))).toEqual(other);
    const forced = await write(cwd, '--force');
    expect(forced.stderr).not.toMatch(isRefused);
    expect(readFileSync(join(cwd, output))).not.toEqual(other);
    expect(readdirSync(cwd).sort()).toEqual(['in.csv', output].sort());
  });

  test('writes over what it wrote itself, and says where it may not', async () => {
    const cwd = folder();
    await write(cwd);
    const first = readFileSync(join(cwd, output));
    const again = await write(cwd);
    if (name === 'new') expect(again.stderr).toMatch(isRefused);
    else expect(again.stderr).not.toMatch(isRefused);
    expect(readFileSync(join(cwd, output))).toEqual(first);
    writeFileSync(join(cwd, 'in.csv'), changed);
    const other = await write(cwd);
    const isSame = readFileSync(join(cwd, output)).equals(first);
    if (isRefused.test(other.stderr)) expect([isSame, replacesOwn, other.exitCode]).toEqual([true, false, 2]);
    else expect(replacesOwn).toBe(true);
  });

  test('where a step fails, what stood there is whole, nothing is left beside it, and it says so', async () => {
    for (const step of ['open', 'write', 'sync', 'rename'] as const) {
      for (const code of ['EBUSY', 'EPERM', 'EACCES', 'ENOSPC']) {
        const cwd = folder();
        writeFileSync(join(cwd, output), good);
        system.step = step;
        system.does = () => {
          throw Object.assign(new Error(code), { code });
        };
        const { exitCode, stderr } = await write(cwd, '--force');
        system.step = undefined;
        expect([step, code, exitCode, stderr]).toEqual([step, code, 2, expect.stringContaining(output)]);
        expect(stderr).toContain(code);
        expect(stderr).toContain(code === 'ENOSPC' ? '磁盘已满' : '可能正在 Excel 或 WPS 中打开');
        expect(readFileSync(join(cwd, output))).toEqual(good);
        expect(readdirSync(cwd).sort()).toEqual(['in.csv', output].sort());
      }
    }
  });

  test('killed in the middle, what stood there is whole, and what is left is no report', async () => {
    for (const step of ['write', 'sync', 'rename'] as const) {
      const cwd = folder();
      writeFileSync(join(cwd, output), good);
      const reached = new Promise<void>((resolve) => {
        system.does = () => {
          resolve();
          return new Promise(() => {});
        };
      });
      system.step = step;
      void write(cwd, '--force');
      await reached;
      expect(readFileSync(join(cwd, output))).toEqual(good);
      const left = readdirSync(cwd).filter((file) => file !== 'in.csv' && file !== output);
      expect(left).toEqual([expect.stringMatching(/^\.out\..*\.tmp$/)]);
      system.step = undefined;
    }
  });
});

describe.each(reading)('$name: its source', ({ argv }) => {
  test.each(['by its name', 'by a hard link', 'by a symbolic link'])('%s, is never written over', async (way) => {
    const cwd = folder();
    const ending = /\.\w+$/.exec(argv('out.xlsx').includes('annotate') ? 'a.xlsx' : 'a.csv')![0];
    const source = `in${ending}`;
    writeFileSync(join(cwd, source), bad);
    const output = way === 'by its name' ? source : `link${ending}`;
    if (way === 'by a hard link') linkSync(join(cwd, source), join(cwd, output));
    if (way === 'by a symbolic link') symlinkSync(source, join(cwd, output));
    for (const force of [[], ['--force']]) {
      const called = argv(output).map((word) => (word === 'in.csv' ? source : word));
      const { exitCode, stderr } = await runIn(cwd, ...called, '--lang', 'zh', ...force);
      expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/不能就是要(?:读|修正)的文件/)]);
      expect(readFileSync(join(cwd, source))).toEqual(bad);
    }
  });
});

describe('what people have worked in', () => {
  const addCell = async (file: string) => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(file);
    workbook.worksheets[0]!.getCell('Z1').value = '已电话核实';
    await workbook.xlsx.writeFile(file);
  };
  const addNote = (file: string) =>
    writeFileSync(file, readFileSync(file, 'utf8').replace('</body>', '<p>已电话核实</p></body>'));

  test.each([
    ['lint xlsx', addCell],
    ['convert xlsx', addCell],
    ['annotate', addCell],
    ['lint html', addNote],
    ['convert html', addNote],
  ] as const)('%s: a cell added', async (name, edit) => {
    const { argv, output } = commands[name]!;
    const cwd = folder();
    await runIn(cwd, ...argv(output));
    await edit(join(cwd, output));
    const edited = readFileSync(join(cwd, output));
    const { exitCode, stderr } = await runIn(cwd, ...argv(output), '--lang', 'zh');
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(isRefused)]);
    expect(readFileSync(join(cwd, output))).toEqual(edited);
  });

  test('a marked copy is that of one file, not of another of the same stem', async () => {
    const cwd = folder();
    writeFileSync(join(cwd, 'in.txt'), bad);
    await runIn(cwd, 'annotate', 'in.csv', '--lang', 'zh');
    const copy = readFileSync(join(cwd, 'in.核对.xlsx'));
    const { exitCode, stderr } = await runIn(cwd, 'annotate', 'in.txt', '--lang', 'zh');
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(isRefused)]);
    expect(readFileSync(join(cwd, 'in.核对.xlsx'))).toEqual(copy);
  });
});

test('one output that is refused by the system keeps no other from being written', async () => {
  const cwd = folder();
  const { exitCode, stderr } = await runIn(
    cwd,
    'in.csv',
    '--format',
    'json=no/such\0name.json',
    '--format',
    'sarif=b.sarif',
  );
  expect([exitCode, stderr === '']).toEqual([2, false]);
});

test('fix --write keeps the file as it was, and no copy that is there already is lost', async () => {
  const cwd = folder();
  writeFileSync(join(cwd, 'in.csv.bak'), 'an older one');
  const { exitCode, stderr } = await runIn(cwd, 'fix', 'in.csv', '--suggested', '--write', '--lang', 'zh');
  expect([exitCode, stderr]).toEqual([0, '原文件保留为 in.csv.bak.2\n']);
  expect(readFileSync(join(cwd, 'in.csv.bak'), 'utf8')).toBe('an older one');
  expect(readFileSync(join(cwd, 'in.csv.bak.2'))).toEqual(bad);
  expect(readFileSync(join(cwd, 'in.csv'))).not.toEqual(bad);
});
