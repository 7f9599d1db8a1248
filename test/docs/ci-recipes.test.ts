import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stagedAction } from '../support/action.ts';
import { tablesIn } from '../support/markdown-tables.ts';
import { bad, runIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';

const pages = ['docs/ci.md', 'docs/ci.zh-CN.md'];

/** The entries of a block of YAML, one level deep: the lines of each, by its name. */
function entriesOf(yaml: string, block: string): [string, string][] {
  const [, body = ''] = new RegExp(`^${block}:\\n((?:(?: .*)?\\n)+)`, 'm').exec(yaml)!;
  return [...body.matchAll(/^ {2}([\w-]+):\n((?: {4}.*\n)+)/gm)].map(([, name, lines]) => [name!, lines!]);
}

function settingIn(lines: string, key: string): string {
  const [, value = ''] = new RegExp(`^ +${key}: (.*)$`, 'm').exec(lines) ?? [];
  return value.replaceAll(/^'|'$/g, '');
}

describe('the action for GitHub', () => {
  const action = readFileSync('action.yml', 'utf8');
  const inputs = entriesOf(action, 'inputs').map(([name, lines]) => ({ name, default: settingIn(lines, 'default') }));
  const handedOver = [...action.matchAll(/^ +(REPORT_LINT_\w+): \$\{\{ inputs\.([\w-]+) \}\}$/gm)];
  const variables = Object.fromEntries(handedOver.map(([, variable, input]) => [input!, variable!]));
  const outputs = entriesOf(action, 'outputs');

  test.each(pages)('takes the inputs of the table in %s, with these defaults', (page) => {
    const [table] = tablesIn(readFileSync(page, 'utf8')).filter(([row]) => row?.[0] === '`paths`');
    const plain = (cell: string) => cell.replaceAll('`', '');
    expect(table!.map(([name, value]) => ({ name: plain(name!), default: plain(value!) }))).toEqual(inputs);
  });

  test('hands over each input in a variable', () => {
    expect(Object.keys(variables).sort()).toEqual(inputs.map(({ name }) => name).sort());
  });

  test('each input is heeded; left empty, it has its default', () => {
    const { root, act } = stagedAction();
    const { given: usual, cwd, outputs: report } = act({ REPORT_LINT_PATHS: '.' });
    const defaults = Object.fromEntries(inputs.map((input) => [variables[input.name], input.default]));
    expect(act(defaults)).toMatchObject({ given: usual, cwd, outputs: report });
    // A folder that is there, and in the other inputs their names.
    const named = inputs.map(({ name }) => [variables[name], name === 'working-directory' ? '年报' : `its-${name}`]);
    const acted = act(Object.fromEntries(named));
    expect(acted.cwd).toBe(join(realpathSync(root), '年报'));
    const said = acted.given.join('\n');
    expect(inputs.filter(({ name }) => !said.includes(`its-${name}`))).toMatchObject([{ name: 'working-directory' }]);
  });

  test('gives the outputs that it names', () => {
    const { act } = stagedAction();
    const written = act({ REPORT_LINT_PATHS: '.' }).outputs.split('\n').filter(Boolean);
    expect(written.map((line) => line.split('=')[0])).toEqual(outputs.map(([name]) => name));
    for (const [name, lines] of outputs) expect(settingIn(lines, 'value')).toBe(`\${{ steps.lint.outputs.${name} }}`);
    expect(action).toContain('- id: lint\n');
  });

  test.each(pages)('%s names its inputs and outputs, and no others', (page) => {
    const text = readFileSync(page, 'utf8');
    const [, said = ''] = /^(?:Outputs: |输出：)(.*)$/m.exec(text)!;
    expect([...said.matchAll(/`([\w-]+)`/g)].map(([, name]) => name)).toEqual(outputs.map(([name]) => name));
    const known = outputs.map(([name]) => name);
    expect([...text.matchAll(/steps\.\w+\.outputs\.([\w-]+)/g)].filter(([, name]) => !known.includes(name!))).toEqual(
      [],
    );
    const [, given = ''] = /^ +with:\n((?: {10}.*\n)+)/m.exec(text)!;
    const names = [...given.matchAll(/^ {10}([\w-]+):/gm)].map(([, name]) => name!);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !(name in variables))).toEqual([]);
  });
});

test.each(pages)('the step of %s that keeps the report runs whether the check passes or not', (page) => {
  expect(readFileSync(page, 'utf8')).toMatch(/^ +- if: always\(\) && [^\n]+\n +uses: actions\/upload-artifact@/m);
});

describe('the job for GitLab', () => {
  const job = readFileSync('ci/gitlab.yml', 'utf8');
  const [, options = ''] = /bin\/report-lint\.js"\n([\s\S]*?)^ {2}artifacts:/m.exec(job)!;
  const argv = options.split(/\s+/).filter((word) => word !== '' && !word.startsWith('$'));
  const artifacts = [...job.matchAll(/^ {6}(\w+): (\S+)$/gm)].map(([, kind, file]) => [kind!, file!] as const);

  test('keeps the reports that the program has written, each of its kind', async () => {
    const folder = scratch();
    writeFileSync(join(folder, 'a.csv'), bad);
    const { exitCode, stderr } = await runIn(folder, ...argv, 'a.csv');
    expect([exitCode, stderr]).toEqual([1, '']);
    const beginnings = {
      codequality: /^\[\s*\{\s*"description"/,
      junit: /^<\?xml[^>]*\?>\s*(?:<!--[\s\S]*?-->\s*)?<testsuites/,
    };
    expect(artifacts.map(([kind]) => kind).sort()).toEqual(Object.keys(beginnings).sort());
    for (const [kind, file] of artifacts) {
      expect(existsSync(join(folder, file)), file).toBe(true);
      expect(readFileSync(join(folder, file), 'utf8')).toMatch(beginnings[kind as keyof typeof beginnings]);
    }
    const written = argv.flatMap((word) => /=(.+)$/.exec(word)?.[1] ?? []);
    expect(written.sort()).toEqual(artifacts.map(([, file]) => file).sort());
  });

  test('keeps them whether it passes or not', () => {
    expect(job).toMatch(/^ {2}artifacts:\n {4}when: always$/m);
  });

  test.each(['ci/gitlab.yml', ...pages])('the variables that %s sets are those of the job', (page) => {
    const own = (text: string) => [...text.matchAll(/^(?:# )* *(REPORT_LINT_\w+): /gm)].map(([, name]) => name!);
    const [, script = ''] = /^ {2}script:\n([\s\S]*?)^ {2}artifacts:/m.exec(job)!;
    const used = new Set([...script.matchAll(/\$\{?(REPORT_LINT_\w+)/g)].map(([, name]) => name!));
    used.delete('REPORT_LINT_HOME');
    expect(own(readFileSync(page, 'utf8')).filter((name) => !used.has(name))).toEqual([]);
    expect([...used].filter((name) => !own(job).includes(name))).toEqual([]);
  });
});

test('the entry of the hook is a command that the program takes', async () => {
  const folder = scratch();
  writeFileSync(join(folder, 'a.csv'), bad);
  const [, command = ''] = /^ {2}entry: report-lint (.+)$/m.exec(readFileSync('.pre-commit-hooks.yaml', 'utf8'))!;
  const { exitCode, stderr } = await runIn(folder, ...command.split(' '), 'a.csv');
  expect([exitCode, stderr]).toEqual([1, '']);
});
