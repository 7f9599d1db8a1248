import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import schema from '../../schemas/config.schema.json' with { type: 'json' };
import { main } from '../../src/cli/main.ts';
import { parseTree, toPlainValue } from '../../src/codecs/json/tree.ts';
import type { Level } from '../../src/config/config.ts';
import { globMatcher } from '../../src/config/globs.ts';
import { template } from '../../src/config/initial-config.ts';
import { readConfig } from '../../src/config/read.ts';
import { type Layer, resolveSettings } from '../../src/config/settings.ts';
import { rules } from '../../src/lint.ts';
import { UserError } from '../../src/model/errors.ts';
import { languages } from '../../src/model/text.ts';
import { runs } from '../support/random-runs.ts';
import { scratch } from '../support/scratch.ts';

const reports = new URL('../../fixtures/cli/reports/', import.meta.url).pathname;
const name = 'report-lint.config.json';

/** Creates a folder of files: reports by name, texts, or data written as JSON. */
function folder(files: Readonly<Record<string, unknown>>): string {
  const root = scratch();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    if (typeof content === 'string' && /^[\w-]+\.csv$/.test(content)) cpSync(reports + content, join(root, path));
    else if (content instanceof Uint8Array) writeFileSync(join(root, path), content);
    else writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return root;
}

async function run(argv: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}) {
  const out = { stdout: '', stderr: '' };
  const sink = (to: keyof typeof out) => ({ write: (chunk: string | Uint8Array) => (out[to] += chunk) });
  const stdin = (async function* () {
    yield readFileSync(`${reports}good.csv`);
  })();
  const exitCode = await main(argv, { stdout: sink('stdout'), stderr: sink('stderr'), stdin, env, cwd });
  return { ...out, exitCode };
}

/** Returns the findings of a run: `a.csv applicant-total error`, open ones marked. */
async function found(argv: readonly string[], cwd: string): Promise<string[]> {
  const { stdout } = await run([...argv, '--format', 'json'], cwd);
  const { files } = JSON.parse(stdout) as {
    files: { path: string; diagnostics: { rule: string; severity: string; kind: string }[] }[];
  };
  const lines = files.flatMap(({ path, diagnostics }) =>
    diagnostics.map(({ rule, severity, kind }) => `${path} ${rule} ${kind === 'open' ? 'open' : severity}`),
  );
  return [...new Set(lines)];
}

async function paths(argv: readonly string[], cwd: string): Promise<string[]> {
  const { stdout } = await run([...argv, '--format', 'json'], cwd);
  return stdout === '' ? [] : JSON.parse(stdout).files.map(({ path }: { path: string }) => path);
}

/** A setting in `--print-config --format json`. */
async function held(key: string, argv: readonly string[], cwd: string): Promise<[unknown, string]> {
  const { stdout } = await run(['--print-config', ...argv, '--format', 'json'], cwd);
  const [first, id] = key.split('/') as [string, string?];
  const all = JSON.parse(stdout);
  const { value, from } = id === undefined ? all[first] : all[first][id];
  return [value, from];
}

const cases = `行政复议,,,,,行政诉讼
结果维持,结果纠正,其他结果,尚未审结,总计,未经复议直接起诉,,,,,复议后起诉
,,,,,结果维持,结果纠正,其他结果,尚未审结,总计,结果维持,结果纠正,其他结果,尚未审结,总计
1,,,,1,0,0,0,0,0,0,0,0,0,0
`;

const own = JSON.parse(readFileSync('schemas/forms/cn-ogi-2021.json', 'utf8'));
delete own.$schema;
own.id = 'own';
own.relations.push({ ...own.relations[0], id: 'own-total' });

