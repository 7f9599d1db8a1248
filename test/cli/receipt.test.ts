import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';
import { baselineEntry, judged } from '../support/results.ts';
import { scratch } from '../support/scratch.ts';

const reports = new URL('../../fixtures/cli/reports/', import.meta.url).pathname;
const schemaOf = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../schemas/${name}.schema.json`, import.meta.url), 'utf8'));
const schema = schemaOf('receipt');
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true })
  .addSchema(schemaOf('result'), 'result.schema.json')
  .compile(schema);

function folder(...names: readonly string[]): string {
  const cwd = scratch();
  for (const name of names) cpSync(reports + name, join(cwd, name));
  return cwd;
}

async function run(cwd: string, command: string, env: Io['env'] = {}) {
  let [stdout, stderr] = ['', ''];
  const exitCode = await main(command.split(' '), {
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
    stdin: (async function* () {
      yield readFileSync(`${reports}good.csv`);
    })(),
    env,
    cwd,
  });
  return { exitCode, stdout, stderr };
}

/** Returns the receipt of a run, validated by the schema. */
async function receiptOf(cwd: string, command: string, env: Io['env'] = {}) {
  rmSync(join(cwd, 'r.json'), { force: true });
  const { exitCode } = await run(cwd, `${command} --receipt r.json`, env);
  const text = readFileSync(join(cwd, 'r.json'), 'utf8');
  const receipt = JSON.parse(text);
  expect(validate(receipt), JSON.stringify(validate.errors)).toBe(true);
  return { exitCode, text, ...receipt, file: receipt.files[0] };
}

describe('a receipt', () => {
  test('of a good report, whole', async () => {
    const cwd = folder('good.csv');
    const { exitCode, text, file, ...receipt } = await receiptOf(cwd, 'good.csv');
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    const verdicts = { passed: 1, failed: 0, incomplete: 0, cannotCheck: 0, skipped: 0 };
    const all = { files: 1, reports: 1, ...verdicts, errors: 0, warnings: 0, infos: 0, open: 0, suppressed: 0 };
    expect(receipt).toMatchObject({
      schemaVersion: 1,
      tool: { name: 'report-lint', version },
      result: 'pass',
      date: null,
      options: { strict: false, failOn: 'error', maxWarnings: null },
      baseline: null,
      forms: [
        { id: 'cn-ogi-2021', family: 'cn-ogi', edition: '2021', builtIn: true },
        { id: 'cn-ogi-2019', family: 'cn-ogi', edition: '2019', builtIn: true },
      ],
      summary: all,
    });
    expect(receipt.rules).toMatchObject({ 'request-flow': 'error', 'blank-count': 'warning', 'noted-count': 'info' });
    expect(file).toEqual({
      path: 'good.csv',
      sha256: createHash('sha256')
        .update(readFileSync(`${reports}good.csv`))
        .digest('hex'),
      format: 'csv',
      verdict: 'pass',
      problem: null,
      year: null,
      blank: 'zero',
      rules: {},
      counts: { errors: 0, warnings: 0, infos: 0, open: 0, suppressed: 0, waived: 0 },
      reports: [
        {
          organization: '青岚区商务局',
          year: 2023,
          forms: { disclosure: 'cn-ogi-2021', requests: 'cn-ogi-2021', cases: 'cn-ogi-2021' },
          coverage: { relations: { assessed: 42, total: 42 }, cells: { read: 200, blank: 0, total: 200 } },
        },
      ],
      suppressed: [],
    });
  });

  test('is the same in either language, in any format, wherever the files lie', async () => {
    const cwd = folder('good.csv', 'bad.csv', 'blank.csv');
    const other = join(scratch(), 'elsewhere');
    mkdirSync(other);
    cpSync(cwd, other, { recursive: true });
    const { text } = await receiptOf(cwd, 'good.csv bad.csv blank.csv');
    expect((await receiptOf(cwd, '. --lang en --verbose')).text).toBe(text);
    expect((await receiptOf(cwd, './blank.csv ./bad.csv ./good.csv --format json')).text).toBe(text);
    expect((await receiptOf(cwd, `${cwd} --format ndjson`)).text).toBe(text);
    expect((await receiptOf(other, '. --quiet')).text).toBe(text);
  });

  test('is written also where the run fails, or a file cannot be checked, and says so whatever the exit code', async () => {
    const cwd = folder('good.csv', 'bad.csv', 'scan.pdf', 'warned.csv');
    const results = async (command: string) => {
      const { exitCode, result } = await receiptOf(cwd, command);
      return [exitCode, result];
    };
    expect(await results('bad.csv')).toEqual([1, 'fail']);
    expect(await results('bad.csv --exit-zero')).toEqual([0, 'fail']);
    expect(await results('.')).toEqual([2, 'cannot-check']);
    expect(await results('good.csv gone.csv')).toEqual([2, 'cannot-check']);
    expect(await results('warned.csv')).toEqual([0, 'pass']);
    expect(await results('warned.csv --max-warnings 0')).toEqual([1, 'fail']);
    expect(await results('warned.csv --fail-on warning')).toEqual([1, 'fail']);
    expect(await results('bad.csv --fail-on never')).toEqual([0, 'pass']);
  });

  test('tells what cannot be checked, and why', async () => {
    const cwd = folder('scan.pdf');
    const { files } = await receiptOf(cwd, 'gone.csv scan.pdf');
    const told = files.map(({ path, verdict, problem, sha256 }: Record<string, string | null>) => [
      path,
      verdict,
      problem,
      sha256 !== null,
    ]);
    expect(told).toEqual([
      ['gone.csv', 'cannot-check', 'not-found', false],
      ['scan.pdf', 'cannot-check', 'picture', true],
    ]);
  });

  test('no options pass unseen', async () => {
    const cwd = folder('blank.csv');
    const { options, file, summary } = await receiptOf(
      cwd,
      'blank.csv --strict --fail-on info --max-warnings 3 --year 2024 --rule year-mismatch=info --rule blank-count=off',
    );
    expect(options).toEqual({ strict: true, failOn: 'info', maxWarnings: 3 });
    expect([file.year, file.rules]).toEqual([2024, { 'blank-count': 'off', 'year-mismatch': 'info' }]);
    expect(file.counts).toMatchObject({ infos: 1, open: 0, warnings: 0 });
    expect(file.counts.errors).toBe(18);
    const { waived: _, ...counts } = file.counts;
    expect(summary).toMatchObject({ files: 1, reports: 1, failed: 1, ...counts });
  });

  test('a form of the user’s own is told from one that comes with the program, also under its name', async () => {
    const cwd = folder('good.csv');
    const { $schema: _, ...own } = JSON.parse(readFileSync('schemas/forms/cn-ogi-2021.json', 'utf8'));
    writeFileSync(join(cwd, 'own.json'), JSON.stringify(own));
    const { forms, file } = await receiptOf(cwd, 'good.csv --form own.json');
    expect(forms.map(({ id, builtIn }: Record<string, unknown>) => [id, builtIn])).toEqual([
      ['cn-ogi-2021', false],
      ['cn-ogi-2019', true],
    ]);
    expect(file.reports[0].forms.requests).toBe('cn-ogi-2021');
    const one = await receiptOf(cwd, 'good.csv --form cn-ogi-2021');
    expect(one.forms).toHaveLength(1);
  });

  test('what was accepted, with the words of whoever accepted it, and the baseline that says so', async () => {
    const cwd = folder('bad.csv', 'warned.csv');
    const made = await receiptOf(cwd, '. --baseline b.json --update-baseline');
    const bytes = () => readFileSync(join(cwd, 'b.json'));
    const hash = () => createHash('sha256').update(bytes()).digest('hex');
    expect(made.baseline).toEqual({ sha256: hash(), entries: made.summary.suppressed, unused: 0 });
    const text = bytes().toString().replace('"reason": ""', '"reason": "已说明"').replace('"by": ""', '"by": "办公室"');
    writeFileSync(join(cwd, 'b.json'), text.replace('"expires": null', '"expires": "2999-12-31"'));
    const { baseline, file, result } = await receiptOf(cwd, '. --baseline b.json');
    expect([baseline.sha256, result]).toEqual([hash(), 'pass']);
    expect(file.suppressed[0]).toEqual({
      report: 0,
      rule: 'applicant-total',
      severity: 'error',
      kind: 'fail',
      cell: 'requests/partly-granted/total',
      about: null,
      fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
      reason: '已说明',
      by: '办公室',
      expires: '2999-12-31',
    });
    const abouts = (made.files as (typeof file)[])
      .flatMap((one) => one.suppressed)
      .map(({ cell, about }) => [cell, about]);
    expect(abouts).toContainEqual([null, '5']);
    writeFileSync(join(cwd, 'bad.csv'), readFileSync(`${reports}bad.csv`, 'utf8').replace('0,0,12,', '0,0,4,'));
    expect((await receiptOf(cwd, '. --baseline b.json')).baseline.unused).toBe(2);
  });

  test('the date is the one that SOURCE_DATE_EPOCH gives', async () => {
    const cwd = folder('good.csv');
    const { date } = await receiptOf(cwd, 'good.csv', { SOURCE_DATE_EPOCH: '1780214400' });
    expect(date).toBe('2026-05-31T08:00:00Z');
    const wrong = await run(cwd, 'good.csv --lang en --receipt x.json', { SOURCE_DATE_EPOCH: 'today' });
    expect([wrong.exitCode, wrong.stderr]).toEqual([2, expect.stringContaining('SOURCE_DATE_EPOCH takes the seconds')]);
    expect(existsSync(join(cwd, 'x.json'))).toBe(false);
  });

  test('files of an archive, standard input, and files beside the folder', async () => {
    const cwd = folder();
    writeFileSync(join(cwd, '各局.zip'), zipSync({ '商务局/good.csv': readFileSync(`${reports}good.csv`) }));
    mkdirSync(join(cwd, 'in'));
    cpSync(`${reports}good.csv`, join(cwd, 'beside.csv'));
    const paths = async (command: string) =>
      (await receiptOf(join(cwd, 'in'), command)).files.map(({ path }: { path: string }) => path);
    expect(await paths('../各局.zip')).toEqual(['../各局.zip/商务局/good.csv']);
    expect(await paths(`${join(cwd, 'beside.csv')} -`)).toEqual(['../beside.csv', '<stdin>']);
  });

  test('is no report of its folder and none of the inputs, and a folder is made for it', async () => {
    const cwd = folder('good.csv');
    const first = await receiptOf(cwd, '.');
    expect((await receiptOf(cwd, '.')).text).toBe(first.text);
    for (const name of ['good.csv', './good.csv']) expect((await run(cwd, `. --receipt ${name}`)).exitCode).toBe(2);
    expect(readFileSync(join(cwd, 'good.csv'))).toEqual(readFileSync(`${reports}good.csv`));
    expect((await run(cwd, 'good.csv --receipt new/r.json')).exitCode).toBe(0);
    expect(readFileSync(join(cwd, 'new/r.json'), 'utf8')).toBe(first.text);
    expect((await run(cwd, 'good.csv --receipt=')).exitCode).toBe(2);
  });

  test('every key of the schema says something that can be otherwise', async () => {
    const cwd = folder('good.csv', 'bad.csv', 'blank.csv', 'scan.pdf', 'warned.csv');
    await run(cwd, 'bad.csv blank.csv warned.csv --baseline b.json --update-baseline --year 2022');
    const text = readFileSync(join(cwd, 'b.json'), 'utf8');
    const blank = await judged('blank.csv');
    const open = blank.diagnostics.find(({ kind }) => kind === 'open')!;
    const { entries } = JSON.parse(text);
    const byHand = { schemaVersion: 1, entries: [...entries, baselineEntry(open, blank)] };
    writeFileSync(join(cwd, 'e.json'), JSON.stringify(byHand));
    for (const [key, value] of [
      ['reason', '""'],
      ['by', '""'],
      ['expires', 'null'],
    ] as const) {
      writeFileSync(
        join(cwd, 'b.json'),
        readFileSync(join(cwd, 'b.json'), 'utf8').replace(`"${key}": ${value}`, `"${key}": "2999-12-31"`),
      );
    }
    writeFileSync(join(cwd, 'c.json'), text.replaceAll('"actual": ', '"actual": 1'));
    const two = ['good.csv', 'bad.csv'].map((name) => readFileSync(reports + name, 'utf8').replace('\ufeff', ''));
    writeFileSync(join(cwd, 'two.csv'), two.join(''));
    writeFileSync(join(cwd, '说明.txt'), '各单位报送的文件都在这里。\n');
    writeFileSync(join(cwd, 'a.json'), '{ "tables": { "requests": { "received": { "total": -1 } } } }');
    const runs = [
      await receiptOf(cwd, '. --baseline b.json --year 2022'),
      await receiptOf(cwd, 'bad.csv two.csv --baseline c.json --max-warnings 1 --rule applicant-total=info'),
      await receiptOf(cwd, 'two.csv --baseline d.json --update-baseline'),
      await receiptOf(cwd, 'a.json --strict --fail-on info --rule blank-count=off --form cn-ogi-2019', {
        SOURCE_DATE_EPOCH: '0',
      }),
    ];
    runs.push(await receiptOf(cwd, 'blank.csv --baseline e.json'));
    writeFileSync(join(cwd, 'report-lint.config.json'), '{ "blank": "unknown" }');
    runs.push(await receiptOf(cwd, 'blank.csv'));
    const values = new Map<string, Set<string>>();
    const collect = (path: string, value: unknown): void => {
      if (Array.isArray(value)) for (const one of value) collect(path, one);
      else {
        values.set(path, (values.get(path) ?? new Set()).add(JSON.stringify(value)));
        if (value && typeof value === 'object')
          for (const [key, one] of Object.entries(value)) collect(`${path}/${key}`, one);
      }
    };
    for (const { exitCode: _, text: __, file: ___, ...receipt } of runs) collect('', receipt);
    const alike = [...values].filter(([, some]) => some.size === 1).map(([path]) => path);
    const isRuleOrTable = (path: string) =>
      /^\/rules(?:\/|$)|\/rules\/|\/forms\/(?:disclosure|requests|cases)$/.test(path);
    expect(alike.filter((path) => !isRuleOrTable(path)).toSorted()).toEqual([
      '/forms/builtIn',
      '/forms/family',
      '/schemaVersion',
      '/tool',
      '/tool/name',
      '/tool/version',
    ]);
  });
});
