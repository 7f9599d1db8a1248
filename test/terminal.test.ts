import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { main } from '../src/cli/main.ts';
import { formatterNames } from '../src/formatters/index.ts';
import { readReports } from '../src/lint.ts';
import { writers } from '../src/writers/index.ts';
import { bad, screenIn } from './run.ts';
import { scratch } from './scratch.ts';

/** What a terminal would obey: its title, its colours, its bell, the direction of a line, the end of one. */
const obeyed = '\u001b]0;x\u0007\u001b[31m\u0000\b\u007f\u009b2J\u009d\u0085\u2028\u2029\u202e\u2066\u200f\u061c\ufeff';

/** As much of it as a file may be called. */
const name = `年报${obeyed.replaceAll('\0', '')}.json`;

/** A report whose body, year's text, figures and headings are all of that kind. */
async function report(): Promise<string> {
  const [read] = await readReports(bad, { path: 'bad.csv' });
  const tables: Record<string, Record<string, Record<string, unknown>>> = {};
  for (const { at, cell } of read!.tables.flatMap(({ entries }) => entries)) {
    const row = ((tables[at.table.id] ??= {})[at.row.id] ??= {});
    row[at.column.id] = Number(cell!.text);
  }
  tables.disclosure!.licensing!.decisions = { text: `约${obeyed}20` };
  tables.disclosure!.fees!.amount = { text: `7（${obeyed}）`, number: 7 };
  const sections = [{ number: 1, heading: `一、总体情况${obeyed}`, text: `本年${obeyed}公开\r覆盖` }];
  return JSON.stringify({ form: 'cn-ogi', organization: `青岚区${obeyed}教育局`, year: 2023, tables, sections });
}

const unseen = (text: string) =>
  // Progress is drawn over on standard error, and wiped away.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be there
  [...text.matchAll(/[^\P{Cc}\n\t\r]|\r(?!\n)|[\p{Cs}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu)].map(
    ([character]) => character.charCodeAt(0).toString(16),
  );

const commands: readonly (readonly string[])[] = [
  ...formatterNames.filter((format) => format !== 'xlsx').map((format) => [name, '--format', format]),
  [name, '--verbose', '--lang', 'en'],
  [name, '--stats'],
  ['.'],
  [`gone${name}`],
  [name, '--format', obeyed.replaceAll('\0', '')],
  [name, '--rule', `${obeyed}=off`],
  [name, `--${obeyed}`],
  [name, '--config', `gone${name}`],
  [name, '--config', 'hostile.json'],
  [name, '--baseline', 'hostile.json'],
  [name, '--form', name],
  [name, '--format', `json=out/${name}`],
  [name, '--receipt', `out/${name}`],
  ['--print-config', name],
  ['--print-config', name, '--format', 'json'],
  ...Object.keys(writers)
    .filter((to) => to !== 'xlsx')
    .map((to) => ['convert', name, '--to', to]),
  ['convert', name, '--to', 'xlsx', '-o', `out/${name}.xlsx`],
  ['convert', `gone${name}`, '--to', 'csv'],
  ['fix', name],
  ['fix', name, '--format', 'json'],
  ['fix', name, '-o', `out/${name}`],
  ['annotate', name, '-o', `out/${name}.xlsx`],
  ['annotate', `gone${name}`],
  ['explain', obeyed],
  ['new', '--year', '2025', '--organization', obeyed],
  ['new', '--year', '2025', '-o', `out/${name}.xlsx`],
  ['completion', obeyed],
  ['help', obeyed],
  [obeyed],
];

describe('a terminal is shown what a file or an argument holds, and obeys none of it', () => {
  const folder = scratch();
  test.each(
    commands.map((argv) => [argv.join(' ').replaceAll(/[^\x20-\x7e\p{Script=Han}]/gu, '?'), argv] as const),
  )('report-lint %s', async (_, argv) => {
    const cwd = join(folder, 'terminal');
    mkdirSync(join(cwd, 'out'), { recursive: true });
    writeFileSync(join(cwd, name), await report());
    writeFileSync(join(cwd, 'hostile.json'), JSON.stringify({ [obeyed]: obeyed, entries: [{ reason: obeyed }] }));
    const screen = screenIn(cwd, { NO_COLOR: '1' }, true);
    await main(argv, screen.io);
    expect(screen.stdout + screen.stderr).not.toBe('');
    expect(unseen(screen.stdout)).toEqual([]);
    expect(unseen(screen.stderr)).toEqual([]);
  });
});