describe('every key does something', () => {
  const keys: Readonly<Record<string, () => Promise<void>>> = {
    $schema: async () => {
      const cwd = folder({ [name]: { $schema: 'anything' }, 'a.csv': 'good.csv' });
      expect((await run(['a.csv'], cwd)).exitCode).toBe(0);
    },
    extends: async () => {
      const cwd = folder({ [name]: { extends: 'b.json' }, 'b.json': { failOn: 'warning' }, 'a.csv': 'warned.csv' });
      expect((await run(['a.csv'], cwd)).exitCode).toBe(1);
    },
    lang: async () => {
      const cwd = folder({ [name]: { lang: 'en' }, 'a.csv': 'good.csv' });
      expect((await run(['a.csv'], cwd, { LANG: 'zh_CN' })).stdout).toContain('sums checked');
      expect((await run(['a.csv', '--lang', 'zh'], cwd)).stdout).toContain('勾稽关系');
    },
    failOn: async () => {
      const cwd = folder({ [name]: { failOn: 'never' }, 'a.csv': 'bad.csv' });
      expect((await run(['a.csv'], cwd)).exitCode).toBe(0);
      expect((await run(['a.csv', '--fail-on', 'error'], cwd)).exitCode).toBe(1);
    },
    maxWarnings: async () => {
      const cwd = folder({ [name]: { maxWarnings: 0 }, 'a.csv': 'warned.csv' });
      expect((await run(['a.csv'], cwd)).exitCode).toBe(1);
      expect((await run(['a.csv', '--max-warnings', '1'], cwd)).exitCode).toBe(0);
    },
    strict: async () => {
      const cwd = folder({ [name]: { strict: true }, 'a.csv': 'blank.csv' });
      const { stdout, exitCode } = await run(['a.csv', '--format', 'json'], cwd);
      expect([exitCode, JSON.parse(stdout).files[0].verdict]).toEqual([1, 'fail']);
    },
    baseline: async () => {
      const cwd = folder({ [name]: { baseline: 'known/b.json' }, '乡镇/a.csv': 'bad.csv' });
      expect((await run(['乡镇', '--update-baseline'], cwd)).exitCode).toBe(0);
      expect((await run(['.'], cwd)).exitCode).toBe(0);
      expect((await run(['a.csv'], join(cwd, '乡镇'))).exitCode).toBe(0);
      expect((await run(['.', '--no-config', '--format', 'json'], cwd)).exitCode).toBe(1);
      expect((await run(['.', '--baseline', 'none.json'], cwd)).stderr).toContain('none.json');
    },
    roster: async () => {
      const cwd = folder({ [name]: { roster: [{ name: '青岚区商务局' }, { name: '柳河镇' }] }, 'a.csv': 'good.csv' });
      const missing = async (...more: string[]) =>
        JSON.parse((await run(['.', '--format', 'json', ...more], cwd)).stdout).roster.missing;
      expect(await missing()).toEqual(['柳河镇']);
      writeFileSync(join(cwd, 'b.txt'), '青川镇');
      expect(await missing('--roster', 'b.txt')).toEqual(['青川镇']);
    },
    ignore: async () => {
      const cwd = folder({ [name]: { ignore: ['b.csv'] }, 'a.csv': 'good.csv', 'b.csv': 'bad.csv' });
      expect(await paths(['.'], cwd)).toEqual(['a.csv']);
    },
    forms: async () => {
      const cwd = folder({ [name]: { forms: ['forms/own.json'] }, 'forms/own.json': own, 'a.csv': 'bad.csv' });
      expect(await found(['.'], cwd)).toContain('a.csv own-total error');
    },
    form: async () => {
      const cwd = folder({ [name]: { form: 'cn-ogi-2019' }, 'a.csv': 'good.csv' });
      expect((await found(['.'], cwd)).join()).toContain('missing-');
      expect(await found(['.', '--form', 'cn-ogi'], cwd)).toEqual([]);
    },
    year: async () => {
      const cwd = folder({ [name]: { year: 2024 }, 'a.csv': 'good.csv' });
      expect(await found(['.'], cwd)).toEqual(['a.csv year-mismatch warning']);
      expect(await found(['.', '--year', '2023'], cwd)).toEqual([]);
    },
    blank: async () => {
      const cwd = folder({ [name]: { blank: 'unknown' }, 'a.csv': cases });
      expect(await found(['a.csv'], cwd)).toContain('a.csv case-total open');
      expect(await found(['a.csv', '--no-config'], cwd)).not.toContain('a.csv case-total open');
    },
    rules: async () => {
      const cwd = folder({
        [name]: { rules: { 'applicant-total': 'off', 'outcome-total': 'info' } },
        'a.csv': 'bad.csv',
      });
      expect(await found(['.'], cwd)).toEqual(['a.csv outcome-total info']);
      expect(await found(['.', '--rule', 'outcome-total=error'], cwd)).toEqual(['a.csv outcome-total error']);
    },
    overrides: async () => {
      const overrides = [{ files: ['b.csv'], rules: { 'applicant-total': 'off' } }];
      const cwd = folder({ [name]: { overrides }, 'a.csv': 'bad.csv', 'b.csv': 'bad.csv' });
      expect(await found(['.'], cwd)).toEqual([
        'a.csv applicant-total error',
        'a.csv outcome-total error',
        'b.csv outcome-total error',
      ]);
    },
  };

  test.each(Object.keys(schema.properties))('%s', async (key) => {
    expect(keys[key], 'has no test').toBeDefined();
    await keys[key]!();
  });

  const overridden: Readonly<Record<string, unknown>> = {
    form: 'cn-ogi-2019',
    year: 2024,
    blank: 'unknown',
    rules: { 'noted-count': 'off' },
  };
  const overridable = Object.entries(schema.properties.overrides.items.properties).filter(([, one]) => one !== false);

  test.each(overridable.map(([key]) => key).filter((key) => key !== 'files'))('%s in overrides', async (key) => {
    expect(overridden[key], 'has no test').toBeDefined();
    const cwd = folder({ [name]: { overrides: [{ files: ['b/**'], [key]: overridden[key] }] } });
    const at = key === 'rules' ? 'rules/noted-count' : key;
    const value = key === 'rules' ? 'off' : overridden[key];
    expect(await held(at, ['b/1.csv'], cwd)).toEqual([value, `${name}:1`]);
    expect((await held(at, ['a/1.csv'], cwd))[1]).toBe('default');
  });

  test('a rule of a form of your own can be set, and so can its form', async () => {
    const config = { forms: ['own.json'], form: 'own', rules: { 'own-total': 'info' } };
    const cwd = folder({ [name]: config, 'own.json': own, 'a.csv': 'bad.csv' });
    expect(await found(['.'], cwd)).toContain('a.csv own-total info');
    expect((await run(['a.csv', '--rule', 'own-total=off', '--form', 'cn-ogi'], cwd)).exitCode).toBe(1);
  });

  test('blanks that are unknown are named so, as they are in verbose arithmetic and on the page', async () => {
    const cwd = folder({ [name]: { blank: 'unknown' }, 'a.csv': cases });
    const { stdout } = await run(['a.csv', '--verbose'], cwd);
    expect(stdout).toContain('未按 0 计');
    expect(stdout).toMatch(/1（结果维持 1 \+ 结果纠正 \?|\?（/);
    expect((await run(['convert', 'a.csv', '--to', 'html'], cwd)).stdout).toContain('不能按 0 计');
  });
});

