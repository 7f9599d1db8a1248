import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { type Io, signsFor } from '../../src/cli/io.ts';
import { progress } from '../../src/cli/lint/progress.ts';
import { main } from '../../src/cli/main.ts';
import { gbkSigns, signs } from '../../src/formatters/signs.ts';
import { rules } from '../../src/lint.ts';
import { languages } from '../../src/model/text.ts';
import { screenIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';

/** All characters of GBK: ASCII, and those of two bytes; and the mark of a character that is none. */
const gbk = new Set(['\ufffd', ...[...Array(128).keys()].map((code) => String.fromCharCode(code))]);
const decoder = new TextDecoder('gbk');
for (let lead = 0x81; lead < 0xff; lead++) {
  for (let trail = 0x40; trail < 0xff; trail++) {
    const text = decoder.decode(Uint8Array.of(lead, trail));
    if ([...text].length === 1 && text !== '\ufffd') gbk.add(text);
  }
}

const missing = (text: string) => [...new Set(text)].filter((character) => !gbk.has(character));

/** Replaces the signs as the old console needs it. */
const replaced = (text: string) =>
  Object.keys(signs).reduce((all, name) => {
    const key = name as keyof typeof signs;
    return all.replaceAll(signs[key], gbkSigns[key]);
  }, text);

describe('the signs', () => {
  test('are in GBK, each another; the usual ones are not', () => {
    expect(missing(Object.values(gbkSigns).join(''))).toEqual([]);
    expect(new Set(Object.values(gbkSigns)).size).toBe(Object.keys(signs).length);
    expect(missing(Object.values(signs).join(''))).toEqual(Object.values(signs));
    // The encoder knows what it should.
    expect(missing('核对→“”·…—│─≠≤≥①√×')).toEqual([]);
  });

  const chosen = (given: Partial<Io>, isTTY = true) => {
    const { stdout } = screenIn('.', {}, isTTY).io;
    return signsFor({ stdout, env: {}, ...given }) === gbkSigns;
  };

  test('are those of GBK on the old console of Windows', () => {
    expect(chosen({ platform: 'win32' })).toBe(true);
    // What a file or another program gets.
    expect(chosen({ platform: 'win32' }, false)).toBe(false);
    for (const env of [{ WT_SESSION: 'x' }, { TERM_PROGRAM: 'vscode' }, { TERM: 'xterm-256color' }]) {
      expect(chosen({ platform: 'win32', env })).toBe(false);
    }
    for (const platform of ['linux', 'darwin'] as const) expect(chosen({ platform })).toBe(false);
    expect(chosen({})).toBe(false);
  });

  test.each([
    [{ LANG: 'zh_CN.GBK' }, true],
    [{ LANG: 'zh_CN.gb2312' }, true],
    [{ LANG: 'zh_CN.EUC-CN' }, true],
    [{ LC_CTYPE: 'zh_CN.GBK', LANG: 'zh_CN.UTF-8' }, true],
    [{ LC_ALL: 'zh_CN.UTF-8', LC_CTYPE: 'zh_CN.GBK' }, false],
    [{ LC_ALL: '', LC_CTYPE: '', LANG: 'zh_CN.GBK' }, true],
    // It has every character.
    [{ LANG: 'zh_CN.GB18030' }, false],
    [{ LANG: 'C' }, false],
    [{ LANG: 'zh_CN' }, false],
  ])('are those of GBK where the locale is, %o', (env, expected) => {
    expect([true, false].map((isTTY) => chosen({ platform: 'linux', env }, isTTY))).toEqual([expected, expected]);
  });
});

/** Leaves out the progress of a run, which depends on time. */
const shown = (text: string) =>
  text
    .split('\u001b[K')
    .map((part) => part.replace(/\r.*$/, ''))
    .join('');

/** Runs a command on Windows, and returns all that it shows. */
async function run(argv: readonly string[], cwd: string, isOld: boolean) {
  const screen = screenIn(cwd, { NO_COLOR: '1', TERM: isOld ? '' : 'xterm' }, true);
  await main(argv, { ...screen.io, platform: 'win32' });
  return screen.stdout + screen.stderr;
}

const commands = [
  ['.', '--verbose', '--strict'],
  ['good.csv'],
  ['good.csv', '2023', '--roster', 'roster.csv'],
  ['good.csv', '--roster', 'well.csv'],
  ['2023', '--previous', 'good.csv', '--children', 'bad.csv'],
  ['溪口镇2022.md', '--previous', '溪口镇2020.md'],
  ['柳河镇2025.xlsx', '青石镇2025.xlsx', '--verbose'],
  ['share.txt', '--rule', 'text-share=info'],
  ['none.csv', '--rule', 'x=y'],
  ['diff', '报送', '重报'],
  ['diff', 'good.csv', 'bad.csv'],
  ['fix', 'good.csv'],
  ['fix', 'bad.csv', 'warned.csv', 'unreadable.csv'],
  ['verify', 'r.json'],
  ['verify', 'r.json', 'bad.csv', 'warned.csv'],
  ['new', '--year', '2025', '-o', 'r.json'],
  ['form', 'check', 'bad.csv'],
  ['explain'],
  ...rules.map(({ id }) => ['explain', id]),
  ['--help'],
  ...'lint explain convert annotate fix diff merge verify completion new form init'
    .split(' ')
    .map((name) => [name, '--help']),
];

test.each(languages)('no output has a character beyond GBK on the old console, %s', async (language) => {
  const cwd = scratch();
  for (const folder of ['cli/reports', 'cli/diff', 'cli/mixed', 'cli/wide', 'examples']) {
    cpSync(join('fixtures', folder), cwd, { recursive: true });
  }
  writeFileSync(join(cwd, 'roster.csv'), '单位\n青岚区教育局\n青岚区商务局\n');
  writeFileSync(join(cwd, 'well.csv'), '单位\n青岚区教育局\n');
  const [, share = ''] = /^```txt\n([\s\S]*?)^```/m.exec(readFileSync('docs/rules/text-share.md', 'utf8'))!;
  writeFileSync(join(cwd, 'share.txt'), share);
  cpSync(join(cwd, 'good.csv'), join(cwd, 'gone.csv'));
  await main(['good.csv', 'bad.csv', 'gone.csv', '--receipt', 'r.json'], screenIn(cwd).io);
  rmSync(join(cwd, 'gone.csv'));

  let all = '';
  const now = vi.spyOn(Date, 'now').mockReturnValue(0);
  const show = progress(
    2,
    language,
    { write: (text) => (all += text), isTTY: true },
    { isQuiet: false, isDumb: false },
  );
  now.mockReturnValue(60_000);
  show(1, { share: 0.5, reports: 7 });
  now.mockRestore();
  expect(all).toContain('#---');
  expect(missing(all)).toEqual([]);
  for (const command of commands) {
    const argv = [...command, '--lang', language];
    const [old, usual] = [await run(argv, cwd, true), await run(argv, cwd, false)];
    expect.soft(missing(old), command.join(' ')).toEqual([]);
    expect.soft(shown(old), command.join(' ')).toEqual(replaced(shown(usual)));
    all += old;
  }
  expect(Object.values(gbkSigns).filter((sign) => !all.includes(` ${sign} `))).toEqual([]);
});

test('files have the usual signs, whatever the screen shows', async () => {
  const cwd = scratch();
  for (const name of ['good.csv', 'bad.csv']) cpSync(join('fixtures/cli/reports', name), join(cwd, name));
  for (const [argv, sign] of [
    [['good.csv', 'bad.csv'], signs.tick],
    [['diff', 'bad.csv', 'good.csv'], signs.minus],
  ] as const) {
    const outputs = ['pretty', 'pretty=a.txt', 'markdown=a.md', 'html=a.html'];
    const text = await run([...argv, ...outputs.flatMap((output) => ['--format', output]), '--force'], cwd, true);
    expect(missing(text)).toEqual([]);
    for (const name of ['a.txt', 'a.html']) expect(readFileSync(join(cwd, name), 'utf8')).toContain(sign);
  }
});
