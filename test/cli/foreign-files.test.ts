import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import form from '../../schemas/forms/cn-ogi-2021.json' with { type: 'json' };
import { bad, runIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';

/** Files that are none of this program's. Every word of theirs is private, except the keys of `common`. */
const foreign: Readonly<Record<string, string>> = {
  'a list of users': 'uroot:xq:0:0:uroot:/zroot:/bin/zsh\n',
  'a private key': '-----BEGIN XKEY-----\nMIIEvQIBADANBgkqh\n-----END XKEY-----\n',
  'variables of an environment': 'XTOKEN=ghp_q8Zk2\nXUSER=pjk\n',
  'a word': 'hunter2zz',
  'a JSON string': '"hunter2zz"',
  'a JSON number': '4929111122223333',
  'a JSON list': '["hunter2zz", "qqpwd"]',
  'the settings of another program': '{ "zauths": { "qregistry.example": { "zauth": "cXBq" } } }',
  'settings with a key of this program': '{ "$schema": "https://zz.example/q.json", "zpassword": "hunter2zz" }',
  'settings with the id of a form': '{ "id": "hunter2 zz", "qsecret": "Zk2q" }',
  'repeated keys': '{ "zpwd": 1, "zpwd": 2 }',
  'JSON that breaks off': '{ "zpassword": "hunter2zz",',
  'JSON with an error behind a value': '{ "zpassword": "hunter2zz" qq77zz }',
  'JSON with a comment that is not closed': '{ /* hunter2zz',
  'JSON with an escape that is none': '{ "zpassword": "qq\\zz77" }',
};

const config = 'report-lint.config.json';

/** Ways in which a run comes to read `x`; what is written into the configuration, and what is given. */
const ways: Readonly<Record<string, { readonly config?: unknown; readonly args?: readonly string[] }>> = {
  extends: { config: { extends: 'out/x' } },
  'a list in extends': { config: { extends: ['out/x'] } },
  forms: { config: { forms: ['out/x'] } },
  baseline: { config: { baseline: 'out/x' } },
  'a baseline to be updated': { config: { baseline: 'out/x' }, args: ['--update-baseline'] },
  'a configuration that is a link': {},
  roster: { config: { roster: 'out/x' } },
  '--config': { args: ['--config', 'out/x'] },
  '--form': { args: ['--form', 'out/x'] },
  '--roster': { args: ['--roster', 'out/x'] },
  '--baseline': { args: ['--baseline', 'out/x'] },
  '--print-config': { config: { extends: 'out/x' }, args: ['--print-config'] },
};

test.each(Object.entries(ways))('%s: nothing is quoted of a file that is another', async (way, {
  config: own,
  args,
}) => {
  const cwd = scratch();
  mkdirSync(join(cwd, 'out'));
  writeFileSync(join(cwd, 'bad.csv'), bad);
  if (own) writeFileSync(join(cwd, config), JSON.stringify(own));
  else if (way.endsWith('link')) symlinkSync('out/x', join(cwd, config));
  for (const [what, content] of Object.entries(foreign)) {
    writeFileSync(join(cwd, 'out/x'), content);
    for (const lang of ['zh', 'en']) {
      const { exitCode, stdout, stderr } = await runIn(cwd, ...(args ?? []), 'bad.csv', '--lang', lang);
      expect([what, exitCode, stdout]).toEqual([what, 2, '']);
      expect(stderr).toContain(way.endsWith('link') ? config : 'out/x');
      const quoted = content.match(/[^\s":,{}[\]]{3,}/g)!.filter((word) => stderr.includes(word));
      expect([what, stderr, quoted]).toEqual([what, stderr, []]);
    }
  }
});

test('mistakes in a file of the right kind are quoted, with what was meant', async () => {
  const cwd = scratch();
  writeFileSync(join(cwd, 'bad.csv'), bad);
  const mistakes = [
    ['--config', '{ "failon": "error" }', '1:3 /failon: unknown key "failon"; did you mean "failOn"'],
    ['--config', '{ "lang": "cn" }', '1:11 /lang: expected "zh" or "en", found "cn"'],
    ['--baseline', '{ "schemaVersion": 1, "entrys": [] }', 'unknown key "entrys"; did you mean "entries"'],
    ['--form', JSON.stringify({ familie: 1, ...form }), 'unknown key "familie"; did you mean "family"'],
  ] as const;
  for (const [option, content, expected] of mistakes) {
    writeFileSync(join(cwd, 'x.json'), content);
    const { exitCode, stderr } = await runIn(cwd, 'bad.csv', option, 'x.json', '--lang', 'en');
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(expected)]);
  }
});