describe('which configuration', () => {
  test('the nearest above each file, whatever the current folder', async () => {
    const cwd = folder({
      [name]: { rules: { 'applicant-total': 'warning' } },
      '甲/1.csv': 'bad.csv',
      [`乙/${name}`]: { rules: { 'outcome-total': 'off' } },
      '乙/深/1.csv': 'bad.csv',
    });
    const expected = [
      '乙/深/1.csv applicant-total error',
      '甲/1.csv applicant-total warning',
      '甲/1.csv outcome-total error',
    ];
    expect(await found(['.'], cwd)).toEqual(expected);
    const elsewhere = scratch();
    const absolute = await found([`${cwd}/甲`, `${cwd}/乙`], elsewhere);
    expect(absolute.map((line) => line.slice(cwd.length + 1))).toEqual(expected);
  });

  test('--config for every file, --no-config for none', async () => {
    const cwd = folder({
      [name]: { rules: { 'outcome-total': 'off' } },
      'a.csv': 'bad.csv',
      'c.json': { strict: true },
    });
    expect(await found(['a.csv', '--no-config'], cwd)).toHaveLength(2);
    expect(await found(['a.csv', '--config', 'c.json'], cwd)).toHaveLength(2);
    expect(await held('strict', ['a.csv', '--config', 'c.json'], cwd)).toEqual([true, 'c.json:1']);
  });

  test('standard input goes by its name, else by the current folder', async () => {
    const cwd = folder({ [name]: { year: 2022 }, [`b/${name}`]: { year: 2023 } });
    expect(await found(['-'], cwd)).toEqual(['<stdin> year-mismatch warning']);
    expect(await found(['-', '--stdin-filename', 'b/1.csv'], cwd)).toEqual([]);
  });

  test('what holds for the run comes from the folder that its files have in common', async () => {
    const cwd = folder({
      '甲/1.csv': 'warned.csv',
      '甲/2.csv': 'good.csv',
      [`甲/${name}`]: { failOn: 'warning' },
      '乙/1.csv': 'good.csv',
    });
    expect((await run(['甲/1.csv', '甲/2.csv'], cwd)).exitCode).toBe(1);
    const both = await run(['甲', '乙'], cwd);
    expect(both.exitCode).toBe(0);
    expect(both.stderr).toContain(`甲/${name}:1：failOn 作用于整次运行`);
    expect((await run(['甲', '乙', '--fail-on', 'warning'], cwd)).stderr).toBe('');
  });

  test('none of the files that it is read from is a report', async () => {
    const cwd = folder({
      [name]: { extends: 'base.json', forms: ['own.json'] },
      'base.json': {},
      'own.json': own,
      'a.csv': 'good.csv',
    });
    expect(await paths(['.'], cwd)).toEqual(['a.csv']);
    expect(await paths(['*'], cwd)).toEqual(['a.csv']);
    expect(await paths(['.', '--no-config'], cwd)).toEqual(['a.csv', 'base.json', 'own.json']);
    expect(await paths(['.', '--no-config', '--form', './own.json'], cwd)).toEqual(['a.csv', 'base.json']);
  });

  test('a folder of its name is passed over', async () => {
    const cwd = folder({ [`${name}/a.csv`]: 'good.csv', 'b.csv': 'good.csv' });
    expect((await run(['b.csv'], cwd)).exitCode).toBe(0);
  });

  test.each(['utf-16', 'bom', 'gb18030'])('an editor may save it as %s', async (encoding) => {
    const text = '{ "ignore": ["a"] }';
    const bytes = {
      'utf-16': Buffer.from(`\ufeff${text}`, 'utf16le'),
      bom: Buffer.from(`\ufeff${text}`),
      gb18030: Buffer.concat([
        Buffer.from('{ "ignore": ["'),
        Buffer.from([0xb2, 0xdd, 0xb8, 0xe5]),
        Buffer.from('"] }'),
      ]),
    }[encoding]!;
    const cwd = folder({ [name]: bytes, '草稿/1.csv': 'good.csv', 'a/1.csv': 'good.csv' });
    expect(await paths(['.'], cwd)).toEqual([encoding === 'gb18030' ? 'a/1.csv' : '草稿/1.csv']);
  });
});

