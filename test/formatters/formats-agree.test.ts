import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { results } from '../../src/artifacts/recognise.ts';
import { formatterNames } from '../../src/formatters/index.ts';
import type { Verdict } from '../../src/model/result.ts';
import { bad, good, runIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';

/** Reads the verdict of each file out of every format of one run and its receipt, and the counts that it gives. */

const text = good.toString();
const files: Readonly<Record<string, string | Buffer>> = {
  'good.csv': good,
  'bad.csv': bad,
  'blank-total.csv': text
    .replace('商务局', '审计局')
    .replace('^2,0,1,0,3', '2,0,1,0,')
    .replace('2,0,1,0,3', '2,0,1,0,'),
  'unread.csv': text.replace('商务局', '民政局').replace('（一）予以公开,,6', '（一）予以公开,,约6'),
  'gap.csv': text.replace('商务局', '财政局').replace('（一）予以公开,,6', '（一）予以公开,,'),
  'noted.csv': text.replace('商务局', '水务局').replace(',126,', ',126件,'),
  'damaged.xlsx': 'PK\u0003\u0004 and no more',
};

const verdictOf: Readonly<Record<string, Verdict>> = {
  需更正: 'fail',
  核对通过: 'pass',
  部分未核对: 'incomplete',
  未能核对: 'cannot-check',
};

type Verdicts = Record<string, string>;

/** Returns verdicts from formats that know findings alone: a file without any has passed. */
function fromMarks(marks: Iterable<readonly [file: string, mark: string]>): Verdicts {
  const of = Object.fromEntries(Object.keys(files).map((file) => [file, 'pass']));
  const weights = ['pass', 'fail', 'incomplete', 'cannot-check'];
  for (const [file, mark] of marks) {
    const verdict = weights.includes(mark) ? mark : mark === 'error' ? 'fail' : 'pass';
    if (weights.indexOf(verdict) > weights.indexOf(of[file]!)) of[file] = verdict;
  }
  return of;
}

const severities: Readonly<Record<string, string>> = { 错误: 'error' };
const fromRows = (rows: readonly (readonly [string, string])[]) =>
  fromMarks(rows.map(([file, word]) => [file, verdictOf[word] ?? severities[word] ?? word]));

interface Sarif {
  readonly invocations: readonly [{ readonly toolExecutionNotifications: readonly Located[] }];
  readonly results: readonly (Located & { readonly level: string; readonly suppressions?: readonly unknown[] })[];
}
interface Located {
  readonly descriptor?: { readonly id: string };
  readonly locations: readonly [{ readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } }];
}
const fileOf = ({ locations: [{ physicalLocation }] }: Located) => physicalLocation.artifactLocation.uri;

const read: Readonly<Record<string, (content: string) => Verdicts>> = {
  json: (content) =>
    Object.fromEntries(JSON.parse(content).files.map(({ path, verdict }: Verdicts) => [path, verdict])),
  ndjson: (content) =>
    Object.fromEntries(
      content
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line))
        .map(({ path, verdict }) => [path, verdict]),
    ),
  compact: (content) =>
    fromMarks([...content.matchAll(/^([^:]+)(?::[^: ]+)?: ([a-z-]+): /gm)].map(([, file, mark]) => [file!, mark!])),
  sarif: (content) => {
    const [{ invocations, results }] = JSON.parse(content).runs as [Sarif];
    return fromMarks([
      ...invocations[0].toolExecutionNotifications.map(
        (one) => [fileOf(one), one.descriptor!.id === 'incomplete' ? 'incomplete' : 'cannot-check'] as const,
      ),
      ...results.filter(({ suppressions }) => !suppressions?.length).map((one) => [fileOf(one), one.level] as const),
    ]);
  },
  junit: (content) =>
    fromMarks(
      [...content.matchAll(/file="([^"]+)" time="0"><(failure|error) type="([^"]+)"/g)].map(([, file, kind, type]) => [
        file!,
        kind === 'failure' ? 'fail' : type === 'incomplete' ? 'incomplete' : 'cannot-check',
      ]),
    ),
  github: (content) =>
    fromMarks(
      [...content.matchAll(/^::(\w+) file=([^,]+),(?:line=\d+,)?title=([\w-]+)/gm)].map(([, level, file, title]) => [
        file!,
        ['incomplete', 'cannot-check'].includes(title!) ? title! : level!,
      ]),
    ),
  gitlab: (content) =>
    fromMarks(
      JSON.parse(content).map(
        ({ check_name, severity, location }: { check_name: string; severity: string; location: { path: string } }) => [
          location.path,
          severity === 'major' ? 'error' : check_name,
        ],
      ),
    ),
  csv: (content) =>
    fromRows((parse(content, { bom: true }) as string[][]).slice(1).map((record) => [record[2]!, record[3]!])),
  markdown: (content) =>
    fromRows([
      ...content.split(/^### /m).flatMap((part) => {
        const [file] = part.split(/ · |\n/);
        return [...part.matchAll(/^\| ([^|:]+) \|/gm)].map(([, word]) => [file!, word!] as const);
      }),
      ...[...content.matchAll(/^- \*\*(.+?)\*\*/gm)].map(([, file]) => [file!, '未能核对'] as const),
    ]),
  html: (content) =>
    fromMarks(
      [...content.matchAll(/^<tr data-body=\S+ data-verdict=([\w-]+).*/gm)].map(([row, verdict]) => [
        Object.keys(files).find((file) => row.includes(`>${file}<`))!,
        verdict!,
      ]),
    ),
};

