import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { blocksOf, hasParallel, shellIn } from '../support/recipes.ts';
import { bad, good, runIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';

const [page, chinese] = ['docs/filter.md', 'docs/filter.zh-CN.md'].map((name) => readFileSync(name, 'utf8')) as [
  string,
  string,
];

test.each(['bash', 'sh', 'yaml', 'python'])('both pages have the same recipes in %s', (kind) => {
  expect(blocksOf(page, kind).length).toBeGreaterThan(0);
  expect(blocksOf(chinese, kind)).toEqual(blocksOf(page, kind));
});

/** Reports of several bodies, one a line. */
async function linesOf(cwd: string): Promise<string[]> {
  const lines: string[] = [];
  for (const [index, text] of [good, bad, good, bad, good].entries()) {
    writeFileSync(join(cwd, 'one.csv'), text.toString().replace(/区\S+局/, `区第${index}局`));
    const { stdout } = await runIn(cwd, 'convert', 'one.csv', '--to', 'json');
    lines.push(JSON.stringify(JSON.parse(stdout)));
  }
  return lines;
}

interface FileJson {
  readonly path: string;
  readonly reports: readonly { readonly organization: string }[];
  readonly diagnostics: readonly { readonly report: number; readonly rule: string; readonly message: string }[];
}

/** What is said of each report, in their order, whichever line it is on. */
function said(ndjson: string): string[] {
  const files = ndjson
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as FileJson);
  return files.flatMap(({ reports, diagnostics }) =>
    reports.map(({ organization }, index) => {
      const own = diagnostics.filter(({ report }) => report === index);
      return [organization, ...own.map(({ rule, message }) => `${rule} ${message}`)].join('\n');
    }),
  );
}

describe('the recipes', () => {
  const recipes = blocksOf(page, 'bash');

  test.for(recipes.map((script) => ({ script })))('say of each report the same: $script', async ({ script }, {
    skip,
  }) => {
    skip(script.startsWith('parallel') && !hasParallel);
    const cwd = scratch();
    const lines = await linesOf(cwd);
    writeFileSync(join(cwd, 'reports.ndjson'), lines.map((line) => `${line}\n`).join(''));
    const expected: string[] = [];
    for (const line of lines) {
      writeFileSync(join(cwd, 'line.json'), line);
      expected.push(...said((await runIn(cwd, 'line.json', '--format', 'ndjson')).stdout));
    }
    expect(expected).toHaveLength(5);
    const run = await shellIn(cwd);
    expect(run(script).status).toBe(0);
    expect(said(readFileSync(join(cwd, 'results.ndjson'), 'utf8'))).toEqual(expected);
  });

  const [slurm = ''] = blocksOf(page, 'sh');
  const [manifest = ''] = blocksOf(page, 'yaml');
  const tasks = [
    { name: 'Slurm', script: slurm, variable: 'SLURM_ARRAY_TASK_ID', first: 1, count: /--array=1-(\d+)/ },
    {
      name: 'Kubernetes',
      script: /- \|\n((?: {14}.*\n)+)/.exec(manifest)![1]!,
      variable: 'JOB_COMPLETION_INDEX',
      first: 0,
      count: /completions: (\d+)/,
    },
  ];
  test.each(tasks)('for $name give a part to each task, and succeed whatever is found', async (one) => {
    const cwd = scratch();
    mkdirSync(join(cwd, '年报'));
    for (let index = 0; index < 4; index++) writeFileSync(join(cwd, '年报', `${index}.csv`), index % 2 ? good : bad);
    const run = await shellIn(cwd);
    const count = Number(one.count.exec(slurm + manifest)![1]);
    for (let task = one.first; task < one.first + count; task++) {
      expect(run(one.script, { [one.variable]: String(task) })).toEqual({ status: 0, stdout: '' });
    }
    expect(run('report-lint merge part-*.json --format json')).toEqual(run('report-lint 年报 --format json'));
    // A result of an earlier attempt is none of this.
    expect(run(one.script.replace('--shard', '--shards'), { [one.variable]: '1' }).status).toBe(1);
  });

  test('for Spark and Ray call the program with what it takes', async () => {
    const [spark, ray] = blocksOf(page, 'python') as [string, string];
    const commands = [
      /pipe\("(.*)"\)/.exec(spark)![1]!,
      (JSON.parse(/\["report-lint".*?\]/.exec(ray)![0]) as string[]).join(' '),
    ];
    const cwd = scratch();
    const run = await shellIn(cwd);
    writeFileSync(join(cwd, 'reports.ndjson'), (await linesOf(cwd)).join('\n'));
    for (const command of commands) {
      const { status, stdout } = run(`${command} < reports.ndjson`);
      expect([status, said(stdout).length]).toEqual([1, 5]);
    }
  });
});

describe('what the page promises', () => {
  test('a line that is no report is named, and its input cannot be checked', async () => {
    const cwd = scratch();
    const [first] = await linesOf(cwd);
    const run = await shellIn(cwd);
    for (const [input, message] of [
      [`${first}\n{"tables": 3}\n`, '2:12'],
      ['', ''],
    ] as const) {
      writeFileSync(join(cwd, 'in'), input);
      const { status, stdout } = run('report-lint --format ndjson - < in');
      const { verdict, problem } = JSON.parse(stdout);
      expect([status, verdict]).toEqual([2, 'cannot-check']);
      expect(problem.message).toContain(message);
    }
  });

  test('places have the line of the input; the same input gives the same bytes; nothing else is written', async () => {
    const cwd = scratch();
    writeFileSync(join(cwd, 'in'), (await linesOf(cwd)).join('\n'));
    const before = readdirSync(cwd);
    const run = await shellIn(cwd);
    const once = run('report-lint --format ndjson --stdin-filename 汇总 - < in');
    expect(run('report-lint --format ndjson --stdin-filename 汇总 --jobs 2 - < in')).toEqual(once);
    const { path, diagnostics } = JSON.parse(once.stdout);
    expect(path).toBe('汇总');
    const lines = diagnostics.map(({ location }: { location: { line: number } }) => location.line);
    expect([...new Set(lines)]).toEqual([2, 4]);
    expect(readdirSync(cwd)).toEqual(before);
  });
});