describe('commands about one file', () => {
  const cwd = () =>
    folder({ [`b/${name}`]: { lang: 'en', year: 2022, rules: { 'outcome-total': 'off' } }, 'b/1.csv': 'bad.csv' });

  test('convert takes language, forms and year', async () => {
    const { stdout } = await run(['convert', 'b/1.csv', '--to', 'html'], cwd());
    expect(stdout).toContain('lang="en"');
    const untitled = folder({ [name]: { year: 2022 }, 'a.csv': cases });
    expect(JSON.parse((await run(['convert', 'a.csv', '--to', 'json'], untitled)).stdout).year).toBe(2022);
  });

  test('fix takes language and rules', async () => {
    const { stdout } = await run(['fix', 'b/1.csv', '--format', 'json'], cwd());
    expect(stdout).not.toContain('outcome-total');
    expect((await run(['fix', 'b/1.csv'], cwd())).stdout).toContain('Suggested numbers');
  });

  test('annotate takes language and rules', async () => {
    const root = cwd();
    const { stdout } = await run(['annotate', 'b/1.csv'], root);
    expect(stdout).toContain('wrote b/1.checked.xlsx');
  });

  test('new takes language and form, its own option first', async () => {
    const sheet = async (...argv: string[]) => {
      const root = folder({
        [name]: { lang: 'en', forms: ['own.json'], form: 'own' },
        'own.json': { ...own, source: 'x' },
      });
      return (await run(['new', '--year', '2025', ...argv], root)).stdout;
    };
    expect(await sheet()).toMatch(/^wrote .*xlsx \(x\)\n/);
    expect(await sheet('--form', 'cn-ogi-2021', '--lang', 'zh')).toContain('国办公开办函〔2021〕30号');
    expect(await sheet('--form', './own.json')).toContain('--form ./own.json');
  });

  test('explain takes the language of the current folder', async () => {
    expect((await run(['explain', 'blank-count'], join(cwd(), 'b'))).stdout).toContain('warning');
  });
});

