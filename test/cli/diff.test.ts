import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { languages } from '../../src/model/text.ts';
import { bad, good, runIn, screenIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';

const fixtures = new URL('../../fixtures/cli/diff/', import.meta.url).pathname;

/** A folder with the reports of the transcript. */
function folder(): string {
  const cwd = scratch();
  cpSync(fixtures, cwd, { recursive: true });
  return cwd;
}

const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema(JSON.parse(readFileSync('schemas/result.schema.json', 'utf8')), 'result.schema.json');
const validate = ajv.compile(JSON.parse(readFileSync('schemas/diff.schema.json', 'utf8')));

/** Compares as JSON, which has to be as its schema says. */
async function compare(cwd: string, before: string, after: string) {
  const { stdout, exitCode } = await runIn(cwd, 'diff', before, after, '--format', 'json');
  const json = JSON.parse(stdout);
  validate(json);
  expect(validate.errors).toBeNull();
  expect(json.summary.exitCode).toBe(exitCode);
  return json;
}

describe('as JSON', () => {
  test.each([
    ['报送', '重报'],
    ['溪口镇2020.md', '溪口镇2022.md'],
    ['报送/青石镇.txt', '重报/青石镇.docx'],
  ])('%s and %s: as the schema says, and the summary counts what is listed', async (before, after) => {
    const { summary, differences, sides } = await compare(fixtures, before, after);
    type Listed = { figures: []; text: []; notCompared: { cells: [] }[]; findings: Record<string, []> };
    const sum = (count: (one: Listed) => number) =>
      differences.reduce((all: number, one: Listed) => all + count(one), 0);
    expect(summary).toMatchObject({
      compared: differences.length,
      figures: sum(({ figures }) => figures.length),
      text: sum(({ text }) => text.length),
      gone: sum(({ findings }) => findings.gone!.length),
      remaining: sum(({ findings }) => findings.remaining!.length),
      added: sum(({ findings }) => findings.added!.length),
      notCompared: sum(({ notCompared }) => notCompared.flatMap(({ cells }) => cells).length),
      onlyBefore: sides.before.unmatched.length,
      onlyAfter: sides.after.unmatched.length,
    });
  });

  test('a correction has both places, both figures, and the findings that it clears', async () => {
    const { differences } = await compare(fixtures, '报送/溪口镇.html', '重报/溪口镇.txt');
    expect(differences).toMatchObject([
      {
        before: { path: '报送/溪口镇.html', format: 'html', organization: '溪口镇', year: 2023 },
        after: { path: '重报/溪口镇.txt', format: 'text' },
        figures: [
          {
            cell: 'requests/granted/total',
            before: { value: 44, text: '44', location: { table: 2, row: 6, column: 10 } },
            after: { value: 40, text: '40', location: { line: 99 } },
          },
        ],
        findings: {
          gone: [{ rule: 'applicant-total' }, { rule: 'outcome-total' }],
          remaining: [{ rule: 'case-total' }],
          added: [],
        },
        text: [{ section: 5, before: { text: expect.stringContaining('12期') } }],
      },
    ]);
  });
});

test('an archive, and a list of several bodies, are compared body by body', async () => {
  const cwd = scratch();
  writeFileSync(join(cwd, 'a.zip'), zipSync({ '商务局.csv': good, '教育局.csv': bad }));
  const reports = await Promise.all(
    [good, String(bad).replace('（二）部分公开,,12', '（二）部分公开,,13')].map(async (text, index) => {
      writeFileSync(join(cwd, `${index}.csv`), text);
      return JSON.parse((await runIn(cwd, 'convert', `${index}.csv`, '--to', 'json')).stdout);
    }),
  );
  writeFileSync(join(cwd, 'b.json'), JSON.stringify(reports));
  const { summary, differences } = await compare(cwd, 'a.zip', 'b.json');
  expect(summary).toMatchObject({ compared: 2, onlyBefore: 0, onlyAfter: 0, exitCode: 0 });
  expect(differences.map((one: { before: { path: string } }) => one.before.path)).toEqual([
    'a.zip/商务局.csv',
    'a.zip/教育局.csv',
  ]);
});

test('long lists are compared part by part as they are when read whole, also if their figures are plain', async () => {
  const cwd = scratch();
  writeFileSync(join(cwd, 'good.csv'), good);
  const { stdout } = await runIn(cwd, 'convert', 'good.csv', '--to', 'tidy');
  const [header, ...rows] = stdout.trim().split(/\r?\n/);
  const list = (change: (row: string, body: number) => string) => {
    const bodies = [1, 2, 3, 4, 5].flatMap((body) =>
      rows.map((row) => change(row.replace(/^[^,]*/, `第${body}局`), body)),
    );
    return [header, ...bodies].join('\n');
  };
  writeFileSync(
    join(cwd, 'a.csv'),
    list((row) => row),
  );
  writeFileSync(
    join(cwd, 'b.csv'),
    list((row, body) => (body === 4 ? row.replace(/(requests,received,total),\d+/, '$1,999') : row)),
  );
  const argv = ['diff', 'a.csv', 'b.csv', '--lang', 'zh'];
  const whole = await runIn(cwd, ...argv);
  const screen = screenIn(cwd);
  await main(argv, { ...screen.io, listSizes: { whole: 1, part: { bytes: 1, reports: 2 } } });
  expect(screen.stdout).toBe(whole.stdout);
  expect(whole.stdout).toMatch(/^第4局 2023年度[\s\S]*数据改动 1\n.*→ 999\n/);
  expect(whole.stdout).toContain('比对 5 份报告，1 份有改动');
});

test('one side may be standard input', async () => {
  const cwd = folder();
  const screen = screenIn(cwd);
  const stdin = (async function* () {
    yield readFileSync(join(cwd, '报送/溪口镇.html'));
  })();
  expect(await main(['diff', '-', '重报/溪口镇.txt', '--lang', 'en'], { ...screen.io, stdin })).toBe(0);
  expect(screen.stdout).toContain('溪口镇 2023  <stdin> → 重报/溪口镇.txt');
});

test('what a folder has beside reports is counted on stderr', async () => {
  const cwd = folder();
  writeFileSync(join(cwd, '重报/通知.txt'), '请各单位于月底前报送。');
  writeFileSync(join(cwd, '重报/盖章.png'), '');
  const { stderr } = await runIn(cwd, 'diff', '报送', '重报', '--lang', 'zh');
  expect(stderr).toBe(
    '跳过 2 个文件：没有年报内容 1 个、类型不支持 1 个（重报/盖章.png）；其中如有报告，请用（或索取）Word、Excel 文件\n',
  );
});

describe('files', () => {
  const formats = ['pretty', 'markdown', 'json', 'html'];
  const outputs = formats.flatMap((name) => ['--format', `${name}=${name}.${name === 'pretty' ? 'txt' : name}`]);

  test('all formats in one run; an earlier one is replaced, an edited one only with --force', async () => {
    const cwd = folder();
    const [before, after] = ['报送/柳河镇.txt', '重报/柳河镇.html'] as const;
    const write = (...options: string[]) => runIn(cwd, 'diff', before, after, ...outputs, ...options, '--lang', 'zh');
    expect(await write()).toMatchObject({
      exitCode: 0,
      stdout: '',
      stderr: '已写出 pretty.txt、markdown.markdown、json.json、html.html\n',
    });
    const again = await runIn(cwd, 'diff', after, before, ...outputs);
    expect(again.stderr).toMatch(/^已写出/);
    for (const name of ['pretty.txt', 'markdown.markdown', 'html.html']) {
      writeFileSync(join(cwd, name), `${readFileSync(join(cwd, name), 'utf8')}改\n`);
      const refused = await write();
      expect(refused.stderr, name).toContain(name);
      expect(refused.stderr, name).toContain('--force');
      await write('--force');
    }
  });

  test('no output replaces a report that is compared, and none is read as one', async () => {
    const cwd = folder();
    const before = readFileSync(join(cwd, '报送/溪口镇.html'));
    const onto = ['--format', 'html=报送/溪口镇.html'];
    for (const argv of [
      ['报送', '重报', ...onto],
      ['报送/溪口镇.html', '重报/溪口镇.txt', ...onto, '--force'],
    ]) {
      expect((await runIn(cwd, 'diff', ...argv)).exitCode).toBe(2);
      expect(readFileSync(join(cwd, '报送/溪口镇.html'))).toEqual(before);
    }
    await runIn(cwd, 'diff', '报送', '重报', '--format', 'html=报送/比对.html', '--format', 'json=报送/比对.json');
    const { sides } = await compare(cwd, '报送', '重报');
    expect(sides.before).toMatchObject({ reports: 3, failed: [] });
  });

  test('a page has no scripts, and nothing of a report is markup or a command of a terminal in any format', async () => {
    const cwd = scratch();
    const hostile = '<img src=x onerror=alert(1)>|`a`\u001b[2J\u202e';
    writeFileSync(join(cwd, 'x.csv'), good);
    const report = JSON.parse((await runIn(cwd, 'convert', 'x.csv', '--to', 'json')).stdout);
    for (const [name, words] of Object.entries({ a: '公开及时。', b: `公开${hostile}。` })) {
      const sections = [{ number: 1, heading: '一、总体情况', text: words }];
      writeFileSync(join(cwd, `${name}.json`), JSON.stringify({ ...report, sections }));
    }
    for (const name of formats) {
      const { stdout } = await runIn(cwd, 'diff', 'a.json', 'b.json', '--format', name);
      expect(stdout, name).toContain('onerror');
      for (const invisible of ['\u001b', '\u202e']) expect(stdout, name).not.toContain(invisible);
      if (name !== 'json' && name !== 'pretty') expect(stdout, name).not.toMatch(/<img|<script/);
    }
  });
});

test.each(languages)('the page shows what the program says, %s', async (language) => {
  const page = readFileSync(`docs/diff${language === 'zh' ? '.zh-CN' : ''}.md`, 'utf8');
  const [, sample = ''] = /^```text\n([\s\S]*?)^```$/m.exec(page) ?? [];
  const { stdout } = await runIn(fixtures, 'diff', '报送/溪口镇.html', '重报/溪口镇.txt', '--lang', language);
  expect(sample).not.toBe('');
  expect(stdout.startsWith(sample)).toBe(true);
});

test.each([
  ['zh', '比对 1 份报告，没有差别；1 份的文字未比对。\n'],
  ['en', '1 report compared, no difference; the text of 1 report not compared.\n'],
])('the last line says that a text was not compared, %s', async (language, line) => {
  const cwd = folder();
  await runIn(cwd, 'convert', '报送/柳河镇.txt', '--to', 'tidy', '-o', '柳河镇.csv');
  const { stdout } = await runIn(cwd, 'diff', '报送/柳河镇.txt', '柳河镇.csv', '--lang', language);
  expect(stdout.endsWith(line)).toBe(true);
});
