import { expect, test } from 'vitest';
import { forms, lint, type Report, readReports } from '../../src/lint.ts';
import type { Form } from '../../src/model/form.ts';
import { readJson } from '../../src/readers/json/index.ts';
import { json } from '../../src/writers/json.ts';
import { distinct, figuresOf } from '../support/make/figures.ts';
import { withPlainRows } from '../support/plain-rows.ts';
import { utf8 } from '../support/utf8.ts';

const [form] = forms as [Form];

/** A report in one line. */
const lineOf = (organization: string, seed = 1, year: number | null = 2023) =>
  JSON.stringify({ form: form.family, organization, year, tables: distinct(form, seed) });

const path = 'all.ndjson';
const reportsIn = (text: string) => readReports(utf8(text), { path });
const problemIn = async (text: string) => (await lint(utf8(text), { path })).problem?.message;

test.each([
  ['LF', '\n'],
  ['CRLF', '\r\n'],
  ['CR', '\r'],
  ['blank lines', '\n \n\n'],
])('a file with a report a line is a list of reports: %s', async (_, end) => {
  const reports = await reportsIn([lineOf('甲局'), lineOf('乙局', 5, null), lineOf('丙局', 9)].join(end) + end);
  expect(reports.map(({ organization, year }) => [organization, year])).toEqual([
    ['甲局', 2023],
    ['乙局', null],
    ['丙局', 2023],
  ]);
  expect(reports.map(figuresOf)).toEqual([1, 5, 9].map((seed) => distinct(form, seed)));
});

test('what convert writes of each report gives the same report', async () => {
  const text = `${lineOf('甲局')}\n${lineOf('乙局', 7)}\n`;
  const reports = await reportsIn(text);
  const written = reports.map((one) => JSON.stringify(JSON.parse(json([one]))));
  const again = await reportsIn(written.join('\n'));
  const facts = ({ organization, year, family }: Report) => [organization, year, family];
  expect(again.map(facts)).toEqual(reports.map(facts));
  expect(again.map(figuresOf)).toEqual(reports.map(figuresOf));
});

test('a place is a line of the file, and a pointer into the value there', () => {
  const [, second] = readJson(utf8(`${lineOf('甲局')}\n\n${lineOf('乙局')}`), path).blocks;
  expect(second!.place).toEqual({ path, pointer: '', line: 3, character: 1 });
  const [, part] = readJson(utf8(`${lineOf('甲局')}\n${lineOf('乙局')}`), path, undefined, { lines: 40 }).blocks;
  expect(part!.place.line).toBe(42);
});

test('some of the lines, even one, are read as they are in the whole file', () => {
  const lines = ['甲局', '乙局', '丙局'].map((name, index) => lineOf(name, index));
  const whole = withPlainRows(readJson(utf8(lines.join('\n')), path)).blocks;
  const parts = lines.map((line, index) => readJson(utf8(line), path, undefined, { lines: index }));
  expect(parts.flatMap((part) => withPlainRows(part).blocks)).toEqual(whole);
});

test.each([
  ['no JSON', '{"tables":{,}}', '3:12: not valid JSON'],
  [
    'no value of a report',
    '{"tables":{"requests":{"received":{"total":"3"}}}}',
    '3:44 /tables/requests/received/total: expected',
  ],
  ['of a year that no report has', lineOf('乙局', 3, 3000), '3:45 /year: expected at most 2999'],
  ['of an exponent too large', lineOf('乙局').replace(/\d+\}/, '1e999}'), 'is too large'],
  ['like the one before, with more behind it', `${lineOf('乙局')}]`, '3:'],
  ['another object', '{"name":"甲局"}', 'not a report: no "tables"'],
])('a line that is %s is an error that names the line', async (_, wrong, message) => {
  expect((await problemIn(`${lineOf('甲局')}\n\n${wrong}\n${lineOf('乙局')}\n`))?.en).toContain(message);
});

test('one JSON text of several lines is one report, and lines of other objects are none', async () => {
  const laidOut = JSON.stringify(JSON.parse(lineOf('甲局')), null, 2);
  expect((await reportsIn(laidOut)).map(figuresOf)).toEqual([distinct(form)]);
  expect((await problemIn('{"a":1}\n{"a":2}\n'))?.en).toContain('2:1: not valid JSON');
});

test('more lines than are read at once are too large', async () => {
  const { problem } = await lint(utf8('{"tables":{}}\n'.repeat(2001)), { path });
  expect(problem?.code).toBe('too-large');
});