describe('extends', () => {
  test('the file beats what it extends, rule by rule, also what that says for some files', async () => {
    const cwd = folder({
      [name]: { extends: ['a.json', 'b.json'], rules: { 'noted-count': 'error' } },
      'a.json': { year: 2021, rules: { 'noted-count': 'off', 'blank-count': 'off', 'dashed-count': 'off' } },
      'b.json': {
        year: 2022,
        overrides: [{ files: ['*.csv'], rules: { 'noted-count': 'warning', 'blank-count': 'info' } }],
      },
    });
    expect(await held('year', ['1.csv'], cwd)).toEqual([2022, 'b.json:1']);
    expect(await held('rules/noted-count', ['1.csv'], cwd)).toEqual(['error', `${name}:1`]);
    expect(await held('rules/blank-count', ['1.csv'], cwd)).toEqual(['info', 'b.json:1']);
    expect(await held('rules/dashed-count', ['1.csv'], cwd)).toEqual(['off', 'a.json:1']);
  });

  test('paths and globs start from the file in which they stand', async () => {
    const cwd = folder({
      '市/base.json': { forms: ['own.json'], ignore: ['县/草稿/*', '样表.csv'] },
      '市/own.json': own,
      [`市/县/${name}`]: { extends: '../base.json', ignore: ['!留下/样表.csv'] },
      '市/县/草稿/1.csv': 'good.csv',
      '市/县/样表.csv': 'good.csv',
      '市/县/留下/样表.csv': 'good.csv',
    });
    expect(await paths(['市'], cwd)).toEqual(['市/县/留下/样表.csv']);
    expect((await run(['--print-config', '市/县/1.csv'], cwd)).stdout).toContain('市/base.json:1');
  });

  test('one file by two ways is no circle', async () => {
    const cwd = folder({
      [name]: { extends: ['a.json', 'b.json'] },
      'a.json': { extends: 'c.json' },
      'b.json': { extends: 'c.json' },
      'c.json': { year: 2020 },
    });
    expect(await held('year', ['1.csv'], cwd)).toEqual([2020, 'c.json:1']);
  });

  test.each([
    ['not there', { extends: 'no.json' }, '1:12 /extends: no.json：找不到这个文件，请检查路径和文件名'],
    ['a circle', { extends: `./${name}` }, `1:12 /extends: 循环引用：${name} → ${name}`],
    ['a form that is not there', { forms: ['no.json'] }, '1:11 /forms/0: no.json：找不到这个文件，请检查路径和文件名'],
    ['a form that is none', { forms: ['x.json'] }, '1:11 /forms/0: x.json 不是有效的报表定义：'],
    ['wrong itself', { extends: 'x.json' }, '配置文件 x.json 有误：'],
  ])('%s', async (_, config, expected) => {
    const cwd = folder({ [name]: config, 'x.json': { id: 1 }, 'a.csv': 'good.csv' });
    const { stderr, exitCode } = await run(['a.csv'], cwd);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(expected);
  });

  test('a tree of them has an end', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`${index}.json`, { extends: Array(9).fill(`${index + 1}.json`) }]),
    );
    const cwd = folder({ ...files, '20.json': {}, 'a.csv': 'good.csv' });
    const { stderr, exitCode } = await run(['a.csv', '--config', '0.json'], cwd);
    expect([exitCode, stderr.includes('超过 100 个文件')]).toEqual([2, true]);
  });
});

