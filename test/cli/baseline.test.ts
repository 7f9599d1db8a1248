import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { figuresOf } from '../../src/baseline/figures.ts';
import { main } from '../../src/cli/main.ts';
import type { Diagnostic, FileResult } from '../../src/model/result.ts';
import { unsuppressed } from '../../src/presentation/unsuppressed.ts';
import { runs } from '../support/random-runs.ts';
import { baselineEntry, changed, judged } from '../support/results.ts';
import { scratch } from '../support/scratch.ts';

const reports = new URL('../../fixtures/cli/reports/', import.meta.url).pathname;

interface Run {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function run(cwd: string, command: string, now = new Date('2026-05-31T12:00:00')): Promise<Run> {
  let [stdout, stderr] = ['', ''];
  const exitCode = await main(command.split(' '), {
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
    stdin: (async function* () {
      yield readFileSync(`${reports}bad.csv`);
    })(),
    env: {},
    cwd,
    now,
  });
  return { exitCode, stdout, stderr };
}

/** Creates a folder with these reports. */
function folder(...names: readonly string[]): string {
  const cwd = scratch();
  for (const name of names) cpSync(reports + name, join(cwd, name));
  return cwd;
}

function edit(file: string, ...changes: readonly (readonly [from: string | RegExp, to: string])[]): void {
  let text = readFileSync(file, 'utf8');
  for (const [from, to] of changes) {
    const before = text;
    text = typeof from === 'string' ? text.replaceAll(from, () => to) : text.replace(from, () => to);
    expect(text).not.toBe(before);
  }
  writeFileSync(file, text);
}

/** Creates a folder with a report of two broken sums, and a baseline that hides them. */
async function accepted(): Promise<string> {
  const cwd = folder('bad.csv');
  expect((await run(cwd, 'bad.csv --baseline b.json --update-baseline')).exitCode).toBe(0);
  return cwd;
}

interface Found {
  readonly rule: string;
  readonly message: string;
  readonly suppressed: { readonly reason: string | null; readonly by: string | null; readonly expires: string | null };
}

/** Returns the first file of the JSON result. */
async function found(cwd: string, command = 'bad.csv --baseline b.json', now?: Date) {
  const { stdout, exitCode, stderr } = await run(cwd, `${command} --lang en --format json`, now);
  const { summary, files } = JSON.parse(stdout);
  return { exitCode, stderr, summary, verdict: files[0].verdict, diagnostics: files[0].diagnostics as Found[] };
}

const hidden = async (cwd: string, command?: string, now?: Date) =>
  (await found(cwd, command, now)).diagnostics.map(
    ({ rule, suppressed }) => `${rule} ${suppressed ? 'hidden' : 'shown'}`,
  );

const bothHidden = ['applicant-total hidden', 'outcome-total hidden'];
const bothShown = ['applicant-total shown', 'outcome-total shown'];

describe('what a baseline hides', () => {
  test('stays in what programs read, and counts for nothing', async () => {
    const cwd = await accepted();
    edit(join(cwd, 'b.json'), ['"reason": ""', '"reason": "已向区政府说明"'], ['"by": ""', '"by": "办公室"']);
    const { exitCode, summary, verdict, diagnostics } = await found(cwd);
    expect([exitCode, verdict, summary.errors, summary.suppressed]).toEqual([0, 'pass', 0, 2]);
    expect(diagnostics.map(({ suppressed }) => suppressed)).toEqual(
      Array(2).fill({ reason: '已向区政府说明', by: '办公室', expires: null }),
    );
    expect((await run(cwd, 'bad.csv')).exitCode).toBe(1);
  });

  test('what is not in it counts as before', async () => {
    const cwd = folder('bad.csv');
    expect((await run(cwd, 'bad.csv --baseline b.json --update-baseline --rule outcome-total=off')).exitCode).toBe(0);
    expect(await hidden(cwd)).toEqual(['applicant-total hidden', 'outcome-total shown']);
    const { exitCode, stdout } = await run(cwd, 'bad.csv --baseline b.json');
    expect(exitCode).toBe(1);
    expect(stdout).toContain('1 份报告需更正：1 处错误、1 处已接受。');
  });

  test('the last line counts it, --verbose lists it, no line accuses a cell for it', async () => {
    const cwd = await accepted();
    edit(join(cwd, 'b.json'), ['"reason": ""', '"reason": "已说明"'], ['"expires": null', '"expires": "2026-12-31"']);
    const { stdout } = await run(cwd, 'bad.csv --baseline b.json');
    expect(stdout).toContain('1 份报告核对通过（已接受 2 处）。');
    expect(stdout).not.toContain('J26');
    expect((await run(cwd, 'bad.csv --baseline b.json --verbose')).stdout).toContain(
      '总计不等于各类申请人之和（applicant-total） · 已说明 · 到 2026-12-31 为止',
    );
    expect((await run(cwd, 'bad.csv --baseline b.json --quiet')).stdout).toBe('');
  });

  test('a mistake behind accepted findings alone is not named beside one that counts', async () => {
    const cwd = await accepted();
    edit(join(cwd, 'bad.csv'), [/^2,0,1,0,3,/m, '2,0,1,0,7,']);
    const { stdout } = await run(cwd, 'bad.csv --baseline b.json');
    expect(stdout).toContain('案件总计不等于各种结果之和');
    expect(stdout).not.toContain('J26');
  });

  test('a baseline that is named among the reports is told what it is, and never written over as one', async () => {
    const cwd = await accepted();
    const told = async (command: string) => (await run(cwd, command)).stdout;
    expect(await told('bad.csv b.json --baseline b.json')).toContain('这是基线文件');
    writeFileSync(join(cwd, 'report-lint.config.json'), '{ "baseline": "b.json" }');
    expect(await told('bad.csv b.json')).toContain('这是本程序的配置文件，或者配置里写到的报表定义、基线，不是报告');
    for (const command of ['bad.csv b.json --update-baseline', 'bad.csv b.json --baseline b.json --update-baseline']) {
      expect((await run(cwd, command)).stderr).toContain('输出文件不能就是要读的文件');
    }
  });

  test('in JSON, too, a group of which all was accepted has no mistake to be corrected', async () => {
    const cwd = await accepted();
    const culprits = async (command: string) => {
      const { stdout } = await run(cwd, `${command} --format json`);
      return JSON.parse(stdout).files[0].reports[0].culprits.length;
    };
    expect(await culprits('bad.csv')).toBe(1);
    expect(await culprits('bad.csv --baseline b.json')).toBe(0);
  });

  test('of two mistakes behind one group of sums, the one that is left', async () => {
    const two = await changed('good.csv', 'a.csv', ['（一）予以公开', '6,2', '9,2'], ['结转下年度', '1,0', '3,0']);
    const named = (file: FileResult) =>
      file.reports[0]!.culprits.map(({ explanations, relations }) => [
        explanations[0]!.mistakes.map(({ changes }) => changes[0]!.entry.at.row.id),
        relations.length,
      ]);
    const accepting = (isAccepted: (one: FileResult['diagnostics'][number]) => boolean): FileResult => ({
      ...two,
      diagnostics: two.diagnostics.map((one) =>
        isAccepted(one) ? { ...one, suppressed: { reason: null, by: null, expires: null } } : one,
      ),
    });
    const all = named(two).flat(2);
    expect(all).toEqual(expect.arrayContaining(['granted', 'carried-out']));
    const left = unsuppressed(accepting(({ cell }) => cell !== 'requests/granted/total'));
    expect(named(left)).toEqual([[['granted'], 1]]);
    expect(named(unsuppressed(accepting(() => true)))).toEqual([]);
  });

  test('no update accepts what cannot be told; the file stays incomplete, also with --strict', async () => {
    const cwd = folder('unreadable.csv');
    const { stderr } = await run(cwd, 'unreadable.csv --baseline b.json --update-baseline');
    expect(stderr).toContain('新增 4 条');
    expect(stderr).toContain('6 处未核对的没有写入');
    for (const [strict, errors, open] of [
      ['', 0, 6],
      [' --strict', 6, 0],
    ] as const) {
      const { summary, exitCode, verdict } = await found(cwd, `unreadable.csv --baseline b.json${strict}`);
      expect([exitCode, verdict, summary.suppressed]).toEqual([2, 'incomplete', 4]);
      expect([summary.errors, summary.open]).toEqual([errors, open]);
    }
  });

  test.each(['', ' --strict'])('an entry written by hand accepts what cannot be told%s', async (strict) => {
    const cwd = folder('unreadable.csv');
    await run(cwd, 'unreadable.csv --baseline b.json --update-baseline');
    const file = await judged('unreadable.csv');
    const open = file.diagnostics.filter(({ kind }) => kind === 'open');
    const rests = (one: Diagnostic) => figuresOf(one, file).has('requests/received/natural-person');
    const add = (some: readonly Diagnostic[]) => {
      const baseline = JSON.parse(readFileSync(join(cwd, 'b.json'), 'utf8'));
      const text = JSON.stringify({
        ...baseline,
        entries: [...baseline.entries, ...some.map((one) => baselineEntry(one, file))],
      });
      writeFileSync(join(cwd, 'b.json'), text);
    };
    add(open.filter((one) => !rests(one)));
    const one = await found(cwd, `unreadable.csv --baseline b.json${strict}`);
    expect([one.exitCode, one.verdict, one.summary.suppressed]).toEqual([2, 'incomplete', 8]);
    add(open.filter(rests));
    const all = await found(cwd, `unreadable.csv --baseline b.json${strict}`);
    expect([all.exitCode, all.verdict, all.summary.open, all.summary.errors]).toEqual([0, 'pass', 0, 0]);
    expect((await run(cwd, `unreadable.csv --baseline b.json${strict}`)).stdout).toContain('核对通过（已接受 10 处）');
  });

  test('warnings over the limit, and a lower level', async () => {
    const cwd = folder('warned.csv');
    await run(cwd, 'warned.csv --baseline b.json --update-baseline');
    for (const limit of ['--max-warnings 0', '--fail-on warning']) {
      expect((await run(cwd, `warned.csv ${limit}`)).exitCode).toBe(1);
      expect((await run(cwd, `warned.csv --baseline b.json ${limit}`)).exitCode).toBe(0);
    }
  });

  test('no file that cannot be checked', async () => {
    const cwd = folder('scan.pdf', 'bad.csv');
    expect((await run(cwd, '. --baseline b.json --update-baseline')).exitCode).toBe(2);
    expect((await run(cwd, '. --baseline b.json')).exitCode).toBe(2);
  });

  test.each(['compact', 'github', 'gitlab', 'csv', 'markdown', 'html'])('%s leaves it out', async (format) => {
    const cwd = await accepted();
    expect((await run(cwd, `bad.csv --format ${format}`)).stdout).toContain('J26');
    expect((await run(cwd, `bad.csv --baseline b.json --format ${format}`)).stdout).not.toContain('J26');
  });

  test('SARIF has it suppressed, JUnit skipped, each with the reason', async () => {
    const cwd = folder('bad.csv', 'warned.csv');
    await run(cwd, 'bad.csv --baseline b.json --update-baseline');
    edit(join(cwd, 'b.json'), ['"reason": ""', '"reason": "已说明"'], ['"by": ""', '"by": "办公室"']);
    const { results } = JSON.parse((await run(cwd, '. --baseline b.json --format sarif')).stdout).runs[0];
    const suppression = {
      kind: 'external',
      status: 'accepted',
      justification: '已说明',
      properties: { by: '办公室', expires: null },
    };
    expect(results.map(({ suppressions }: { suppressions: unknown }) => suppressions)).toEqual([
      [suppression],
      [suppression],
      ...results.slice(2).map(() => []),
    ]);
    expect(results.length).toBeGreaterThan(2);
    const [result] = JSON.parse((await run(cwd, 'bad.csv --format sarif')).stdout).runs[0].results;
    expect(result).not.toHaveProperty('suppressions');
    const junit = (await run(cwd, 'bad.csv --baseline b.json --format junit')).stdout;
    expect(junit).toContain('failures="0" errors="0" skipped="2"');
    expect(junit).toContain('已接受：已说明');
  });
});

describe('when it stops hiding', () => {
  test('the figures have changed: what they were and are', async () => {
    const cwd = await accepted();
    edit(join(cwd, 'bad.csv'), ['4,0,0,0,0,0,12,', '4,0,0,0,0,0,13,']);
    const { diagnostics, exitCode } = await found(cwd);
    expect(exitCode).toBe(1);
    expect(diagnostics[0]!.message).toContain('partly granted · total was accepted 12 and is now 13');
    const { stdout } = await run(cwd, 'bad.csv --baseline b.json');
    expect(stdout.match(/曾经接受，但数据已变：（二）部分公开·总计 接受时为 12，现为 13/g)).toHaveLength(1);
    const { stdout: markdown } = await run(cwd, 'bad.csv --baseline b.json --format markdown');
    expect(markdown).toContain('接受时为 12，现为 13');
  });

  test('one part is enough, though the sums stay as they were', async () => {
    const cwd = await accepted();
    edit(join(cwd, 'bad.csv'), ['4,0,0,0,0,0,12,', '3,1,0,0,0,0,12,']);
    expect(await hidden(cwd)).toContain('applicant-total shown');
  });

  test('how a number is written makes no difference', async () => {
    const cwd = await accepted();
    edit(join(cwd, 'bad.csv'), ['4,0,0,0,0,0,12,', '４,0,0,0,0,0,12.0,']);
    expect(await hidden(cwd)).toEqual(bothHidden);
  });

  test('the last day has passed; on that day it still holds', async () => {
    // East of Greenwich, where the day begins earlier.
    const { TZ } = process.env;
    onTestFinished(() => {
      if (TZ === undefined) delete process.env.TZ;
      else process.env.TZ = TZ;
    });
    process.env.TZ = 'Asia/Shanghai';
    const cwd = await accepted();
    edit(join(cwd, 'b.json'), ['"expires": null', '"expires": "2026-05-31"']);
    expect(await hidden(cwd)).toEqual(bothHidden);
    expect(await hidden(cwd, undefined, new Date('2026-05-31T23:59:59'))).toEqual(bothHidden);
    const late = new Date('2026-06-01T00:00:00');
    expect(await hidden(cwd, undefined, late)).toEqual(bothShown);
    const { diagnostics, stderr } = await found(cwd, undefined, late);
    expect(diagnostics[0]!.message).toMatch(/; it was accepted until 2026-05-31, which is over$/);
    expect(stderr).not.toContain('hides nothing');
  });

  test('blank cells, and a note beside a number, are figures too', async () => {
    const cwd = folder('blank.csv', 'good.csv');
    edit(join(cwd, 'good.csv'), ['126', '126（含上年）']);
    await run(cwd, '. --baseline b.json --update-baseline');
    expect(await hidden(cwd, 'good.csv --baseline b.json')).toEqual(['noted-count hidden']);
    edit(join(cwd, 'good.csv'), ['126（含上年）', '126（含去年）']);
    const { diagnostics } = await found(cwd, 'good.csv --baseline b.json');
    expect(diagnostics[0]!.message).toContain('was accepted “126（含上年）” and is now “126（含去年）”');
  });

  test('words of the document: a heading, a year', async () => {
    const cwd = folder('warned.csv');
    const shown = async () => (await hidden(cwd, 'warned.csv --baseline b.json --year 2022')).toSorted();
    await run(cwd, 'warned.csv --baseline b.json --update-baseline --year 2022');
    expect((await shown()).every((one) => one.endsWith('hidden'))).toBe(true);
    expect(await shown()).toContain('section-heading hidden');
    expect(await shown()).toContain('year-mismatch hidden');
    edit(join(cwd, 'b.json'), [/"quoted": "/g, '"quoted": "x']);
    const { diagnostics } = await found(cwd, 'warned.csv --baseline b.json --year 2022');
    const again = diagnostics.filter(({ suppressed }) => !suppressed);
    expect(again.map(({ rule }) => rule).sort()).toEqual(['section-heading', 'year-mismatch']);
    expect(again.every(({ message }) => message.includes('the text was accepted “x'))).toBe(true);
  });
});

describe('an entry that hides nothing', () => {
  test('is named with its line, in a report that was checked', async () => {
    const cwd = await accepted();
    edit(join(cwd, 'bad.csv'), ['4,0,0,0,0,0,12,', '4,0,0,0,0,0,4,']);
    const { stderr, exitCode } = await run(cwd, 'bad.csv --baseline b.json --lang en');
    expect(exitCode).toBe(0);
    expect(stderr.split('\n').slice(0, 2)).toEqual([
      'b.json:4: 青岚区教育局 2023 applicant-total （二）部分公开·总计 hides nothing any more: delete the entry, or run --update-baseline',
      'b.json:24: 青岚区教育局 2023 outcome-total （七）总计·总计 hides nothing any more: delete the entry, or run --update-baseline',
    ]);
    expect((await run(cwd, 'bad.csv --baseline b.json --quiet')).stderr).toBe('');
  });

  test('not in a report that was not, and not of a rule that is off', async () => {
    const cwd = await accepted();
    cpSync(`${reports}good.csv`, join(cwd, 'good.csv'));
    const off = 'bad.csv --baseline b.json --rule applicant-total=off --rule outcome-total=off';
    for (const command of ['good.csv --baseline b.json', off]) {
      expect((await run(cwd, `${command} --lang en`)).stderr).not.toContain('hides nothing');
    }
  });

  test('entries about a form that this run leaves aside are good ones', async () => {
    const cwd = await accepted();
    const { exitCode, stderr } = await run(cwd, 'bad.csv --baseline b.json --form cn-ogi-2019');
    expect(stderr).not.toContain('有误');
    expect(exitCode).not.toBe(0);
  });

  test('entries without a reason are named in one line', async () => {
    const cwd = await accepted();
    expect((await run(cwd, 'bad.csv --baseline b.json')).stderr).toBe(
      'b.json：有 2 条没有写明 reason（第 4、24 行）\n',
    );
    edit(join(cwd, 'b.json'), [/"reason": ""(?=[\s\S]*outcome)/, '"reason": "已说明"']);
    expect((await run(cwd, 'bad.csv --baseline b.json')).stderr).toBe('b.json:24：没有写明 reason\n');
  });
});

describe('which report an entry is about', () => {
  test('the body and the year, wherever the file lies and whatever its format', async () => {
    const cwd = await accepted();
    const other = join(cwd, 'other');
    mkdirSync(other);
    await run(cwd, 'convert bad.csv --to xlsx -o other/年报.xlsx');
    expect(await hidden(other, '年报.xlsx --baseline ../b.json --rule constant-total=off')).toEqual(bothHidden);
    expect(await hidden(join(cwd, '..'), `${join(cwd, 'bad.csv')} --baseline ${join(cwd, 'b.json')}`)).toEqual(
      bothHidden,
    );
    edit(join(cwd, 'bad.csv'), ['2023年', '2024年']);
    expect(await hidden(cwd)).toEqual(bothShown);
  });

  test('without a body the file, as seen from the baseline', async () => {
    const cwd = folder('bad.csv');
    const deep = join(cwd, '各局', '教育局');
    mkdirSync(deep, { recursive: true });
    edit(join(cwd, 'bad.csv'), ['青岚区教育局2023年政府信息公开工作年度报告', '政府信息公开情况']);
    cpSync(join(cwd, 'bad.csv'), join(deep, 'a.csv'));
    await run(deep, 'a.csv --baseline ../../b.json --update-baseline');
    expect(JSON.parse(readFileSync(join(cwd, 'b.json'), 'utf8')).entries[0].report.file).toBe('各局/教育局/a.csv');
    expect(await hidden(cwd, '各局/教育局/a.csv --baseline b.json')).toContain('applicant-total hidden');
    expect(await hidden(cwd, `${join(deep, 'a.csv')} --baseline b.json`)).toContain('applicant-total hidden');
    expect(await hidden(cwd)).toContain('applicant-total shown');
  });

  test('two versions of one report: each with figures of its own', async () => {
    const cwd = folder('bad.csv');
    cpSync(join(cwd, 'bad.csv'), join(cwd, 'new.csv'));
    edit(join(cwd, 'new.csv'), ['4,0,0,0,0,0,12,', '4,0,0,0,0,0,13,']);
    await run(cwd, '. --baseline b.json --update-baseline');
    expect(JSON.parse(readFileSync(join(cwd, 'b.json'), 'utf8')).entries).toHaveLength(4);
    for (const name of ['bad.csv', 'new.csv'])
      expect(await hidden(cwd, `${name} --baseline b.json`)).toEqual(bothHidden);
    expect((await run(cwd, '. --baseline b.json --lang en')).stderr).not.toContain('hides nothing');
  });

  test('standard input, by the name it goes by', async () => {
    const cwd = await accepted();
    expect(await hidden(cwd, '- --stdin-filename x.csv --baseline b.json')).toEqual(bothHidden);
  });
});

describe('--update-baseline', () => {
  const entries = (cwd: string) => JSON.parse(readFileSync(join(cwd, 'b.json'), 'utf8')).entries;

  test('keeps what holds with its words, drops what hides nothing, adds what is new', async () => {
    const cwd = await accepted();
    edit(join(cwd, 'b.json'), ['"reason": ""', '"reason": "已说明"'], ['"expires": null', '"expires": "2026-12-31"']);
    edit(join(cwd, 'bad.csv'), ['4,0,0,0,0,0,12,', '3,1,0,0,0,0,12,']);
    const { stderr, exitCode } = await run(cwd, 'bad.csv --baseline b.json --update-baseline --lang en');
    expect(exitCode).toBe(0);
    const said = entries(cwd).map(({ rule, reason }: { rule: string; reason: string }) => [rule, reason]);
    expect(said).toContainEqual(['applicant-total', '']);
    expect(said).toContainEqual(['outcome-total', '已说明']);
    expect(stderr).toMatch(/^b.json: \d added, 1 kept, 1 removed; fill in reason and by in the new ones\n$/);
  });

  test('entries about other bodies stay as they are', async () => {
    const cwd = await accepted();
    cpSync(`${reports}warned.csv`, join(cwd, 'warned.csv'));
    await run(cwd, 'warned.csv --baseline b.json --update-baseline');
    expect(await hidden(cwd)).toEqual(bothHidden);
    expect((await run(cwd, 'warned.csv --baseline b.json --max-warnings 0')).exitCode).toBe(0);
    await run(cwd, 'bad.csv --baseline b.json --update-baseline --rule applicant-total=off');
    expect(await hidden(cwd)).toEqual(bothHidden);
  });

  test('an entry past its last day is accepted anew, without its words', async () => {
    const cwd = await accepted();
    edit(join(cwd, 'b.json'), ['"reason": ""', '"reason": "已说明"'], ['"expires": null', '"expires": "2020-12-31"']);
    await run(cwd, 'bad.csv --baseline b.json --update-baseline');
    expect(entries(cwd)).toMatchObject(Array(2).fill({ reason: '', expires: null }));
    expect(await hidden(cwd)).toEqual(bothHidden);
  });

  test('where nothing changes no byte does, and the order does not depend on who came first', async () => {
    const cwd = folder('bad.csv', 'warned.csv', 'blank.csv');
    for (const name of ['warned.csv', 'bad.csv', 'blank.csv'])
      await run(cwd, `${name} --baseline b.json --update-baseline`);
    await run(cwd, '. --baseline c.json --update-baseline');
    const text = readFileSync(join(cwd, 'b.json'), 'utf8');
    expect(text).toBe(readFileSync(join(cwd, 'c.json'), 'utf8'));
    await run(cwd, '. --baseline b.json --update-baseline');
    expect(readFileSync(join(cwd, 'b.json'), 'utf8')).toBe(text);
  });

  test('a new file names the schema of the package where that is installed, else none', async () => {
    const schemaOf = async (...path: readonly string[]) => {
      const cwd = folder('bad.csv');
      const schema = join(cwd, ...path);
      mkdirSync(schema, { recursive: true });
      writeFileSync(join(schema, 'baseline.schema.json'), '{}');
      mkdirSync(join(cwd, '记录'));
      await run(cwd, 'bad.csv --baseline 记录/b.json --update-baseline');
      return JSON.parse(readFileSync(join(cwd, '记录/b.json'), 'utf8')).$schema;
    };
    const installed = ['node_modules', 'report-lint', 'schemas'];
    expect(await schemaOf(...installed)).toBe('../node_modules/report-lint/schemas/baseline.schema.json');
    expect(await schemaOf('elsewhere')).toBeUndefined();
  });

  test('comments stay with their entries, and line ends as they are', async () => {
    const cwd = await accepted();
    const file = join(cwd, 'b.json');
    edit(
      file,
      ['{\n  "schemaVersion"', '// 区里的\n{\n  "schemaVersion"'],
      ['"entries": [', '"entries": [ // 教育局\n    /* 两处\n       都已说明 */'],
      [/\},\n {4}\{/, '}, // 第一处\n    // 第二处\n    {'],
      [/\}\n {2}\]/, '} /* 完 */\n    // 末尾\n  ]'],
      ['\n', '\r\n'],
    );
    cpSync(`${reports}warned.csv`, join(cwd, 'warned.csv'));
    expect((await run(cwd, 'warned.csv --baseline b.json --update-baseline')).exitCode).toBe(0);
    const text = readFileSync(file, 'utf8');
    expect(text.match(/^.*(?:\/\/|\/\*|都已).*$/gm)!.map((line) => line.trim())).toEqual([
      '// 区里的',
      '// 教育局',
      '/* 两处',
      '都已说明 */',
      '}, // 第一处',
      '// 第二处',
      '}, /* 完 */',
      '// 末尾',
    ]);
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
    expect(await hidden(cwd)).toEqual(bothHidden);
    edit(join(cwd, 'bad.csv'), ['4,0,0,0,0,0,12,', '4,0,0,0,0,0,4,']);
    await run(cwd, '. --baseline b.json --update-baseline');
    const rest = readFileSync(file, 'utf8');
    expect(rest).not.toContain('第二处');
    expect(rest).toContain('// 末尾');
  });

  test('whatever comments and blanks stand between entries, none is lost and the file stays good', async () => {
    const cwd = await accepted();
    const file = join(cwd, 'b.json');
    const [head, first, second] = /^([\s\S]*?\[)\s*(\{[\s\S]*?\n {4}\}),\s*(\{[\s\S]*\n {4}\})\s*\]/
      .exec(readFileSync(file, 'utf8'))!
      .slice(1);
    cpSync(`${reports}warned.csv`, join(cwd, 'warned.csv'));
    const gap = fc.array(fc.constantFrom(' ', '\n', '\r\n', '// a,b]}\n', '/* , */', '/* [\n"x" */', '/**/'), {
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(gap, gap, gap, gap, fc.constantFrom('', ','), async (a, b, c, d, comma) => {
        const text = `${head}${a.join('')}${first}${b.join('')},${c.join('')}${second}${d.join('')}${comma}\n]}`;
        writeFileSync(file, text);
        expect((await run(cwd, 'warned.csv --baseline b.json --update-baseline')).exitCode).toBe(0);
        const now = readFileSync(file, 'utf8');
        for (const comment of ['a,b]}', '/* , */', '/**/', '"x" */']) {
          expect(now.split(comment)).toHaveLength(text.split(comment).length);
        }
        expect(await hidden(cwd)).toEqual(bothHidden);
      }),
      runs(4, 8),
    );
  });

  test('needs to be told which file; the file is made with its folder, and leaves nothing beside it', async () => {
    const cwd = folder('good.csv');
    expect((await run(cwd, 'good.csv --update-baseline --lang en')).stderr).toContain('needs a file');
    expect((await run(cwd, 'good.csv --baseline new/b.json')).exitCode).toBe(2);
    expect(existsSync(join(cwd, 'new'))).toBe(false);
    expect((await run(cwd, 'good.csv --baseline new/b.json --update-baseline')).exitCode).toBe(0);
    expect(readdirSync(join(cwd, 'new'))).toEqual(['b.json']);
    expect((await run(cwd, 'good.csv --baseline new/b.json')).exitCode).toBe(0);
  });

  test('a folder, a file beyond the bound, and one of another encoding', async () => {
    const cwd = await accepted();
    mkdirSync(join(cwd, 'd'));
    writeFileSync(join(cwd, 'huge.json'), '');
    truncateSync(join(cwd, 'huge.json'), 40 * 2 ** 20);
    for (const [name, said] of [
      ['d', '无法写入 d（EISDIR）：'],
      ['huge.json', 'huge.json：'],
    ]) {
      const { exitCode, stderr } = await run(cwd, `bad.csv --baseline ${name} --update-baseline`);
      expect([exitCode, stderr]).toEqual([2, expect.stringMatching(`^report-lint: ${said}`)]);
    }
    writeFileSync(join(cwd, 'b.json'), Buffer.from(`\ufeff${readFileSync(join(cwd, 'b.json'), 'utf8')}`, 'utf16le'));
    expect(await hidden(cwd)).toEqual(bothHidden);
  });

  test('where it cannot be written nothing is lost, and the words are about it', async () => {
    const cwd = await accepted();
    cpSync(`${reports}warned.csv`, join(cwd, 'warned.csv'));
    const before = readFileSync(join(cwd, 'b.json'));
    writeFileSync(join(cwd, 'file'), '');
    const { exitCode, stderr } = await run(cwd, 'warned.csv --baseline file/b.json --update-baseline');
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('无法写入 file/b.json')]);
    expect(readFileSync(join(cwd, 'b.json'))).toEqual(before);
  });

  test('the baseline is no report of its folder, and no other file of the run', async () => {
    const cwd = await accepted();
    expect((await run(cwd, '. --baseline b.json')).exitCode).toBe(0);
    for (const twice of [
      '--baseline bad.csv',
      '--baseline b.json --receipt ./b.json',
      '--baseline b.json --format json=b.json',
    ]) {
      expect((await run(cwd, `bad.csv ${twice}`)).exitCode).toBe(2);
    }
    expect(await hidden(cwd)).toEqual(bothHidden);
  });
});

