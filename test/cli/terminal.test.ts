import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { formatterNames } from '../../src/formatters/index.ts';
import { forms } from '../../src/forms.ts';
import { readReports } from '../../src/lint.ts';
import { writers } from '../../src/writers/index.ts';
import { json } from '../../src/writers/json.ts';
import { bad, screenIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';

/** Control sequences: title, colours, bell, direction of a line, end of a line. */
const obeyed = '\u001b]0;x\u0007\u001b[31m\b\u007f\u009b2J\u009d\u0085\u2028\u2029\u202e\u2066\u200f\u061c\ufeff';

const name = `年报${obeyed}.json`;

/** A report with control sequences in body, figures, headings and texts. */
const report = await hostileReport();

async function hostileReport(): Promise<string> {
  const read = JSON.parse(json(await readReports(bad, { path: 'bad.csv' })));
  read.organization = `青岚区${obeyed}教育局`;
  read.tables.disclosure.licensing.decisions = { text: `约${obeyed}\0 20` };
  read.tables.disclosure.fees.amount = { text: `7（${obeyed}）`, number: 7 };
  read.sections = [{ number: 1, heading: `一、总体情况${obeyed}`, text: `本年${obeyed}公开\r覆盖` }];
  return JSON.stringify(read);
}

/** A custom form with control sequences in its texts. */
function ownForm(): string {
  const words = ['zh', 'en', 'label', 'name', 'unit', 'source', 'caption'];
  return JSON.stringify({ ...forms[0], id: 'own', family: 'own' }, (key, value) =>
    words.includes(key) && typeof value === 'string' ? `${value}${obeyed}` : value,
  );
}

async function run(argv: readonly string[], isTTY: boolean) {
  const cwd = scratch();
  mkdirSync(join(cwd, 'out'));
  writeFileSync(join(cwd, name), report);
  writeFileSync(join(cwd, 'own.json'), report.replace('"form":"cn-ogi"', '"form":"own"'));
  writeFileSync(join(cwd, 'form.json'), ownForm());
  writeFileSync(join(cwd, 'hostile.json'), JSON.stringify({ [obeyed]: obeyed }));
  const screen = screenIn(cwd, { NO_COLOR: '1' }, isTTY);
  await main(argv, screen.io);
  return screen;
}

/** Returns the codes of control characters. A carriage return is one unless it ends a line. */
const obeyedIn = (text: string) =>
  [...text.matchAll(/[^\P{Cc}\n\t\r]|\r(?!\n)|[\p{Cs}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu)].map(
    ([character]) => character.charCodeAt(0).toString(16),
  );

const commands: readonly (readonly string[])[] = [
  ...formatterNames.filter((format) => format !== 'xlsx').map((format) => [name, '--format', format]),
  ...Object.keys(writers)
    .filter((to) => to !== 'xlsx')
    .map((to) => ['convert', name, '--to', to]),
  [name, '--verbose', '--lang', 'en'],
  [name, '--stats'],
  ['.'],
  [obeyed],
  [`gone${name}`],
  [name, '--format', obeyed],
  [name, '--rule', `${obeyed}=off`],
  [name, `--${obeyed}`],
  [name, '--config', `gone${name}`],
  [name, '--config', 'hostile.json'],
  [name, '--baseline', 'hostile.json'],
  [name, '--form', name],
  [name, '--format', `json=out/${name}`],
  [name, '--receipt', `out/${name}`],
  ...formatterNames
    .filter((format) => format !== 'xlsx')
    .map((format) => ['own.json', '--form', 'form.json', '--format', format]),
  ['own.json', '--form', 'form.json', '--verbose'],
  ['new', '--year', '2025', '--form', 'form.json', '-o', 'new.xlsx'],
  ['--print-config', name],
  ['--print-config', name, '--format', 'json'],
  ['convert', name, '--to', 'xlsx', '-o', `out/${name}.xlsx`],
  ['convert', `gone${name}`, '--to', 'csv'],
  ['fix', name],
  ['fix', name, '--format', 'json'],
  ['fix', name, '--suggested', '-o', `out/${name}`],
  ['annotate', name, '-o', `out/${name}.xlsx`],
  ['annotate', `gone${name}`],
  ['explain', obeyed],
  ['new', '--year', '2025', '--organization', obeyed],
  ['new', '--year', '2025', '-o', `out/${name}.xlsx`],
  ['completion', obeyed],
  ['help', obeyed],
];
const titled = (all: readonly (readonly string[])[]) =>
  all.map((argv) => [argv.join(' ').replaceAll(name, 'NAME').replaceAll(obeyed, '…'), argv] as const);

describe('a terminal obeys nothing that a file or an argument holds', () => {
  test.each(titled(commands))('report-lint %s', async (_, argv) => {
    const { stdout, stderr } = await run(argv, true);
    expect(stdout + stderr).not.toBe('');
    expect(obeyedIn(stdout)).toEqual([]);
    expect(obeyedIn(stderr)).toEqual([]);
  });
});

test('what is not seen is written out on a terminal, and piped as it is', async () => {
  const argv = ['convert', name, '--to', 'tidy'];
  const { stdout: shown } = await run(argv, true);
  expect(shown).toContain('\\u{9b}2J\\u{9d}\\u{85}\\u{2028}');
  const { stdout: piped } = await run(argv, false);
  expect(piped).toContain(`青岚区${obeyed}教育局`);
});

test('programs are given escapes, and read the same text', async () => {
  for (const argv of [
    ['convert', name, '--to', 'json'],
    ...['json', 'ndjson', 'gitlab', 'sarif'].map((format) => [name, '--format', format]),
  ]) {
    const { stdout } = await run(argv, false);
    expect(obeyedIn(stdout)).toEqual([]);
    if (!argv.includes('sarif'))
      expect(JSON.stringify(JSON.parse(stdout))).toContain(JSON.stringify(obeyed).slice(1, -1));
  }
});