describe('globs', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['草稿', ['草稿', '草稿/1.csv', '乡镇/草稿/1.csv'], ['草稿2', '草稿.csv']],
    ['*草稿*', ['草稿2.csv', '乡镇/旧草稿/1.csv'], ['乡镇/1.csv']],
    ['草稿/', ['草稿/1.csv', '乡镇/草稿/1.csv'], ['草稿箱/1.csv']],
    ['乡镇/**', ['乡镇/1.csv', '乡镇/溪口镇/1.csv'], ['县/乡镇/1.csv']],
    ['/乡镇', ['乡镇/1.csv'], ['县/乡镇/1.csv']],
    ['./乡镇/*.csv', ['乡镇/1.csv'], ['乡镇/深/1.csv', '乡镇/1.xlsx']],
    ['**/2019/**', ['2019/1.csv', 'a/b/2019/c/1.csv'], ['2019.csv']],
    ['{甲,乙}/*.csv', ['甲/1.csv', '乙/1.csv'], ['丙/1.csv']],
    ['年报(1).csv', ['年报(1).csv', 'a/年报(1).csv'], ['年报1.csv.bak']],
    ['a/年报[1].csv', ['a/年报[1].csv', 'a/年报1.csv'], ['年报[1].csv']],
    ['*.csv', ['1.csv', '../外/1.csv', '.隐.csv'], ['1.xlsx']],
    ['../外/*', ['../外/1.csv'], ['外/1.csv', '../1.csv']],
  ])('%s', (glob, inside, outside) => {
    const names = globMatcher([glob]);
    for (const path of inside) expect([path, names(path)]).toEqual([path, { index: 0, isNegated: false }]);
    for (const path of outside) expect([path, names(path)]).toEqual([path, undefined]);
  });

  test('the last that names a path decides', () => {
    const names = globMatcher(['草稿', '!草稿/定稿.csv', '**/*.bak']);
    expect(names('草稿/1.csv')).toEqual({ index: 0, isNegated: false });
    expect(names('草稿/定稿.csv')).toEqual({ index: 1, isNegated: true });
    expect(names('草稿/定稿.bak')).toEqual({ index: 2, isNegated: false });
  });

  test('an archive that is named is opened; of one that is found, what is ignored is left out', async () => {
    const cwd = scratch();
    cpSync('fixtures/cli/archive', cwd, { recursive: true });
    const [archive] = await paths(['.'], cwd);
    const member = archive!.slice(archive!.lastIndexOf('/') + 1);
    writeFileSync(join(cwd, name), JSON.stringify({ ignore: [member] }));
    expect(await paths(['.'], cwd)).not.toContain(archive);
    writeFileSync(join(cwd, name), JSON.stringify({ ignore: ['*.zip'] }));
    expect(await paths(['.'], cwd)).toEqual([]);
    expect(await paths(['各局年报.zip'], cwd)).toContain(archive);
  });

  test('nothing left: why, and how many', async () => {
    const cwd = folder({ [name]: { ignore: ['*'] }, 'a.csv': 'good.csv', 'b.csv': 'good.csv' });
    const { stderr, exitCode } = await run(['.', '--lang', 'en'], cwd);
    expect([exitCode, stderr.split('\n')[0]]).toEqual([
      2,
      'report-lint: found no file to check: . (2 skipped by ignore in the configuration)',
    ]);
    expect(await paths(['.', 'a.csv'], cwd)).toEqual(['a.csv']);
    expect((await run(['.', 'a.csv', '--verbose'], cwd)).stderr).toContain('按配置的 ignore 跳过了 1 个文件');
  });
});