describe('what is wrong with a baseline is said at its place', () => {
  const entry = {
    report: { organization: '青岚区教育局', year: 2023 },
    rule: 'applicant-total',
    cell: 'requests/granted/total',
    figures: { 'requests/granted/total': 12 },
  };
  const whole = (change: object) =>
    `{ "schemaVersion": 1, "entries": [\n${JSON.stringify({ ...entry, ...change })}\n] }`;

  const cases: readonly (readonly [text: string, wrong: string])[] = [
    ['{', '1:2: not valid JSON: expected a key in double quotes, but the file ends'],
    ['[]', '1:1: this is not a baseline, most of its keys are unknown: check the name of the file'],
    ['{ "schemaVersion": 2, "entries": [] }', '1:20 /schemaVersion: expected 1, found 2'],
    ['{ "entries": [] }', '1:1: lacks "schemaVersion"'],
    ['{ "schemaVersion": 1 }', '1:1: lacks "entries"'],
    ['{ "$schema": 1, "schemaVersion": 1, "entries": [] }', '1:14 /$schema: expected a string, found 1'],
    [
      '{ "schemaVersion": 1, "entrys": [], "entries": [] }',
      '1:23 /entrys: unknown key "entrys"; did you mean "entries"',
    ],
    [
      whole({ rule: 'aplicant-total' }),
      '/entries/0/rule: there is no such rule: "aplicant-total"; did you mean "applicant-total"',
    ],
    [
      whole({ cell: 'requests/granted/totl' }),
      '/entries/0/cell: there is no such cell: "requests/granted/totl"; did you mean "requests/granted/total"',
    ],
    [whole({ cell: undefined }), '2:1 /entries/0: lacks "cell" or "about"'],
    [whole({ about: '5' }), '2:1 /entries/0: "cell" and "about" cannot both be given'],
    [whole({ about: 5, cell: undefined }), '/entries/0/about: expected a string, found 5'],
    [whole({ label: 5 }), '/entries/0/label: expected a string, found 5'],
    [whole({ figures: undefined }), '2:1 /entries/0: lacks "figures"'],
    [
      whole({ figures: { actal: 1 } }),
      '/entries/0/figures/actal: there is no such cell: "actal"; did you mean "actual"',
    ],
    [whole({ figures: { actual: '1' } }), '/entries/0/figures/actual: expected a number, found "1"'],
    [whole({ figures: { expected: null } }), '/entries/0/figures/expected: expected a number, found null'],
    [whole({ figures: { quoted: 1 } }), '/entries/0/figures/quoted: expected a string, found 1'],
    [whole({ figures: { 'requests/granted/total': [] } }), 'expected a number, a string or null, found a list'],
    [
      whole({ figures: { actual: 0 } }).replace(':0}', ':1e999}'),
      '/entries/0/figures/actual: a number that is too large or has too many digits',
    ],
    [
      whole({ report: { organisation: '甲' } }),
      '/entries/0/report/organisation: unknown key "organisation"; did you mean "organization"',
    ],
    [whole({ report: { year: 2023 } }), '/entries/0/report: lacks "organization" or "file"'],
    [
      whole({ report: { organization: '甲', file: 'a.csv' } }),
      '/entries/0/report: "organization" and "file" cannot both be given',
    ],
    [
      whole({ report: { organization: '甲', year: '2023' } }),
      '/entries/0/report/year: expected a whole number or null, found "2023"',
    ],
    [whole({ report: { file: 3 } }), '/entries/0/report/file: expected a string, found 3'],
    [whole({ reason: 3 }), '/entries/0/reason: expected a string or null, found 3'],
    [whole({ by: [] }), '/entries/0/by: expected a string or null, found a list'],
    [whole({ bye: '' }), '/entries/0/bye: unknown key "bye"; did you mean "by"'],
    [whole({ expires: '2026-02-30' }), '/entries/0/expires: not a date: "2026-02-30"; write it as 2026-12-31'],
    [whole({ expires: '2026/2/3' }), '/entries/0/expires: not a date: "2026/2/3"; write it as 2026-12-31'],
    [whole({ expires: 2026 }), '/entries/0/expires: expected a string or null, found 2026'],
    [
      whole({}).replace('\n]', `,\n${JSON.stringify(entry)}\n]`),
      '3:1 /entries/1: the same finding, with the same figures, is in line 2',
    ],
  ];

  test.each(cases)('%s', async (text, wrong) => {
    const cwd = folder('good.csv');
    writeFileSync(join(cwd, 'b.json'), text);
    const { exitCode, stderr } = await run(cwd, 'good.csv --baseline b.json --lang en');
    expect(stderr).toMatch(/^report-lint: b\.json has mistakes:\n {2}\d+:\d+/);
    expect(stderr).toContain(wrong);
    expect(exitCode).toBe(2);
    const zh = await run(cwd, 'good.csv --baseline b.json --update-baseline');
    expect(zh.stderr).toMatch(/^report-lint: b\.json 有误：\n {2}\d+:\d+/);
    expect(readFileSync(join(cwd, 'b.json'), 'utf8')).toBe(text);
  });

  test('every key of the schema is among these', () => {
    const schema = JSON.parse(readFileSync('schemas/baseline.schema.json', 'utf8'));
    const { entry, report } = schema.$defs;
    const keys = [schema, entry, report, entry.properties.figures].flatMap(({ properties }) => Object.keys(properties));
    const said = cases.map(([, wrong]) => wrong);
    expect(keys.filter((key) => !said.some((one) => one.includes(`/${key}:`) || one.includes(`"${key}"`)))).toEqual([]);
  });
});
