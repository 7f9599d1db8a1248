import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { artifacts } from '../../src/artifacts/registry.ts';
import { isUntouched, isUntouchedText, sealPage, sealText, sealWorkbook } from '../../src/artifacts/seal.ts';
import { bad, runIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';

function sha256(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** A report followed by some kilobytes of white space, the last byte of which is `end`. */
function padded(report: string, kilobytes: number, end: string): string {
  return report.trimEnd() + ' '.repeat(kilobytes * 1024) + end;
}

test('hashes of reports and of the baseline are over all of their bytes', async () => {
  const cwd = scratch();
  writeFileSync(join(cwd, 'bad.csv'), bad);
  const { stdout: report } = await runIn(cwd, 'convert', 'bad.csv', '--to', 'json');
  const files = { 'a.json': [64, ' '], 'b.json': [64, '\n'], 'c.json': [3000, ' '], 'd.json': [3000, '\n'] } as const;
  for (const [name, [size, end]] of Object.entries(files)) writeFileSync(join(cwd, name), padded(report, size, end));
  await runIn(cwd, 'bad.csv', '--baseline', 'b', '--update-baseline');
  writeFileSync(join(cwd, 'b'), padded(readFileSync(join(cwd, 'b'), 'utf8'), 100, '\n'));

  const outputs = ['json', 'ndjson'].flatMap((name) => ['--format', `${name}=${name}.txt`]);
  await runIn(cwd, '*.json', '--baseline', 'b', ...outputs, '--receipt', 'r');
  const receipt = JSON.parse(readFileSync(join(cwd, 'r'), 'utf8'));
  const found = [
    JSON.parse(readFileSync(join(cwd, 'json.txt'), 'utf8')).files,
    readFileSync(join(cwd, 'ndjson.txt'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
    receipt.files,
  ];
  const expected = Object.keys(files).map((name) => [name, sha256(join(cwd, name))]);
  for (const list of found) {
    expect(list.map(({ path, sha256 }: { path: string; sha256: string }) => [path, sha256])).toEqual(expected);
  }
  expect(new Set(expected.map(([, hash]) => hash)).size).toBe(expected.length);
  expect(receipt.baseline.sha256).toBe(sha256(join(cwd, 'b')));
});

/** Almost a megabyte, of which only the last character differs. */
const long = (end: string) => `${'数'.repeat(2 ** 18)}${end}`;
const made = { kind: 'sheet', source: '' } as const;
const page = (end: string) => `<title></title>${long(end)}`;

test('a seal is over the whole of a file: a change at its end shows', async () => {
  for (const name of ['pretty', 'markdown', 'sarif', 'junit'] as const) {
    const { tail = '' } = artifacts[name].mark;
    const sealed = await sealText(`${long('甲')}\n${tail}`, name);
    const edited = sealed.replace('甲', '乙');
    expect([name, await isUntouchedText(sealed, name), await isUntouchedText(edited, name)]).toEqual([
      name,
      true,
      false,
    ]);
  }
  const sealed = await sealPage(page('甲'), made);
  for (const [text, untouched] of [
    [sealed, true],
    [sealed.replace('甲', '乙'), false],
  ] as const) {
    expect(await isUntouched(Buffer.from(text), made)).toBe(untouched);
  }
});

test('a seal is over the whole of each part of a workbook', async () => {
  const parts = { '[Content_Types].xml': '<Types></Types>', '_rels/.rels': '<Relationships></Relationships>' };
  const workbook = zipSync({ ...encoded(parts), 'xl/a.xml': strToU8(long('甲')) }, { level: 0 });
  const sealed = await sealWorkbook(workbook, made);
  const edited = zipSync({ ...unzipSync(sealed), 'xl/a.xml': strToU8(long('乙')) }, { level: 0 });
  expect([await isUntouched(sealed, made), await isUntouched(edited, made)]).toEqual([true, false]);
});

function encoded(parts: Readonly<Record<string, string>>): Record<string, Uint8Array> {
  return Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]));
}
