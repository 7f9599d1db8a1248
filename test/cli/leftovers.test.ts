import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hasEnded, owner } from '../../src/files/owner.ts';
import { isTemporary, removeLeftovers, temporaryFile } from '../../src/files/temporary.ts';
import { scratch } from '../support/scratch.ts';

const [host, id, token] = owner().split('-');

/** No system gives an id that high. */
const noProcess = 2 ** 30;

test.each([
  ['this process', owner(), false],
  ['a process that runs', `${host}-${process.ppid}-00000000`, false],
  ['a process that has ended', `${host}-${noProcess}-00000000`, true],
  ['one with the id of this, as containers give it again', `${host}-${id}-00000000`, true],
  ['one on another computer', `00000000-${noProcess}-${token}`, false],
  ['a text of somebody else', 'me', false],
  ['no text', '', false],
])('%s', (_, text, expected) => {
  expect(hasEnded(text)).toBe(expected);
});

test('what killed runs left is removed, what others are writing is not', async () => {
  const folder = scratch();
  const files = {
    '.report-lint-notes.tmp': 0,
    [`.report-lint-${host}-${process.ppid}-00000000-1.tmp`]: 0,
    [`.report-lint-${host}-${noProcess}-00000000-1.tmp`]: 0,
    '.report-lint-00000000-7-00000000-1.tmp': 23,
    '.report-lint-00000000-7-00000000-2.tmp': 25,
    'bad.csv': 25,
  };
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);
  for (const [name, hours] of Object.entries(files)) {
    writeFileSync(join(folder, name), '');
    utimesSync(join(folder, name), hoursAgo(hours), hoursAgo(hours));
  }
  const own = temporaryFile(folder);
  writeFileSync(own, '');
  await removeLeftovers(folder);
  const removed = [2, 4].map((index) => Object.keys(files)[index]);
  const kept = Object.keys(files).filter((name) => !removed.includes(name));
  expect(readdirSync(folder).sort()).toEqual([...kept, own.slice(folder.length + 1)].sort());
  await removeLeftovers(join(folder, 'nowhere'));
});

test('two temporary files have two names, and no report has such a name', () => {
  expect(temporaryFile('a')).not.toBe(temporaryFile('a'));
  expect(['.x.tmp', 'report.tmp', '.report-lint.tmp'].filter(isTemporary)).toEqual([]);
  expect(isTemporary(temporaryFile('a'))).toBe(true);
});