describe('what is wrong', () => {
  const other =
    '1:1: this is not a configuration of this program, most of its keys are unknown: check the name of the file';

  test.each([
    ['[]', other],
    ['{ "colour": true }', other],
    ['{ "year": 23 }', '1:11 /year: expected at least 1900, found 23'],
    ['{ "year": 2023.5 }', '1:11 /year: expected a whole number or null, found 2023.5'],
    ['{ "lang": "cn" }', '1:11 /lang: expected "zh" or "en", found "cn"'],
    ['{ "blank": "Unknown" }', '1:12 /blank: expected "zero" or "unknown", found "Unknown"; did you mean "unknown"'],
    ['{ "strict": "yes" }', '1:13 /strict: expected true or false, found "yes"'],
    ['{ "extends": "" }', '1:14 /extends: this is empty'],
    ['{ "ignore": [1] }', '1:14 /ignore/0: expected a string, found 1'],
    [
      '{ "rules": { "blank-count": "warn" } }',
      '1:29 /rules/blank-count: expected "error", "warning", "info" or "off", found "warn"; did you mean "warning"',
    ],
    [
      '{ "rules": { "blank-count": ["off"] } }',
      '1:29 /rules/blank-count: expected "error", "warning", "info" or "off", found a list',
    ],
    ['{ "fail-on": "error" }', '1:3 /fail-on: unknown key "fail-on"; did you mean "failOn"'],
    ['{ "ignorePatterns": [] }', '1:3 /ignorePatterns: unknown key "ignorePatterns"; did you mean "ignore"'],
    ['{ "year": 2023, "lang": "zh", "colour": true }', '1:31 /colour: unknown key "colour"'],
    ['{ "overrides": [{ "year": 2023 }] }', '1:17 /overrides/0: lacks "files"'],
    [
      '{ "overrides": [{ "files": ["a"], "yaer": 1 }] }',
      '1:35 /overrides/0/yaer: unknown key "yaer"; did you mean "year"',
    ],
    ['{ "year": 2023,\n  "year": 2024 }', '2:3 /year: duplicate key, first at 1:3'],
    ['{ "year": 2023 // 年度\n  "lang": "zh" }', '2:3: not valid JSON: expected a comma or }'],
    ['{ /* 没有收尾\n "year": 2023 }', '1:3: this comment lacks its closing */'],
    ['{ "ignore": ["a",,] }', '1:18: not valid JSON: expected a value'],
    ['', '1:1: not valid JSON: expected a value, but the file ends'],
  ])('%s', (text, expected) => {
    expect(refusal(text)).toBe(expected);
  });

  test('a text in no encoding, a file beyond all reason', async () => {
    const cwd = folder({
      'a.csv': 'good.csv',
      'x.json': new Uint8Array([0x7b, 0xff, 0x80, 0x7d]),
      'y.json': ' '.repeat(2 ** 20 + 1),
    });
    expect((await run(['a.csv', '--config', 'x.json'], cwd)).stderr).toContain('请另存为 UTF-8');
    expect((await run(['a.csv', '--config', 'y.json'], cwd)).stderr).toContain('不像是配置文件');
  });
});

function refusal(text: string): string | undefined {
  try {
    readConfig(text);
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return error.text.en;
    throw error;
  }
}

