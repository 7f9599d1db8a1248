import { describe, expect, test } from 'vitest';
import { readReports } from '../../src/lint.ts';
import type { Grid } from '../../src/model/document.ts';
import { UserError } from '../../src/model/errors.ts';
import { readJson } from '../../src/readers/json/index.ts';

const read = (text: string) => readJson(new TextEncoder().encode(text), 'a.json').blocks;

function refusal(text: string, language: 'zh' | 'en' = 'en'): string[] {
  try {
    read(text);
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    expect(error.code).toBe('invalid');
    return error.text[language].split('\n');
  }
}

/** The rows of a grid, cells joined by commas. */
const tidy = (block: unknown) => (block as Grid).rows.map(({ cells }) => cells.map((cell) => cell?.text).join());

const report = `{
  "organization": "甲局", "year": 2023,
  "editions": { "requests": "2021" },
  "tables": {
    "requests": {
      "received": { "natural-person": 2, "commercial": null, "total": { "text": "2件", "number": 2, "unit": "件" } }
    }
  }
}`;

/** A report with this one value. */
const valued = (value: string) => `{"tables":{"requests":{"received":{"total":${value}}}}}`;

describe('a report becomes the tidy shape', () => {
  test('a header, then a row a value, in the order of the file', () => {
    expect(read(report).map(tidy)).toEqual([
      [
        'organization,year,edition,table,row,column,value',
        '甲局,2023,2021,requests,received,natural-person,2',
        '甲局,2023,2021,requests,received,commercial,',
        '甲局,2023,2021,requests,received,total,2件',
      ],
    ]);
  });

  test('each cell has the place of what it was taken from', () => {
    const [, row] = (read(report)[0] as Grid).rows;
    expect(row?.cells.map((cell) => [cell?.place.pointer, cell?.place.line, cell?.place.character])).toEqual([
      ['/organization', 2, 19],
      ['/year', 2, 33],
      ['/editions/requests', 3, 29],
      ['/tables/requests', 5, 5],
      ['/tables/requests/received', 6, 7],
      ['/tables/requests/received/natural-person', 6, 21],
      ['/tables/requests/received/natural-person', 6, 39],
    ]);
  });

  test('a list gives a grid each; what is not stated is empty, whose it is stands without a figure too', () => {
    const list = `[{"organization":"甲局","tables":{}}, {"year":null,"tables":{"cases":{"reconsideration":{"total":1}}}}]`;
    expect(read(list).map(tidy)).toEqual([
      ['organization,year,edition,table,row,column,value', '甲局,'],
      ['organization,year,edition,table,row,column,value', ',,,cases,reconsideration,total,1'],
    ]);
  });

  test('ids are free on another form', () => {
    expect(tidy(read('{"form":"my-form","tables":{"t/1":{"r":{"c":5}}}}')[0])[1]).toBe(',,,t/1,r,c,5');
  });

  test('sections are paragraphs, in the order of the file', () => {
    const text = `{"sections":[{"number":1,"heading":"总体情况","text":"甲。\\n\\n乙。"},{"number":null,"heading":"存在的问题"},
      {"number":12,"heading":"六、其他"}],"tables":{},"organization":"甲局"}`;
    const blocks = read(text).map((block) => (block.kind === 'grid' ? 'grid' : [block.text, block.place.pointer]));
    expect(blocks).toEqual([
      ['一、总体情况', '/sections/0/heading'],
      ['甲。', '/sections/0/text'],
      ['乙。', '/sections/0/text'],
      ['存在的问题', '/sections/1/heading'],
      ['六、其他', '/sections/2/heading'],
      'grid',
    ]);
  });
});

describe('numbers are read as written, not as floats', () => {
  test.each([
    ['2', '2'],
    ['-0', '0'],
    ['1e3', '1000'],
    ['1.50', '1.5'],
    ['-1.5E-2', '-0.015'],
    ['9007199254740993', '9007199254740993'],
    ['0.1234567890123456789012', '0.1234567890123456789012'],
    ['1e309', `1${'0'.repeat(309)}`],
  ])('%s', (literal, number) => {
    const cell = (read(valued(literal))[0] as Grid).rows[1]?.cells[6];
    expect([cell?.text, cell?.stored]).toEqual([literal, { number }]);
  });

  test('of an object the text is shown and the number stored', () => {
    const cell = (read(valued('{"text":"约20","number":20}'))[0] as Grid).rows[1]?.cells[6];
    expect([cell?.text, cell?.stored]).toEqual(['约20', { number: '20' }]);
  });

  test('a dash or unreadable text has no number', () => {
    expect((read(valued('{"text":"/"}'))[0] as Grid).rows[1]?.cells[6]?.stored).toBeUndefined();
  });

  test.each(['1e401', '-1e-99999999999', '9'.repeat(501)])('%.20s is refused', (literal) => {
    expect(refusal(valued(literal))).toEqual([
      `1:44 /tables/requests/received/total: the number ${literal.slice(0, 30)} is too large or has too many digits`,
    ]);
  });
});

