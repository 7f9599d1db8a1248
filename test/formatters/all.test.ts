import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { fileFormatters, formatters, longFormatters } from '../../src/formatters/index.ts';
import type { FileResult, Result } from '../../src/model/result.ts';
import { languages } from '../../src/model/text.ts';
import {
  bytesOf,
  everything,
  hostile,
  hostileName,
  judgeEverything,
  resultOf,
  unchecked,
  written,
} from '../support/results.ts';

type Name = Parameters<typeof written>[0];

/** Every finding that a format names, as rule and file; where it lists mistakes, how many there are. */
const named: Readonly<Partial<Record<Name, (text: string) => string[]>>> = {
  json: (text) => JSON.parse(text).files.flatMap(ofFile),
  ndjson: (text) =>
    text
      .trimEnd()
      .split('\n')
      .flatMap((line) => ofFile(JSON.parse(line))),
  compact: (text) => text.trimEnd().split('\n').flatMap(ofLine),
  sarif: (text) =>
    JSON.parse(text).runs[0].results.map(
      ({ ruleId, locations: [{ physicalLocation }] }: SarifResult) =>
        `${ruleId} ${decodeURIComponent(physicalLocation.artifactLocation.uri)}`,
    ),
  junit: (text) =>
    [...text.matchAll(/<testcase classname="[^"]*" name="([\w-]+)[^"]*" file="([^"]*)" time="0">/g)].map(
      ([, rule, file]) => `${rule} ${file}`,
    ),
  gitlab: (text) =>
    JSON.parse(text).map(
      ({ check_name, location }: { check_name: string; location: { path: string } }) =>
        `${check_name} ${location.path}`,
    ),
  github: (text) => [
    ...[...text.matchAll(/^::\w+ file=([^,]*),(?:line=\d+,)?title=(?:\S+ )?([\w-]+)(?: \([\w-]+\))?::/gm)].map(
      ([, file, rule]) => `${rule} ${file}`,
    ),
    ...[...text.matchAll(/^· (.*)$/gm)].flatMap(([, line]) => ofLine(line!)),
  ],
};

interface SarifResult {
  readonly ruleId: string;
  readonly locations: readonly [{ readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } }];
}

interface FileJson {
  readonly path: string;
  readonly problem: object | null;
  readonly diagnostics: readonly { readonly rule: string }[];
}

function ofFile({ path, problem, diagnostics }: FileJson): string[] {
  return [...(problem ? [`cannot-check ${path}`] : []), ...diagnostics.map(({ rule }) => `${rule} ${path}`)];
}

function ofLine(line: string): string[] {
  const [, path, severity, rule = severity] =
    /^([^:]*)(?::[^: ]+)?: ([a-z-]+): .*?(?: \[([\w-]+)\])?$/.exec(line) ?? [];
  return [`${severity === 'cannot-check' ? severity : rule} ${path}`];
}

/** Formats of findings alone, in which a file that is incomplete is one more. */
const noted: readonly string[] = ['compact', 'github', 'gitlab', 'junit'];

const texts = [formatters, longFormatters, fileFormatters].flatMap((some) => Object.keys(some)) as Name[];
let all: Result;
beforeAll(async () => {
  all = resultOf(await everything());
});

