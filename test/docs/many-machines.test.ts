import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stagedAction } from '../support/action.ts';
import { blocksOf, hasParallel, shellIn } from '../support/recipes.ts';
import { bad, good } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';

const pages = ['docs/many-machines.md', 'docs/many-machines.zh-CN.md'] as const;
const [page, chinese] = pages.map((name) => readFileSync(name, 'utf8')) as [string, string];
test.each(['bash', 'yaml'])('both pages have the same recipes in %s', (kind) => {
  expect(blocksOf(page, kind).length).toBeGreaterThan(0);
  expect(blocksOf(chinese, kind)).toEqual(blocksOf(page, kind));
});

describe('what a recipe gives at its end is what one run gives', () => {
  test.for(blocksOf(page, 'bash').map((script) => ({ script })))('$script', async ({ script }, { skip }) => {
    skip(script.startsWith('parallel') && !hasParallel);
    const cwd = scratch();
    mkdirSync(join(cwd, '年报'));
    for (let index = 0; index < 7; index++) writeFileSync(join(cwd, '年报', `${index}.csv`), index % 3 ? good : bad);
    const run = await shellIn(cwd);
    const whole = run('report-lint 年报');
    expect(whole.status).toBe(1);
    expect(run(script)).toEqual(whole);
  });
});

describe('the matrix', () => {
  const matrix = /\$\{\{ matrix\.part \}\}/;
  const [workflow = ''] = blocksOf(page, 'yaml');

  test('gives the action inputs that it has, and a part to each job', () => {
    const action = readFileSync('action.yml', 'utf8');
    const [, given = ''] = /^ +with:\n((?: {10}.*\n)+)/m.exec(workflow)!;
    const inputs = [...given.matchAll(/^ {10}([\w-]+): (.+)$/gm)].map(([, name, value]) => [name!, value!] as const);
    for (const [name] of inputs) expect(action).toContain(`\n  ${name}:\n`);
    const { act } = stagedAction();
    const variables = inputs.map(([name, value]) => [`REPORT_LINT_${name.toUpperCase()}`, value.replace(matrix, '2')]);
    expect(act(Object.fromEntries(variables)).given).toEqual(
      expect.arrayContaining(['--shard', '2/3', expect.stringMatching(/^json=.*\/part-2\.json$/), '年报']),
    );
  });

  test('merges as many parts as it has jobs', () => {
    const parts = JSON.parse(/part: (\[.*\])/.exec(workflow)![1]!) as number[];
    expect(workflow).toContain(`--shard \${{ matrix.part }}/${parts.length}\n`);
    expect(parts).toEqual(parts.map((_, index) => index + 1));
    const [, kept] = /path: (part-.*)\n/.exec(workflow)!;
    expect(kept!.replace(matrix, '*')).toBe('part-*.json');
    expect(workflow).toContain('merge part-*.json');
  });
});