describe('what is not a report', () => {
  test.each([
    [
      'a value of another kind',
      valued('true'),
      '1:44 /tables/requests/received/total: expected a number, null or {text} object, found true',
    ],
    ['an object without its text', valued('{"number":1}'), '1:44 /tables/requests/received/total: lacks "text"'],
    [
      'a misspelt column',
      '{"tables":{"requests":{"received":{"naturalPerson":1}}}}',
      '1:36 /tables/requests/received/naturalPerson: unknown key "naturalPerson"; did you mean "natural-person"',
    ],
    [
      'a row that has parts',
      '{"tables":{"requests":{"unavailable":{"total":1}}}}',
      '1:24 /tables/requests/unavailable: unknown key "unavailable"; known "unavailable.not-held", "unavailable.needs-creation", "unavailable.unclear"',
    ],
    [
      'a table of another form',
      '{"tables":{"hearings":{}}}',
      '1:12 /tables/hearings: unknown key "hearings"; known "disclosure", "requests", "cases"',
    ],
    [
      'an unknown edition',
      '{"tables":{},"editions":{"cases":"2020"}}',
      '1:34 /editions/cases: expected "2019", "2021" or null, found "2020"',
    ],
    ['a year in words', '{"tables":{},"year":"2023"}', '1:21 /year: expected a whole number or null, found "2023"'],
    ['a table that is a list', '{"tables":{"cases":[]}}', '1:20 /tables/cases: expected an object, found a list'],
    ['an empty list', '[]', '1:1: the list is empty'],
    ['one report of a list without tables', '[{"tables":{}},{"year":2023}]', '1:16 /1: lacks "tables"'],
    ['a key twice', '{"tables":{},\n "tables":{}}', '2:2 /tables: duplicate key, first at 1:2'],
    [
      'some other JSON',
      '{"name":"x","version":"1.0.0"}',
      'not a report: no "tables"; report-lint convert --to json writes one to compare with',
    ],
    ['a lone value', '12', 'not a report: no "tables"; report-lint convert --to json writes one to compare with'],
  ])('%s', (_, text, expected) => {
    expect(refusal(text)).toEqual([expected]);
  });

  test('in Chinese', () => {
    expect(refusal(valued('true'), 'zh')).toEqual([
      '1:44 /tables/requests/received/total: 应为数字、null 或 {text} 对象，实为 true',
    ]);
  });

  test('every fault in the order of the file, but no more than ten', () => {
    const rows = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'].map((id) => `"${id}":{}`);
    const lines = refusal(`{"tables":{"requests":{${rows.join()}}}}`);
    expect([lines.length, lines[0], lines.at(-1)]).toEqual([
      11,
      '1:24 /tables/requests/a: unknown key "a"',
      'and 2 more',
    ]);
  });

  test('a key named like a part of JavaScript is a key', () => {
    expect(refusal('{"tables":{},"__proto__":1}')).toEqual([
      '1:14 /__proto__: unknown key "__proto__"; known "form", "organization", "year", "editions", "tables", "sections"',
    ]);
  });
});

describe('what is not JSON', () => {
  test.each([
    ['{"tables":{}', '1:13: not valid JSON: expected a comma or }, but the file ends'],
    ['{"tables":\n{"cases" {}}}', '2:10: not valid JSON: expected a colon, but found {'],
    ['{"tables":{},}', '1:14: not valid JSON: expected a key in double quotes, but found }'],
    ['{tables:{}}', '1:2: not valid JSON: expected a key in double quotes, but found tables'],
    ['[1 2]', '1:4: not valid JSON: expected a comma or ], but found 2'],
    ['[01]', '1:2: not valid JSON: expected a value, but found 01'],
    ['[NaN]', '1:2: not valid JSON: expected a value, but found NaN'],
    ["['a']", "1:2: not valid JSON: expected a value, but found '"],
    ['{} {}', '1:4: not valid JSON: expected the end of the file, but found {'],
    ['["a\n"]', '1:2: this string lacks its closing double quote'],
    [
      '["a\tb"]',
      '1:4: not valid JSON: expected the control character escaped (such as \\t), but found a control character',
    ],
    [
      '["\\x"]',
      '1:3: not valid JSON: expected an escape (\\" \\\\ \\/ \\b \\f \\n \\r \\t, or \\u and four hex digits), but found \\',
    ],
    ['['.repeat(10_000), '1:101: nested more than 100 deep'],
    ['{"a":'.repeat(10_000), '1:501: nested more than 100 deep'],
  ])('%.20s', (text, expected) => {
    expect(refusal(text)).toEqual([expected]);
  });

  test('lines count however they end', () => {
    expect(refusal('{\r\n"a"\r:\n}')).toEqual(['4:1: not valid JSON: expected a value, but found }']);
  });
});

test('a report in GB18030 behind no mark is read as well', () => {
  const head = new TextEncoder().encode('{"tables":{},"organization":"');
  const bytes = new Uint8Array([...head, 0xb9, 0xe6, 0xd5, 0xc2, ...new TextEncoder().encode('"}')]);
  expect(readJson(bytes, 'a.json').blocks).toHaveLength(1);
});

test('the same report twice in a list is two reports', async () => {
  const reports = await readReports(new TextEncoder().encode(`[${report},${report}]`), { path: 'a.json' });
  expect(reports.map(({ organization }) => organization)).toEqual(['甲局', '甲局']);
});