describe('one run', () => {
  test('has every kind of finding', () => {
    const { errors, warnings, infos, open, incomplete, cannotCheck } = all.summary;
    expect([errors, warnings, infos, open, incomplete, cannotCheck].every((count) => count > 0)).toBe(true);
    const culprits = all.files.flatMap(({ reports }) => reports.flatMap((one) => one.culprits));
    expect(new Set(culprits.map(({ certainty }) => certainty))).toEqual(new Set(['only', 'likely', 'possible']));
  });

  test.each(Object.keys(named) as Name[])('%s names every finding', async (name) => {
    const expected = [...all.files.flatMap(ofFile), ...(noted.includes(name) ? ['incomplete part.csv'] : [])];
    expect(named[name]!(await written(name, all)).sort()).toEqual(expected.sort());
  });

  test.each(languages)('the lists stand for as many, in %s', async (language) => {
    const found = all.files.flatMap(({ diagnostics }) => diagnostics).length;
    const [, ...records] = parse(await written('csv', all, { language }), { bom: true }) as string[][];
    expect(records.reduce((sum, record) => sum + Number(record[11]), 0)).toBe(found);
    const table = (await written('markdown', all, { language })).match(/^\| (?!:|级别|Severity)/gm);
    // A file that could not be checked has no table.
    expect(table).toHaveLength(records.length - 1);
  });

  test('people are told the same numbers by each: what one mistake broke is one', async () => {
    const { errors, warnings, infos, open } = all.summary;
    expect(errors + warnings + infos + open).toBe(all.files.flatMap(({ diagnostics }) => diagnostics).length);
    const [, ...records] = parse(await written('csv', all), { bom: true }) as string[][];
    const rows = (severity: string) => records.filter((record) => record[3] === severity).length;
    expect(rows('错误')).toBeLessThan(errors);
    const told = `${rows('错误')} 处错误、${rows('提醒')} 处提醒、${rows('提示')} 处提示、${rows('未核对')} 处未核对`;
    for (const name of ['pretty', 'markdown', 'html'] as const) expect(await written(name, all)).toContain(told);
  });
});

/** A document of each format, small enough to be read; `UPDATE=1 npm test` writes them. */
describe('a small run', () => {
  const documents: Readonly<Partial<Record<Name, string>>> = {
    compact: 'compact.txt',
    sarif: 'sarif.json',
    junit: 'junit.xml',
    github: 'github.txt',
    gitlab: 'gitlab.json',
    markdown: 'markdown.md',
    csv: 'corrections.csv',
  };

  test.each(Object.keys(documents) as Name[])('as %s', async (name) => {
    const document = new URL(`../../fixtures/formats/${documents[name]}`, import.meta.url);
    const few = ['很可能.csv', '扫描件.pdf', 'warned.csv'];
    const text = await written(name, resultOf(all.files.filter(({ path }) => few.includes(path))));
    if (process.env.UPDATE) writeFileSync(document, text);
    else expect(text).toBe(readFileSync(document, 'utf8'));
  });
});

describe('two runs', () => {
  let again: Result;
  beforeAll(async () => {
    again = resultOf((await judgeEverything()).toReversed());
  });

  test.each(texts)('%s: the same bytes, whatever the order of the files', async (name) => {
    expect(await written(name, again)).toBe(await written(name, all));
  });

  test('xlsx: the same bytes', async () => {
    expect(Buffer.from(await bytesOf(again)).equals(Buffer.from(await bytesOf(all)))).toBe(true);
  });
});

describe('names and figures that would be obeyed', () => {
  let files: FileResult[];
  let result: Result;
  beforeAll(async () => {
    files = [await hostile(), unchecked(`x${hostileName}`)];
    result = resultOf(files);
  });

  test('stand in what was found', () => {
    expect(files[0]!.diagnostics.map(({ message }) => message.zh).join()).toContain('=1+1|<i>x</i>&\u001b[31m');
  });

  test.each(texts.filter((name) => name !== 'pretty'))('%s holds no character that nobody sees', async (name) => {
    const text = await written(name, result);
    // The mark at the start tells Excel that a CSV is UTF-8.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be there
    const unseen = /[\0-\x08\v\f\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|(?!^)\ufeff|\p{Cs}/u;
    expect(text).not.toMatch(unseen);
  });

  test.each(['compact', 'ndjson'] as const)('%s: a line stays a line', async (name) => {
    const lines = (await written(name, result)).trimEnd().split('\n');
    const findings = result.files.flatMap(({ diagnostics }) => diagnostics).length;
    expect(lines).toHaveLength(name === 'ndjson' ? 2 : findings + 1);
  });
});
