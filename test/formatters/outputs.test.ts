import { cpSync, linkSync, readFileSync, writeFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';
import { reports } from '../support/results.ts';
import { scratch } from '../support/scratch.ts';

const names = ['bad.csv', 'blank.csv', 'good.csv', 'warned.csv'];

/** A folder with a few reports, its own for each test. */
function folder(): string {
  const to = scratch();
  for (const name of names) cpSync(reports + name, `${to}/${name}`);
  return to;
}

async function run(argv: readonly string[], cwd: string, given: Partial<Io> = {}) {
  const out = { stdout: '', stderr: '' };
  const sink = (name: 'stdout' | 'stderr') => ({
    write: (chunk: string | Uint8Array) => {
      out[name] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('latin1');
    },
  });
  const stdin = (async function* () {})();
  const exitCode = await main(argv, { stdout: sink('stdout'), stderr: sink('stderr'), stdin, env: {}, cwd, ...given });
  return { exitCode, ...out };
}

describe('ndjson', () => {
  test('has a line a file, as JSON has it', async () => {
    const cwd = folder();
    const { stdout, exitCode } = await run(['.', '--format', 'ndjson', '--format', 'json=whole.json'], cwd);
    const whole = JSON.parse(readFileSync(`${cwd}/whole.json`, 'utf8'));
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(whole.files);
    expect(exitCode).toBe(whole.summary.exitCode);
    const schema = JSON.parse(readFileSync(new URL('../../schemas/result.schema.json', import.meta.url), 'utf8'));
    const ajv = new Ajv2020({ allowUnionTypes: true }).addSchema(schema, 'result');
    const validate = ajv.compile({ $ref: 'result#/$defs/file' });
    for (const line of stdout.trimEnd().split('\n')) expect(validate(JSON.parse(line))).toBe(true);
  });

  test('is written before the next file is opened', async () => {
    const cwd = folder();
    let text = '';
    const stdout = {
      write: (chunk: string | Uint8Array) => {
        if (text === '') writeFileSync(`${cwd}/blank.csv`, readFileSync(`${reports}good.csv`));
        text += chunk;
      },
    };
    await run(['.', '--format', 'ndjson'], cwd, { stdout });
    const verdicts = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
      .map(({ path, diagnostics }) => `${path} ${diagnostics.length}`);
    expect(verdicts).toEqual(['bad.csv 2', 'blank.csv 0', 'good.csv 0', 'warned.csv 2']);
  });

  test('alone, gives the same exit code and the same lines in a file', async () => {
    const cwd = folder();
    const { stdout, exitCode } = await run(['.', '--format', 'ndjson'], cwd);
    expect(exitCode).toBe(1);
    const filed = await run(['.', '--format', 'ndjson=new/lines.ndjson'], cwd);
    expect(filed).toEqual({ exitCode: 1, stdout: '', stderr: '已写出 new/lines.ndjson\n' });
    expect(readFileSync(`${cwd}/new/lines.ndjson`, 'utf8')).toBe(stdout);
    expect((await run(['good.csv', 'gone.csv', '--format', 'ndjson'], cwd)).exitCode).toBe(2);
    expect((await run(['warned.csv', '--format', 'ndjson', '--max-warnings', '0'], cwd)).exitCode).toBe(1);
  });

  test('a report that comes twice has fingerprints of its own, as in JSON', async () => {
    const cwd = folder();
    cpSync(`${cwd}/bad.csv`, `${cwd}/copy.csv`);
    const { stdout } = await run(['bad.csv', 'copy.csv', '--format', 'ndjson', '--format', 'json=a.json'], cwd);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toEqual(JSON.parse(readFileSync(`${cwd}/a.json`, 'utf8')).files);
    const own = lines.flatMap(({ diagnostics }) => diagnostics.map((one: { fingerprint: string }) => one.fingerprint));
    expect(new Set(own).size).toBe(4);
  });

  test('a file that cannot be written is said', async () => {
    const cwd = folder();
    const { exitCode, stderr } = await run(['good.csv', '--format', 'ndjson=good.csv/a'], cwd);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('无法写入 good.csv/a');
  });
});

describe('a workbook', () => {
  test('is not shown on a screen, but goes into a pipe or a file', async () => {
    const cwd = folder();
    let screen = '';
    const stdout = { write: (chunk: string | Uint8Array) => (screen += chunk), isTTY: true };
    const shown = await run(['bad.csv', '--format', 'xlsx'], cwd, { stdout });
    expect([shown.exitCode, screen]).toEqual([2, '']);
    expect(shown.stderr).toContain('--format xlsx=更正清单.xlsx');
    const piped = await run(['bad.csv', '--format', 'xlsx'], cwd);
    expect([piped.exitCode, piped.stdout.slice(0, 2)]).toEqual([1, 'PK']);
    await run(['bad.csv', '--format', 'xlsx=a.xlsx'], cwd, { stdout });
    expect(readFileSync(`${cwd}/a.xlsx`, 'latin1')).toBe(piped.stdout);
  });
});

describe('the summary of a step', () => {
  test('is written behind what is there, where the platform names a file for it', async () => {
    const cwd = folder();
    writeFileSync(`${cwd}/summary.md`, 'before\n');
    const env = { GITHUB_STEP_SUMMARY: `${cwd}/summary.md` };
    const { stdout } = await run(['bad.csv', '--format', 'github'], cwd, { env });
    expect(stdout).toMatch(/^::error file=bad\.csv/);
    expect(readFileSync(`${cwd}/summary.md`, 'utf8')).toMatch(/^before\n\*\*1 份报告需更正.*\n\n### bad\.csv/);
    await run(['bad.csv', '--format', 'gitlab'], cwd, { env });
    await run(['bad.csv', '--format', 'github', '--format', 'compact=a.txt'], cwd);
    expect(readFileSync(`${cwd}/summary.md`, 'utf8').match(/^###/gm)).toHaveLength(1);
  });

  test.each(['bad.csv', 'link.csv'])('is not written behind a file that is read: %s', async (name) => {
    const cwd = folder();
    const before = readFileSync(`${cwd}/bad.csv`);
    linkSync(`${cwd}/bad.csv`, `${cwd}/link.csv`);
    const env = { GITHUB_STEP_SUMMARY: `${cwd}/${name}` };
    const { exitCode, stdout, stderr } = await run(['bad.csv', '--format', 'github', '--lang', 'zh'], cwd, { env });
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain('未写入 GITHUB_STEP_SUMMARY：输出文件不能就是要读的文件');
    expect(readFileSync(`${cwd}/bad.csv`)).toEqual(before);
  });
});
