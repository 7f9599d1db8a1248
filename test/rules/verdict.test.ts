import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { lint, readReport } from '../../src/lint.ts';
import { verdictOf } from '../../src/verdict.ts';
import { json } from '../../src/writers/json.ts';
import { good as goodCsv, screenIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';

/** Every way to a verdict, run as a user would. */

type Value = number | null | { readonly text: string };
type Tables = Record<string, Record<string, Record<string, Value>>>;
interface Report {
  organization: string;
  year: number;
  tables: Tables;
}

let written: string;
beforeAll(async () => {
  written = json([await readReport(goodCsv, { path: 'good.csv' })]);
});

type Change = (tables: Tables) => unknown;

function reportWith(change: Change, organization?: string): Report {
  const report: Report = JSON.parse(written);
  change(report.tables);
  return { ...report, ...(organization && { organization }) };
}

const allBlank = (table: Tables[string]) => {
  for (const row of Object.values(table)) for (const column of Object.keys(row)) row[column] = null;
};

/** The mistakes of the report: 行政复议 counts 2 + 0 + 1 + 0 = 3. */
const states = {
  holds: () => {},
  broken: ({ cases }) => (cases!.reconsideration!.total = 7),
  'blank total': ({ cases }) => (cases!.reconsideration!.total = null),
  'blank total of zeros': ({ cases }) => (cases!['litigation-direct']!.total = null),
  unreadable: ({ cases }) => (cases!.reconsideration!.upheld = { text: '约2' }),
  'unreadable, in no sum': ({ disclosure }) => (disclosure!.licensing!.decisions = { text: '见附件' }),
  'cell not there': ({ cases }) => delete cases!.reconsideration!.upheld,
  'cell not there, in no sum': ({ disclosure }) => delete disclosure!.regulations!.issued,
  'table not there': (tables) => delete tables.cases,
  'table empty': ({ cases }) => allBlank(cases!),
  'table of dashes': ({ cases }) => {
    for (const row of Object.values(cases!)) for (const column of Object.keys(row)) row[column] = { text: '/' };
  },
} satisfies Record<string, Change>;

/** The settings of the user: options, and accepted findings, by an update of the baseline or by hand. */
interface Setting {
  readonly options?: string;
  readonly accepts?: 'update' | 'update and open sums by hand';
}

const settings = {
  'as is': {},
  strict: { options: '--strict' },
  'sums off': { options: '--rule case-total=off' },
  'sums lowered': { options: '--rule case-total=warning' },
  'sums lowered, strict': { options: '--rule case-total=warning --strict' },
  'defects off': {
    options: '--rule blank-total=off --rule unreadable-count=off --rule missing-table=off --rule empty-table=off',
  },
  'defects lowered': {
    options: '--rule blank-total=info --rule unreadable-count=info --rule missing-table=info --rule empty-table=info',
  },
  'all off': {
    options:
      '--rule case-total=off --rule blank-total=off --rule unreadable-count=off --rule missing-table=off --rule empty-table=off',
  },
  'exit zero': { options: '--exit-zero' },
  'fail on nothing': { options: '--fail-on never' },
  accepted: { accepts: 'update' },
  'accepted, open sums by hand': { accepts: 'update and open sums by hand' },
} satisfies Record<string, Setting>;

type Outcome = 'pass 0' | 'fail 1' | 'fail 0' | 'incomplete 2';

/** The outcome of each setting, by state; `else` for all others. */
const expected: Record<keyof typeof states, Partial<Record<keyof typeof settings | 'else', Outcome>>> = {
  holds: { else: 'pass 0' },
  broken: {
    else: 'fail 1',
    'sums off': 'pass 0',
    'sums lowered': 'pass 0',
    'sums lowered, strict': 'pass 0',
    'all off': 'pass 0',
    'exit zero': 'fail 0',
    'fail on nothing': 'fail 0',
    accepted: 'pass 0',
    'accepted, open sums by hand': 'pass 0',
  },
  'blank total': {
    else: 'fail 1',
    'defects off': 'incomplete 2',
    'defects lowered': 'incomplete 2',
    'all off': 'pass 0',
    'exit zero': 'fail 0',
    'fail on nothing': 'fail 0',
    accepted: 'incomplete 2',
    'accepted, open sums by hand': 'pass 0',
  },
  'blank total of zeros': { else: 'pass 0' },
  unreadable: {
    else: 'fail 1',
    'defects off': 'incomplete 2',
    'defects lowered': 'incomplete 2',
    'all off': 'pass 0',
    'exit zero': 'fail 0',
    'fail on nothing': 'fail 0',
    accepted: 'incomplete 2',
    'accepted, open sums by hand': 'pass 0',
  },
  'unreadable, in no sum': {
    else: 'fail 1',
    'defects off': 'pass 0',
    'defects lowered': 'pass 0',
    'all off': 'pass 0',
    'exit zero': 'fail 0',
    'fail on nothing': 'fail 0',
    accepted: 'pass 0',
    'accepted, open sums by hand': 'pass 0',
  },
  'cell not there': {
    else: 'incomplete 2',
    'sums off': 'pass 0',
    'sums lowered': 'pass 0',
    'sums lowered, strict': 'fail 1',
    'all off': 'pass 0',
    'accepted, open sums by hand': 'pass 0',
  },
  'cell not there, in no sum': {
    else: 'incomplete 2',
    'defects off': 'pass 0',
    'defects lowered': 'pass 0',
    'all off': 'pass 0',
  },
  'table not there': {
    else: 'fail 1',
    'defects off': 'pass 0',
    'defects lowered': 'incomplete 2',
    'all off': 'pass 0',
    'exit zero': 'fail 0',
    'fail on nothing': 'fail 0',
    accepted: 'incomplete 2',
    'accepted, open sums by hand': 'incomplete 2',
  },
  'table empty': {
    else: 'fail 1',
    'defects off': 'pass 0',
    'defects lowered': 'pass 0',
    'all off': 'pass 0',
    'exit zero': 'fail 0',
    'fail on nothing': 'fail 0',
    accepted: 'pass 0',
    'accepted, open sums by hand': 'pass 0',
  },
  'table of dashes': { else: 'pass 0' },
};

async function lintIn(cwd: string, command: string): Promise<{ code: number; text: string }> {
  const screen = screenIn(cwd);
  return { code: await main([...command.split(' ').filter(Boolean)], screen.io), text: screen.stdout };
}

async function judged(reports: readonly Report[], { options = '', accepts }: Setting) {
  const cwd = scratch();
  writeFileSync(join(cwd, 'a.json'), JSON.stringify(reports.length === 1 ? reports[0] : reports));
  if (accepts) await lintIn(cwd, 'a.json --baseline b.json --update-baseline');
  if (accepts === 'update and open sums by hand') await acceptOpen(cwd);
  const command = `a.json ${options} ${accepts ? '--baseline b.json' : ''} --lang zh`;
  const { code, text } = await lintIn(cwd, `${command} --receipt r.json --format pretty --format json=result.json`);
  const receipt = JSON.parse(readFileSync(join(cwd, 'r.json'), 'utf8'));
  const result = JSON.parse(readFileSync(join(cwd, 'result.json'), 'utf8'));
  const quiet = async () => (await lintIn(cwd, `${command} --quiet`)).text;
  return { code, result, file: result.files[0], receipt, pretty: text, quiet };
}

/** Adds an entry for each open sum, as a person would write it. */
async function acceptOpen(cwd: string): Promise<void> {
  const { text } = await lintIn(cwd, 'a.json --format json');
  const [file] = JSON.parse(text).files;
  const open = file.diagnostics.filter(
    ({ kind, rule }: { kind: string; rule: string }) => kind === 'open' && rule === 'case-total',
  );
  const baseline = JSON.parse(readFileSync(join(cwd, 'b.json'), 'utf8'));
  const { organization, year, tables } = file.reports[0];
  for (const { rule, cell, related } of open) {
    const cells: string[] = [cell, ...related.map((one: { cell: string }) => one.cell)];
    const figures = Object.fromEntries(
      cells.map((id) => {
        const [table, row, column] = id.split('/') as [string, string, string];
        const value = tables[table][row][column];
        return [id, value === undefined ? null : value === null ? '' : (value.text ?? value)];
      }),
    );
    const entry = {
      report: { organization, year },
      rule,
      cell,
      figures,
      label: '',
      reason: '已核实',
      by: '',
      expires: null,
    };
    baseline.entries.push(entry);
  }
  writeFileSync(join(cwd, 'b.json'), JSON.stringify(baseline));
}

const words = { pass: '核对通过', fail: '需更正', incomplete: '部分未核对', 'cannot-check': '未能核对' };

describe.each(Object.keys(states) as (keyof typeof states)[])('%s', (state) => {
  test.each(Object.keys(settings) as (keyof typeof settings)[])('%s', async (name) => {
    const setting: Setting = settings[name];
    const { code, file, result, receipt, pretty, quiet } = await judged([reportWith(states[state])], setting);
    expect(`${file.verdict} ${code}`).toBe(expected[state][name] ?? expected[state].else);

    const { relations } = file.reports[0].coverage;
    if (file.verdict === 'pass' && !setting.accepts && !setting.options?.includes('case-total'))
      expect(relations.assessed).toBe(relations.total);
    const verdict = file.verdict as keyof typeof words;
    expect(result.summary).toMatchObject({
      passed: 0,
      failed: 0,
      incomplete: 0,
      cannotCheck: 0,
      ...{ [counts[verdict]]: 1 },
    });
    expect(receipt.files[0].verdict).toBe(verdict);
    expect(receipt.result).toBe(
      { 0: 'pass', 1: 'fail', 2: 'incomplete' }[code === 0 && verdict === 'fail' ? limitOf(setting) : code],
    );
    expect(pretty).toContain(verdict === 'pass' && pretty.startsWith('✓') ? '✓' : words[verdict]);
    if (verdict === 'incomplete' || code === 1) expect(await quiet()).toContain(words[verdict]);
    const waived = file.reports.length > 0 && receipt.files[0].counts.waived > 0;
    if (verdict === 'pass' && (waived || result.summary.suppressed > 0))
      expect(pretty).toMatch(/已接受 \d+ 处|按配置不计 \d+ 处/);
  });
});

const counts = { pass: 'passed', fail: 'failed', incomplete: 'incomplete', 'cannot-check': 'cannotCheck' };

/** The receipt of a run that fails, although the user does not want the exit code. */
function limitOf({ options = '' }: Setting): 0 | 1 {
  return options.includes('--exit-zero') ? 1 : 0;
}

describe('several reports in a file', () => {
  const empty = () => reportWith((tables) => Object.values(tables).forEach(allBlank), '空白局');
  const bare = () => ({ organization: '空白局', year: 2023, tables: {} });

  test.each([
    ['pass 0', 'holds'],
    ['fail 1', 'broken'],
    ['incomplete 2', 'cell not there'],
  ] as const)('%s: %s, beside one that is good', async (outcome, state) => {
    const { file, code } = await judged([reportWith(() => {}, '甲局'), reportWith(states[state], '乙局')], {});
    expect(`${file.verdict} ${code}`).toBe(outcome);
  });

  test.each([
    ['incomplete 2', 'holds', 'a figure', empty],
    ['incomplete 2', 'holds', 'a table', bare],
    ['incomplete 2', 'holds', 'a row', () => ({ ...bare(), tables: { cases: {} } })],
    ['fail 1', 'broken', 'a figure', empty],
    ['fail 1', 'broken', 'a table', bare],
  ] as const)('%s: %s, beside one without %s', async (outcome, state, _, other) => {
    const { file, code } = await judged([reportWith(states[state]), other()], {});
    expect(file.reports[1]).toMatchObject({ organization: '空白局' });
    expect(`${file.verdict} ${code}`).toBe(outcome);
    const of = file.diagnostics.filter(({ report }: { report: number }) => report === 1);
    expect(of).toMatchObject([{ rule: 'empty-table', kind: 'open', severity: 'error', cell: null }]);
    expect(file.reports[1].coverage.relations).toEqual({ assessed: 0, total: 42 });
  });

  test('without a figure in any', async () => {
    const { file, code, receipt } = await judged([empty(), { ...empty(), organization: '另一局' }], {});
    expect([file.verdict, file.problem.code, code, receipt.result]).toEqual([
      'cannot-check',
      'not-filled-in',
      2,
      'cannot-check',
    ]);
  });
});

test('a table that need not be there counts in no total', async () => {
  const { file } = await judged([reportWith(states['table not there'])], { options: '--rule missing-table=off' });
  expect(file.reports[0].coverage.relations).toEqual({ assessed: 39, total: 39 });
});

test('an empty table is assessed as zeros, and named once', async () => {
  const { file } = await judged([reportWith(states['table empty'])], {});
  expect(file.reports[0].coverage.relations).toEqual({ assessed: 42, total: 42 });
  expect(file.diagnostics.map(({ rule }: { rule: string }) => rule)).toEqual(['empty-table']);
});

test('a blank total names the sum of its parts, and is no broken relation', async () => {
  const { file } = await judged([reportWith(states['blank total'])], {});
  const [first] = file.diagnostics.filter(({ rule }: { rule: string }) => rule === 'blank-total');
  expect(first).toMatchObject({ kind: 'fail', severity: 'error', expected: 3, actual: null, difference: null });
  expect(first.fix).toMatchObject({ safety: 'suggested', edits: [{ cell: 'cases/reconsideration/total', to: 3 }] });
  expect(file.reports[0].culprits).toEqual([]);
});

test('a cell that is accepted as not known excuses the sums that need it', async () => {
  const content = JSON.stringify(reportWith(states['cell not there']));
  const file = await lint(Buffer.from(content), { path: 'a.json' });
  const sum = file.diagnostics.find(({ kind, rule }) => kind === 'open' && rule === 'case-total')!;
  const suppressed = { reason: '原件如此', by: null, expires: null };
  const ofCell = { ...sum, rule: 'unreadable-count', cell: 'cases/reconsideration/upheld', related: [], suppressed };
  const verdict = (cell: string) =>
    verdictOf({ ...file, diagnostics: [...file.diagnostics, { ...ofCell, cell }] }, false);
  expect(verdict('cases/reconsideration/upheld')).toBe('pass');
  expect(verdict('cases/reconsideration/corrected')).toBe('incomplete');
});