test('JSON with comments and commas reads as the JSON without', () => {
  const blank = fc.constantFrom('', ' ', '\n', '// 一行 "}\n', '/* 一段\n*/', '/**/ ', '\t\r\n');
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.infiniteStream(blank), fc.boolean(), (value, blanks, comma) => {
      const next = () => blanks.next().value;
      const list = (parts: readonly string[]) =>
        parts.join(`${next()},${next()}`) + (comma && parts.length > 0 ? `${next()},` : '') + next();
      const print = (one: unknown): string => {
        if (Array.isArray(one)) return `[${next()}${list(one.map(print))}]`;
        if (one === null || typeof one !== 'object') return JSON.stringify(one);
        const members = Object.entries(one).map(
          ([key, part]) => `${JSON.stringify(key)}${next()}:${next()}${print(part)}`,
        );
        return `{${next()}${list(members)}}`;
      };
      const text = next() + print(value) + next();
      expect(toPlainValue(parseTree(text, 'jsonc'))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
    runs(100, 300),
  );
});

test('of the layers that cover a file the last one to set a value holds', () => {
  const ids = ['a', 'b', 'c'];
  const level = fc.constantFrom<Level>('error', 'warning', 'info', 'off');
  const layer = fc.record({
    appliesTo: fc.boolean(),
    year: fc.option(fc.integer(), { nil: undefined }),
    rules: fc.dictionary(fc.constantFrom(...ids), level),
  });
  const defaults = {
    lang: 'zh',
    failOn: 'error',
    maxWarnings: null,
    strict: false,
    baseline: null,
    roster: null,
    form: null,
    year: null,
    blank: 'zero',
  } as const;
  fc.assert(
    fc.property(fc.array(layer, { maxLength: 5 }), (all) => {
      const layers = all.map(({ appliesTo, year, rules }, line): Layer => {
        const values = { rules, ...(year !== undefined && { year }) };
        return { values, appliesTo: () => appliesTo, origin: () => ({ path: 'x', line }) };
      });
      const settings = resolveSettings(defaults, layers, 'f');
      const last = all.findLastIndex(({ appliesTo, year }) => appliesTo && year !== undefined);
      expect(settings.year).toEqual(
        last < 0 ? { value: null, from: 'default' } : { value: all[last]!.year, from: { path: 'x', line: last } },
      );
      for (const id of ids) {
        const set = all.findLastIndex(({ appliesTo, rules }) => appliesTo && rules[id] !== undefined);
        expect(settings.rules[id]?.value).toBe(all[set]?.rules[id]);
      }
    }),
  );
});

describe.each(languages)('what init writes in %s', (language) => {
  const text = template(language, rules);
  const isCode = (line: string) => /^ {2}\/\/ (?:[ \]}]|"[^"]+": )/.test(line);
  const uncommented = (lines: readonly string[]) =>
    lines.map((line) => (isCode(line) ? line.replace('// ', '') : line));
  /** Each key with its comment: the lines between two blank lines. */
  const blocks = text.slice(2, -2).split(/\n\n/).slice(1);

  test('says nothing until it is edited', () => {
    expect(readConfig(text).config).toEqual({});
  });

  test('has every key, and every rule with its default', () => {
    const { config } = readConfig(uncommented(text.split('\n')).join('\n'));
    expect(['$schema', ...Object.keys(config)]).toEqual(Object.keys(schema.properties));
    expect(config.rules).toEqual(Object.fromEntries(rules.map(({ id, severity }) => [id, severity])));
  });

  test.each(blocks.map((block) => [/"([^"]+)"/.exec(block)![1]!, block]))('%s alone is valid', (key, block) => {
    const { config } = readConfig(`{\n${uncommented(block.split('\n')).join('\n')}\n}`);
    expect(Object.keys(config)).toEqual([key]);
    const { default: value } = {
      default: undefined,
      ...(schema.properties as Record<string, { default?: unknown }>)[key],
    };
    if (value !== undefined) expect(config[key as keyof typeof config]).toEqual(value);
  });

  test('without its // every default is what holds anyway', async () => {
    const lines = blocks.filter((block) => !/"(?:extends|ignore|forms|overrides|lang)": /.test(block));
    const cwd = folder({ 'c.json': `{\n${uncommented(lines.join('\n').split('\n')).join('\n')}\n}` });
    const values = async (...argv: string[]) => {
      const { stdout } = await run(['--print-config', '1.csv', '--format', 'json', ...argv], cwd);
      const { configuration: _, ...all } = JSON.parse(stdout);
      return JSON.stringify(all, (key, value) => (key === 'from' ? undefined : value));
    };
    expect(await values('--config', 'c.json')).toBe(await values('--no-config'));
  });

  test('is explained in the manual, key by key', () => {
    const manual = readFileSync(`docs/configuration${language === 'zh' ? '.zh-CN' : ''}.md`, 'utf8');
    for (const key of Object.keys(schema.properties)) expect(manual).toContain(`## \`${key}\``);
    for (const [, example] of manual.matchAll(/^```jsonc\n([\s\S]*?)^```/gm)) expect(refusal(example!)).toBeUndefined();
  });
});

test('init names no schema where there is none', async () => {
  const cwd = folder({ '1.csv': 'good.csv' });
  await run(['init'], cwd);
  expect(readFileSync(join(cwd, name), 'utf8')).not.toContain('schema.json');
});

test('init keeps in force what was in force, and completes where the schema is at hand', async () => {
  const cwd = folder({
    [name]: { year: 2022 },
    'node_modules/report-lint/schemas/config.schema.json': {},
    '乡/1.csv': 'good.csv',
  });
  const { stdout, exitCode } = await run(['init', '--lang', 'en'], join(cwd, '乡'));
  expect(exitCode).toBe(0);
  expect(stdout).toContain(`it extends ../${name}`);
  const { config } = readConfig(readFileSync(join(cwd, '乡', name), 'utf8'));
  expect(config).toEqual({
    $schema: '../node_modules/report-lint/schemas/config.schema.json',
    extends: `../${name}`,
  });
  expect(await held('year', ['乡/1.csv'], cwd)).toEqual([2022, `${name}:1`]);
});