async function listed(path: string): Promise<Verdicts> {
  const workbook = await new ExcelJS.Workbook().xlsx.readFile(path);
  const rows: [string, string][] = [];
  workbook.worksheets[0]!.eachRow((row, index) => {
    if (index > 1) rows.push([row.getCell(3).text, row.getCell(4).text]);
  });
  return fromRows(rows);
}

/** Counts the files by verdict, from the sentence that sums up. */
const told = (content: string) =>
  Object.fromEntries(
    Object.entries(verdictOf).map(([word, verdict]) => [
      verdict,
      Number(new RegExp(`(\\d+) 个${word}`).exec(content)?.[1] ?? 0),
    ]),
  );
const tiles = (content: string) =>
  Object.fromEntries(
    [...content.matchAll(/<li data-verdict="?([\w-]+)"? .*?<b>(\d+)<\/b>/g)].map(([, verdict, count]) => [
      verdict,
      Number(count),
    ]),
  );

const expected = {
  'good.csv': 'pass',
  'bad.csv': 'fail',
  'blank-total.csv': 'fail',
  'unread.csv': 'fail',
  'gap.csv': 'fail',
  'noted.csv': 'pass',
  'damaged.xlsx': 'cannot-check',
};

/** The formats that are read in a way of their own below. */
const readApart: readonly string[] = ['xlsx', 'pretty'];

test.each(formatterNames)('%s has its section, its mark and its part here', (name) => {
  const page = readFileSync(new URL('../../docs/output-formats.md', import.meta.url), 'utf8');
  const missing = {
    'a section in docs/output-formats.md': !new RegExp(`^## ${name}$`, 'm').test(page),
    'an entry in the table of src/artifacts/': !(name in results),
    'a way to read its verdicts in `read` of this file': !(name in read) && !readApart.includes(name),
  };
  expect(Object.keys(missing).filter((what) => missing[what as keyof typeof missing])).toEqual([]);
});

describe.each([
  ['', expected],
  ['--strict', expected],
  ['--quiet', expected],
  ['--verbose --config blank.json', { ...expected, 'gap.csv': 'incomplete' }],
  ['--rule unreadable-count=warning', { ...expected, 'unread.csv': 'incomplete' }],
])('report-lint FILE... %s', (options, verdicts) => {
  test('says the same in every format', async () => {
    const cwd = scratch();
    for (const [name, content] of Object.entries(files)) writeFileSync(join(cwd, name), content);
    writeFileSync(join(cwd, 'blank.json'), '{ "blank": "unknown" }');
    const outputs = [...Object.keys(read), ...readApart].flatMap((name) => ['--format', `${name}=out-${name}.${name}`]);
    const { exitCode } = await runIn(
      cwd,
      ...Object.keys(files),
      ...outputs,
      ...['--receipt', 'receipt.json', '--lang', 'zh'],
      ...options.split(' ').filter(Boolean),
    );
    const content = (name: string) => readFileSync(join(cwd, `out-${name}.${name}`), 'utf8');
    const said = Object.fromEntries(Object.entries(read).map(([name, of]) => [name, of(content(name))]));
    expect({ ...said, xlsx: await listed(join(cwd, 'out-xlsx.xlsx')) }).toEqual(
      Object.fromEntries([...Object.keys(read), 'xlsx'].map((name) => [name, verdicts])),
    );

    const counts: Record<Verdict, number> = { fail: 0, pass: 0, incomplete: 0, 'cannot-check': 0 };
    for (const verdict of Object.values(verdicts)) counts[verdict as Verdict]++;
    const { summary } = JSON.parse(content('json'));
    const { passed, failed, incomplete, cannotCheck } = summary;
    expect({ pass: passed, fail: failed, incomplete, 'cannot-check': cannotCheck }).toEqual(counts);
    for (const name of ['pretty', 'markdown']) expect(told(content(name))).toEqual(counts);
    expect(tiles(content('html'))).toEqual(counts);

    const receipt = JSON.parse(readFileSync(join(cwd, 'receipt.json'), 'utf8'));
    expect(receipt.result).toBe('cannot-check');
    expect(Object.fromEntries(receipt.files.map(({ path, verdict }: Verdicts) => [path, verdict]))).toEqual(verdicts);
    expect([exitCode, summary.exitCode]).toEqual([2, 2]);
  });
});
