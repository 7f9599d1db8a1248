import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mergeResults } from '../../src/cli/merge/index.ts';
import { parse } from '../../src/cli/options/index.ts';
import type { MergeRequest } from '../../src/cli/options/merge.ts';
import { bad, good, runIn, screenIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';
import { variedFiles } from '../support/varied-files.ts';

/** A folder of reports of every kind, among them one under two names, whose findings have the same fingerprints. */
async function folder(): Promise<string> {
  const cwd = scratch();
  mkdirSync(join(cwd, '年报'));
  const files = [
    ...(await variedFiles(8)),
    { path: 'good.csv', bytes: good },
    { path: 'bad.csv', bytes: bad },
    { path: 'bad (1).csv', bytes: bad },
    { path: 'bad (2).csv', bytes: bad },
    { path: '空.xlsx', bytes: '' },
  ];
  for (const { path, bytes } of files) writeFileSync(join(cwd, '年报', path), bytes);
  return cwd;
}

/** Checks a folder in parts, each with its result in a file, and returns the names of these. */
async function inParts(cwd: string, count: number, ...options: string[]): Promise<string[]> {
  const names = Array.from({ length: count }, (_, index) => `part-${index + 1}-of-${count}.json`);
  for (const [index, name] of names.entries()) {
    await runIn(cwd, '年报', `--shard=${index + 1}/${count}`, `--format=json=${name}`, ...options);
  }
  return names;
}

const formats = 'json ndjson pretty compact junit github gitlab markdown csv html sarif xlsx'.split(' ');

describe('the parts of a run, merged, are the run', () => {
  test.each(['zh', 'en'])('in every format, in %s', async (language) => {
    const cwd = await folder();
    const outputs = (name: string) => formats.flatMap((format) => ['--format', `${format}=${name}.${format}`]);
    const whole = await runIn(cwd, '年报', '--lang', language, ...outputs('whole'));
    const parts = await inParts(cwd, 3, '--lang', language);
    const merged = await runIn(cwd, 'merge', ...parts, '--lang', language, ...outputs('merged'));
    expect(merged.exitCode).toBe(whole.exitCode);
    const content = (name: string) => readFileSync(join(cwd, name)).toString('latin1');
    for (const format of formats) expect(content(`merged.${format}`), format).toBe(content(`whole.${format}`));
  });

  test('in every format, where files are read again', async () => {
    const cwd = await folder();
    const parts = await inParts(cwd, 2);
    for (const format of formats.filter((one) => one !== 'xlsx')) {
      const args = ['merge', ...parts, '--format', format];
      const kept = await runIn(cwd, ...args);
      const screen = screenIn(cwd);
      expect(await mergeResults(parse(args, 'zh', undefined) as MergeRequest, screen.io, { kept: 0 })).toBe(
        kept.exitCode,
      );
      expect(screen.stdout, format).toBe(kept.stdout);
    }
  });

  test('in every format, where a long list is read slice by slice', async () => {
    const cwd = scratch();
    const { stdout } = await runIn('fixtures/cli/reports', 'convert', 'bad.csv', '--to', 'json');
    const report = (index: number) => ({ ...JSON.parse(stdout), organization: `第${index % 7}局` });
    const list = Array.from({ length: 9 }, (_, index) => report(index));
    writeFileSync(join(cwd, '汇总.json'), JSON.stringify(list));
    writeFileSync(join(cwd, 'good.csv'), good);
    await runIn(cwd, '汇总.json', 'good.csv', '--format=json=all.json');
    for (const format of ['json', 'ndjson', 'pretty', 'junit', 'csv', 'html', 'sarif']) {
      const args = ['merge', 'all.json', '--format', format];
      const whole = await runIn(cwd, ...args);
      for (const slice of [1, 20_000]) {
        const screen = screenIn(cwd);
        await mergeResults(parse(args, 'zh', undefined) as MergeRequest, screen.io, { file: 0, slice, kept: 0 });
        // A slice is a line of NDJSON.
        const shown = format === 'ndjson' ? joinedLines(screen.stdout) : screen.stdout;
        expect(shown, `${format} in slices of ${slice}`).toEqual(
          format === 'ndjson' ? joinedLines(whole.stdout) : whole.stdout,
        );
      }
    }
  });

  test('a long list is the same in two layouts, and refused if its findings are not in order', async () => {
    const cwd = scratch();
    const { stdout } = await runIn('fixtures/cli/reports', 'convert', 'bad.csv', '--to', 'json');
    const list = [1, 2, 3].map((index) => ({ ...JSON.parse(stdout), organization: `第${index}局` }));
    writeFileSync(join(cwd, '汇总.json'), JSON.stringify(list));
    await runIn(cwd, '汇总.json', '--format=json=a.json');
    const result = JSON.parse(readFileSync(join(cwd, 'a.json'), 'utf8'));
    writeFileSync(join(cwd, 'b.json'), JSON.stringify(result));
    result.files[0].diagnostics.reverse();
    writeFileSync(join(cwd, 'c.json'), JSON.stringify(result));
    const merge = async (...names: string[]) => {
      const screen = screenIn(cwd);
      const request = parse(['merge', ...names, '--format', 'json'], 'zh', undefined) as MergeRequest;
      await mergeResults(request, screen.io, { file: 0, slice: 1 });
      return screen.stdout;
    };
    expect(await merge('a.json', 'b.json')).toBe(readFileSync(join(cwd, 'a.json'), 'utf8'));
    await expect(merge('c.json')).rejects.toThrow('c.json: the diagnostics of /files/0 are not in the order');
  });

  test.each([
    ['--strict'],
    ['--fail-on', 'never'],
    ['--fail-on', 'info', '--exit-zero'],
    ['--max-warnings', '0', '--quiet'],
  ])('with %s %s', async (...options) => {
    const cwd = scratch();
    mkdirSync(join(cwd, '年报'));
    const open = String(good).replace('（一）予以公开,,6', '（一）予以公开,,约6');
    for (const [name, text] of Object.entries({ a: good, b: open, c: bad })) {
      writeFileSync(join(cwd, '年报', `${name}.csv`), text);
    }
    const run = async (...argv: string[]) => {
      const { exitCode, stdout } = await runIn(cwd, ...argv, ...options, '--format=json', '--format=pretty=shown.txt');
      return { exitCode, stdout, shown: readFileSync(join(cwd, 'shown.txt'), 'utf8') };
    };
    expect(await run('merge', ...(await inParts(cwd, 2)))).toEqual(await run('年报'));
  });

  test('with what a baseline accepts, and rules that are lowered or off', async () => {
    const cwd = await folder();
    const bases = ['bad (1).csv', 'good.csv'].map((name) => join('年报', name));
    await runIn(cwd, ...bases, '--baseline=b.json', '--update-baseline');
    const rules = { 'blank-total': 'off', 'blank-count': 'off', 'request-flow': 'warning', 'unreadable-count': 'info' };
    writeFileSync(join(cwd, 'report-lint.config.json'), JSON.stringify({ rules }));
    const outputs = (name: string) => formats.flatMap((format) => ['--format', `${format}=${name}.${format}`]);
    await runIn(cwd, '年报', '--baseline=b.json', ...outputs('whole'));
    await runIn(cwd, 'merge', ...(await inParts(cwd, 2, '--baseline=b.json')), ...outputs('merged'));
    const content = (name: string) => readFileSync(join(cwd, name)).toString('latin1');
    expect(JSON.parse(readFileSync(join(cwd, 'whole.json'), 'utf8')).summary.suppressed).toBeGreaterThan(0);
    for (const format of formats) expect(content(`merged.${format}`), format).toBe(content(`whole.${format}`));
  });

  test('whatever their order, and how often one is given', async () => {
    const cwd = await folder();
    const [first, second] = await inParts(cwd, 2);
    writeFileSync(join(cwd, 'again.json'), JSON.stringify(JSON.parse(readFileSync(join(cwd, first!), 'utf8'))));
    const once = await runIn(cwd, 'merge', first!, second!, '--format=json');
    const twice = await runIn(cwd, 'merge', 'again.json', second!, first!, second!, '--format=json');
    expect(twice.stdout).toBe(once.stdout);
  });
});

/** The files of NDJSON, of which a long one is on several lines. */
function joinedLines(ndjson: string): unknown[] {
  const files = new Map<string, { reports: unknown[]; diagnostics: { report: number }[] }>();
  for (const line of ndjson.split('\n').filter(Boolean)) {
    const { path, reports, diagnostics } = JSON.parse(line);
    const file = files.get(path) ?? { reports: [], diagnostics: [] };
    file.diagnostics.push(
      ...diagnostics.map((one: { report: number }) => ({ ...one, report: one.report + file.reports.length })),
    );
    file.reports.push(...reports);
    files.set(path, file);
  }
  return [...files];
}

test('a result may come from standard input, and in the UTF-16 that some shells write', async () => {
  const cwd = scratch();
  writeFileSync(join(cwd, 'a.csv'), bad);
  const { stdout } = await runIn(cwd, 'a.csv', '--format=json');
  writeFileSync(join(cwd, 'wide.json'), Buffer.from(`\ufeff${stdout}`, 'utf16le'));
  expect((await runIn(cwd, 'merge', 'wide.json', '--format=json')).stdout).toBe(stdout);
  const screen = screenIn(cwd);
  const stdin = (async function* () {
    yield Buffer.from(stdout);
  })();
  await mergeResults(parse(['merge', '-', '--format=json'], 'zh', undefined) as MergeRequest, { ...screen.io, stdin });
  expect(screen.stdout).toBe(stdout);
});

describe('results of folders that were divided by hand', () => {
  test('are joined; what several have counts once', async () => {
    const cwd = await folder();
    const whole = await runIn(cwd, '年报', '--format=json');
    await runIn(cwd, '年报/0*.csv', '--format=json=a.json');
    await runIn(cwd, '年报/0*.csv', '年报/bad*.csv', '--format=json=b.json');
    await runIn(cwd, '年报/g*.csv', '年报/空.xlsx', '--format=json=c.json');
    expect((await runIn(cwd, 'merge', 'c.json', 'b.json', 'a.json', '--format=json')).stdout).toBe(whole.stdout);
  });

  test('are refused where they say different things of one file', async () => {
    const cwd = scratch();
    for (const [name, text] of Object.entries({ old: bad, new: good })) {
      writeFileSync(join(cwd, '报告.csv'), text);
      await runIn(cwd, '报告.csv', `--format=json=${name}.json`);
    }
    const { exitCode, stdout, stderr } = await runIn(cwd, 'merge', 'old.json', 'new.json', '--lang', 'en');
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain('old.json and new.json say different things of 报告.csv');
  });
});

test('fingerprints are unique over all results, and refer to the right findings', async () => {
  const cwd = scratch();
  for (const name of ['a', 'b', 'c']) {
    writeFileSync(join(cwd, `${name}.csv`), bad);
    await runIn(cwd, `${name}.csv`, `--format=json=${name}.json`);
  }
  const { files } = JSON.parse((await runIn(cwd, 'merge', 'a.json', 'b.json', 'c.json', '--format=json')).stdout);
  const found = files.flatMap(({ diagnostics }: Json) => diagnostics.map((one) => one.fingerprint));
  expect(new Set(found).size).toBe(found.length);
  for (const { diagnostics, reports } of files as Json[]) {
    const own = diagnostics.map((one) => one.fingerprint);
    expect(reports[0]!.culprits[0]!.relations.every((one) => own.includes(one))).toBe(true);
  }
});

interface Json {
  readonly diagnostics: readonly { readonly fingerprint: string }[];
  readonly reports: readonly { readonly culprits: readonly { readonly relations: readonly string[] }[] }[];
}

describe('what cannot be merged is refused, with its name and what to do', () => {
  let made: Promise<Record<string, string>> | undefined;
  /** Results by name, as texts; made once. */
  async function results(cwd: string): Promise<Record<string, string>> {
    writeFileSync(join(cwd, '甲.csv'), good);
    writeFileSync(join(cwd, '乙.csv'), bad);
    const run = async (...options: string[]) => (await runIn(cwd, '.', '--format=json', ...options)).stdout;
    const [whole, one, two, three] = [
      await run(),
      await run('--shard=1/3'),
      await run('--shard=2/3'),
      await run('--shard=3/3'),
    ];
    const ndjson = (await runIn(cwd, '.', '--format=ndjson')).stdout;
    const wrong = whole.replace('"verdict": "fail"', '"verdict": "good"');
    return { whole, one, two, three, ndjson, wrong };
  }

  const cases: readonly (readonly [what: string, names: string, message: string])[] = [
    ['a missing part', 'one three', 'missing: 2/3; give the result of this part, too'],
    ['two missing parts', 'two', 'missing: 1/3, 3/3; give the results of these parts, too'],
    ['a part and a whole', 'one two three whole', 'one.json is a part (1/3), and whole.json is whole'],
    ['parts of different runs', 'one other', 'one.json is 1/3, other.json is 1/2: not parts of one run'],
    [
      'a part in two versions',
      'one changed two three',
      'one.json and changed.json are both 1/3, with different content',
    ],
    ['a file that ends in the middle', 'cut', 'cut.json: incomplete: it ends in the middle'],
    ['an empty file', 'empty', 'empty.json: not a result'],
    ['another format', 'ndjson', 'ndjson.json: not a result written with report-lint --format json'],
    ['other JSON', 'foreign', 'foreign.json: not a result'],
    ['a list', 'list', 'list.json: not a result'],
    ['a later version', 'later', 'later.json: schemaVersion is 2, and this program knows 1'],
    ['a wrong value', 'wrong', 'wrong.json: /files/0/verdict is not as in schemas/result.schema.json'],
    ['a file that is missing', 'fewer', 'fewer.json: its summary does not count its files'],
    ['a verdict that somebody has changed', 'turned', 'turned.json: its summary does not count its files'],
    ['an unknown form', 'form', '--form FILE'],
    ['a finding about a cell that is not there', 'cell', 'cell.json (乙.csv): a finding is about requests/none/total'],
    ['a finding about a report that is not there', 'report', 'report.json (乙.csv): a finding is about /reports/7'],
    [
      'results of two versions',
      'whole other-version',
      'whole.json was written by report-lint 0.1.0, other-version.json by',
    ],
    ['no such file', 'none', 'none.json: there is no such file'],
  ];
  test.each(cases)('%s', async (_, names, message) => {
    const cwd = scratch();
    made ??= results(cwd);
    const { whole = '', one = '', ...others } = await made;
    const all: Record<string, string> = {
      ...{ whole, one, ...others },
      other: one.replace('"count": 3', '"count": 2'),
      changed: one.replace('"skipped": 0', '"skipped": 1'),
      cut: whole.slice(0, -200),
      empty: '',
      foreign: '{ "a": [1, 2] }',
      list: '[]',
      fewer: whole.replace('"files": 2', '"files": 3'),
      turned: whole.replace('"verdict": "fail"', '"verdict": "pass"'),
      later: whole.replace('"schemaVersion": 1', '"schemaVersion": 2'),
      cell: whole.replaceAll('"requests/partly-granted/total"', '"requests/none/total"'),
      report: whole.replaceAll('"report": 0', '"report": 7'),
      form: whole.replaceAll('"cn-ogi"', '"own"'),
      'other-version': whole.replace('"version": "0.1.0"', '"version": "0.0.9"'),
    };
    for (const [name, text] of Object.entries(all)) writeFileSync(join(cwd, `${name}.json`), text);
    const given = names.split(' ').map((name) => `${name}.json`);
    const { exitCode, stdout, stderr } = await runIn(cwd, 'merge', ...given, '--lang', 'en', '--format=ndjson');
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  test('a result of the run does not replace one of those that it reads', async () => {
    const cwd = scratch();
    writeFileSync(join(cwd, '甲.csv'), good);
    await runIn(cwd, '.', '--format=json=a.json');
    const before = readFileSync(join(cwd, 'a.json'), 'utf8');
    const { exitCode } = await runIn(cwd, 'merge', 'a.json', '--format=json=a.json', '--force');
    expect([exitCode, readFileSync(join(cwd, 'a.json'), 'utf8')]).toEqual([2, before]);
  });
});
