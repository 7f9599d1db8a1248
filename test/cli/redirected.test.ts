import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findUtf8AsGbk } from '../../src/codecs/mojibake.ts';
import { languages } from '../../src/model/text.ts';
import { inGbk, redirected, redirectedAsUtf8 } from '../support/redirected.ts';
import { bad, good, runIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';

/** Returns a folder with two reports. */
function reports(): string {
  const cwd = scratch();
  writeFileSync(join(cwd, 'good.csv'), good);
  writeFileSync(join(cwd, 'bad.csv'), bad);
  return cwd;
}

/** What is garbled, and what to do. Lines may be wrapped. */
const advice = /“[^”]+”.*PowerShell.*--format json=(?:FILE|文件名).* -o (?:FILE|文件名)/;

/** Runs a command, and puts its output into a file as PowerShell 5 does. */
async function redirect(cwd: string, codePage: 'gbk' | 'utf-8', file: string, ...argv: readonly string[]) {
  writeFileSync(join(cwd, file), redirected((await runIn(cwd, ...argv)).stdout, codePage));
}

describe.each(languages)('what > of PowerShell makes of an output, %s', (language) => {
  const [lang, json] = ['--lang', '--format'];

  test('of a result: read where the console is UTF-8, else refused with what to do', async () => {
    const cwd = reports();
    const run = ['good.csv', 'bad.csv', json, 'json', lang, language];
    await redirect(cwd, 'utf-8', 'a.json', ...run);
    const merged = await runIn(cwd, 'merge', 'a.json', json, 'json', lang, language);
    expect(merged.stdout).toBe((await runIn(cwd, ...run)).stdout);

    // In Chinese the JSON is broken, too; in English nothing but the names of the bodies is wrong.
    await redirect(cwd, 'gbk', 'b.json', ...run);
    const refused = await runIn(cwd, 'merge', 'b.json', lang, language);
    expect([refused.exitCode, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toMatch(advice);
  });

  test.each([
    ['json', 'json'],
    ['csv', 'csv'],
    ['tidy', 'csv'],
    ['html', 'html'],
  ])('of convert --to %s', async (to, ending) => {
    const cwd = reports();
    const [wide, garbled] = [`a.${ending}`, `b.${ending}`];
    await redirect(cwd, 'utf-8', wide, 'convert', 'bad.csv', '--to', to);
    expect(await runIn(cwd, 'diff', wide, 'bad.csv')).toMatchObject({ exitCode: 0 });
    await redirect(cwd, 'gbk', garbled, 'convert', 'bad.csv', '--to', to);
    const refused = await runIn(cwd, garbled, lang, language);
    expect(refused.exitCode).toBe(2);
    expect(refused.stdout.replaceAll('\n', '')).toMatch(advice);
    const compared = await runIn(cwd, 'diff', garbled, 'bad.csv', lang, language);
    expect(compared.exitCode).toBe(2);
  });

  test('of a receipt and a baseline', async () => {
    const cwd = reports();
    await runIn(cwd, 'good.csv', 'bad.csv', '--receipt', 'r.json', '--baseline', 'b.json', '--update-baseline');
    for (const [name, argv] of [
      ['r.json', ['verify', 'r.json']],
      ['b.json', ['good.csv', 'bad.csv', '--baseline', 'b.json']],
    ] as const) {
      const text = readFileSync(join(cwd, name), 'utf8');
      writeFileSync(join(cwd, name), redirected(text, 'utf-8'));
      expect(await runIn(cwd, ...argv)).toMatchObject({ exitCode: 0 });
      writeFileSync(join(cwd, name), redirected(text.replace('{', '{ "note": "青岚区教育局",'), 'gbk'));
      const refused = await runIn(cwd, ...argv, lang, language);
      expect(refused.exitCode).toBe(2);
      expect(refused.stderr.replaceAll('\n', '')).toMatch(advice);
    }
  });

  test('what Set-Content makes of them in UTF-8', async () => {
    const cwd = reports();
    const run = ['good.csv', 'bad.csv', json, 'json', lang, language];
    const garble = async (name: string, ...argv: readonly string[]) =>
      writeFileSync(join(cwd, name), redirectedAsUtf8((await runIn(cwd, ...argv)).stdout));
    await garble('r.json', ...run);
    await garble('a.json', 'convert', 'bad.csv', '--to', 'json');
    await garble('a.csv', 'convert', 'bad.csv', '--to', 'tidy');
    writeFileSync(join(cwd, 'names.csv'), redirectedAsUtf8('名称\n青岚区教育局\n水利局\n'));
    const baseline = '{ "schemaVersion": 1, "entries": [], "note": "青岚区教育局" }';
    writeFileSync(join(cwd, 'b.json'), redirectedAsUtf8(baseline));
    for (const argv of [
      ['merge', 'r.json'],
      ['a.json'],
      ['a.csv'],
      ['good.csv', '--roster', 'names.csv'],
      ['good.csv', '--baseline', 'b.json'],
    ]) {
      const { exitCode, stdout, stderr } = await runIn(cwd, ...argv, lang, language);
      expect(exitCode).toBe(2);
      expect((stdout + stderr).replaceAll('\n', '')).toMatch(advice);
    }
  });
});

test('a result in GBK is merged as it is in UTF-8', async () => {
  const cwd = reports();
  const { stdout } = await runIn(cwd, 'good.csv', 'bad.csv', '--format', 'json', '--lang', 'zh');
  writeFileSync(join(cwd, 'a.json'), inGbk(stdout));
  const merged = await runIn(cwd, 'merge', 'a.json', '--format', 'json', '--lang', 'zh');
  expect([merged.stdout, merged.stderr]).toEqual([stdout, '']);

  writeFileSync(join(cwd, 'a.json'), inGbk(stdout).subarray(0, 3000));
  expect((await runIn(cwd, 'merge', 'a.json', '--lang', 'en')).stderr).toContain('incomplete');
});

/** Every text that comes with the project. */
const texts = ['fixtures', 'docs', 'test', 'src', 'schemas'].flatMap((folder) =>
  readdirSync(new URL(`../../${folder}`, import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:csv|tsv|txt|json|ndjson|md|html|ts|xml)$/.test(name))
    .map((name) => `${folder}/${name}`),
);

/** Fixtures of such texts. */
const garbled = new Set(['fixtures/cli/mixed/审计局2023.csv']);

test('no readable text is taken for what a shell has garbled, but each is once it is garbled', () => {
  const encoded = [];
  for (const name of texts) {
    const text = textOf(readFileSync(new URL(`../../${name}`, import.meta.url)));
    if (text === undefined || garbled.has(name)) continue;
    expect(findUtf8AsGbk(text), name).toBeUndefined();
    if (/\p{Script=Han}{20}/u.test(text.slice(0, 5000))) encoded.push([name, text] as const);
  }
  expect(encoded.length).toBeGreaterThan(20);
  for (const [name, text] of encoded) {
    expect(findUtf8AsGbk(redirectedAsUtf8(text).toString()), name).toBeDefined();
  }
});

/** Returns a text; `undefined` for one that is broken on purpose. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
