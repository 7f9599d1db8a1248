import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readForm } from '../../src/config/custom-form.ts';
import { formatterNames } from '../../src/formatters/index.ts';
import { UserError } from '../../src/model/errors.ts';
import { good, runIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';

const said = (name: string) => ({ zh: name, en: name });
const line = (id: string) => ({ id, label: id, en: id });

/** A small valid form: two tables, the second with the edition of the first. */
function small() {
  const table = (id: string) => ({
    id,
    name: said(id),
    section: 1,
    width: 3,
    labelWidth: 1,
    blocks: [{ columns: [line('one'), line('two')], rows: [line('part'), line('whole')] }],
  });
  const sum = (id: string, each: 'row' | 'column', left: string, right: string) => ({
    id,
    title: said(id),
    source: 'own',
    severity: 'warning',
    table: 'first',
    each,
    left: { name: said('left'), terms: [left] },
    right: { name: said('right'), terms: [right] },
  });
  return {
    id: 'own-1',
    family: 'own',
    edition: '1',
    title: said('own'),
    source: 'own',
    years: { from: 2021, to: null },
    reportTitles: ['年度报告'],
    period: '统计期限',
    sections: [{ number: 1, heading: '总体情况', aliases: [] }],
    tables: [table('first'), { ...table('second'), editionOf: 'first' }],
    relations: [sum('across', 'row', 'one', 'two'), sum('down', 'column', 'whole', 'part')],
  };
}

/** Returns the mistakes found in the form after a change. */
function refusal(change: (form: ReturnType<typeof small>) => void): readonly string[] {
  const form = small();
  change(form);
  try {
    readForm(JSON.stringify(form));
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.text.en.split('\n').map((one) => one.replace(/^\d+:\d+ /, ''));
  }
}

describe('a form of one’s own', () => {
  test('that makes sense is taken as it is', () => {
    expect(refusal(() => {})).toEqual([]);
    expect(readForm(JSON.stringify(small()))).toEqual(small());
  });

  test.each<[what: string, change: (form: ReturnType<typeof small>) => void, told: string]>([
    [
      'a relation of a table that is not there',
      ({ relations }) => (relations[0]!.table = 'frist'),
      '/relations/0/table: there is no "frist"; did you mean "first"',
    ],
    [
      'for each row, a term that is no column',
      ({ relations }) => (relations[0]!.left.terms = ['one', 'tow']),
      '/relations/0/left/terms/1: there is no "tow"',
    ],
    [
      'for each column, a term that is no row',
      ({ relations }) => (relations[1]!.right.terms = ['one']),
      '/relations/1/right/terms/0: there is no "one"',
    ],
    ['a relation twice', ({ relations }) => (relations[1]!.id = 'across'), '/relations/1/id: "across" is repeated'],
    ['a table twice', ({ tables }) => tables.push({ ...tables[1]! }), '/tables/2/id: "second" is repeated'],
    [
      'a table in a section that is not there',
      ({ tables }) => (tables[1]!.section = 2),
      '/tables/1/section: there is no section 2; sections has 1',
    ],
    [
      'a table in a section, where there are none',
      (form) => Object.assign(form, { sections: [], tables: form.tables.slice(0, 1) }),
      '/tables/0/section: there is no section 1; sections is empty',
    ],
    [
      'a table without a section, where there are some',
      ({ tables }) => Object.assign(tables[1]!, { section: undefined }),
      '/tables/1: lacks "section"',
    ],
    [
      'a block without a header that has two columns',
      ({ tables }) => Object.assign(tables[1]!.blocks[0]!, { headless: true }),
      '/tables/1/blocks/0/headless: a block without a header has one column, and is not "across"',
    ],
    [
      'the edition of a table that is not there',
      ({ tables }) => Object.assign(tables[1]!, { editionOf: 'frist' }),
      '/tables/1/editionOf: there is no "frist"; did you mean "first"',
    ],
    [
      'the edition of the table itself',
      ({ tables }) => Object.assign(tables[1]!, { editionOf: 'second' }),
      '/tables/1/editionOf: this is the table itself; name another one',
    ],
    [
      'a row twice',
      ({ tables }) => tables[0]!.blocks[0]!.rows.push(line('part')),
      '/tables/0/blocks/0/rows: "part" is repeated',
    ],
    [
      'a column twice',
      ({ tables }) => tables[0]!.blocks[0]!.columns.push(line('one')),
      '/tables/0/blocks/0/columns: "one" is repeated',
    ],
    [
      'a cell in two blocks',
      ({ tables }) => tables[0]!.blocks.push({ columns: [line('two')], rows: [line('whole')] }),
      '/tables/0/blocks/1: "whole/two" is repeated',
    ],
  ])('is refused with %s', (_, change, told) => {
    expect(refusal(change)).toEqual([told]);
  });

  test('may have a row in two blocks, under other columns', () => {
    expect(
      refusal(({ tables }) => tables[0]!.blocks.push({ columns: [line('three')], rows: [line('whole')] })),
    ).toEqual([]);
  });

  test('is named where it is wrong, in a configuration and behind --form', async () => {
    const cwd = scratch();
    writeFileSync(join(cwd, 'a.csv'), good);
    const { relations, ...form } = small();
    relations[0]!.table = 'frist';
    mkdirSync(join(cwd, 'forms'));
    writeFileSync(join(cwd, 'forms/own.json'), JSON.stringify({ ...form, relations }));
    writeFileSync(join(cwd, 'c.json'), '{ "forms": ["forms/own.json"] }');
    for (const given of ['--config=c.json', '--form=forms/own.json']) {
      const { exitCode, stderr } = await runIn(cwd, 'a.csv', given, '--lang', 'en');
      expect([exitCode, stderr]).toEqual([2, expect.stringContaining('forms/own.json is not a valid form')]);
      expect(stderr).toContain('/relations/0/table: there is no "frist"; did you mean "first"');
    }
  });
});

/** Keys that every object inherits. */
const inherited = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'];

describe.each(inherited)('a name that every object has, %s', (name) => {
  const folder = () => {
    const cwd = scratch();
    writeFileSync(join(cwd, 'a.csv'), good);
    return cwd;
  };

  test('is no rule, key, form or format', async () => {
    const cwd = folder();
    const configured = async (config: string) => {
      writeFileSync(join(cwd, 'c.json'), config);
      return runIn(cwd, 'a.csv', '--config', 'c.json', '--lang', 'en');
    };
    const runs = [
      [await runIn(cwd, 'a.csv', '--rule', `${name}=off`, '--lang', 'en'), `no rule ${name}`],
      [await runIn(cwd, 'a.csv', '--form', name, '--lang', 'en'), `no form ${name}`],
      [await runIn(cwd, 'a.csv', '--format', name, '--lang', 'en'), `“${name}”`],
      [await runIn(cwd, 'explain', name, '--lang', 'en'), `no rule ${name}`],
      [await configured(`{ "rules": { "${name}": "off" } }`), `no rule "${name}"`],
      [await configured(`{ "overrides": [{ "files": ["*"], "rules": { "${name}": "off" } }] }`), `no rule "${name}"`],
      [await configured(`{ "year": 2023, "lang": "en", "${name}": 1 }`), `unknown key "${name}"`],
      [await configured(`{ "form": "${name}" }`), `no form "${name}"`],
    ] as const;
    for (const [{ exitCode, stderr }, told] of runs) {
      expect([exitCode, stderr]).toEqual([2, expect.stringContaining(told)]);
    }
  });

  test('is no table, row, column or edition of JSON', async () => {
    const cwd = folder();
    const files = {
      'table.json': `{ "tables": { "${name}": {} } }`,
      'row.json': `{ "tables": { "requests": { "${name}": { "total": 1 } } } }`,
      'column.json': `{ "tables": { "requests": { "received": { "${name}": 1 } } } }`,
      'edition.json': `{ "editions": { "${name}": "2021" }, "tables": { "requests": { "received": { "total": 1 } } } }`,
    };
    for (const [file, text] of Object.entries(files)) writeFileSync(join(cwd, file), text);
    const { stdout } = await runIn(cwd, ...Object.keys(files), '--format', 'json', '--lang', 'en');
    for (const { problem } of JSON.parse(stdout).files) {
      expect(problem).toEqual({ code: 'invalid', message: expect.stringContaining(`unknown key "${name}"`) });
    }
  });

  test('is no table, row or column of tidy and wide CSV, and can be a body', async () => {
    const cwd = folder();
    await runIn(cwd, 'convert', 'a.csv', '--to', 'tidy', '-o', 'tidy.csv');
    const { stdout: whole } = await runIn(cwd, 'convert', 'a.csv', '--to', 'tidy');
    const [head = '', ...records] = whole.trim().split(/\r?\n/);
    const own = records.map((record) => record.replace(/^[^,]*/, name));
    const before = own[0]!.split(',').slice(0, 2).join();
    const strange = ['requests,received', `requests,${name}`, `${name},received`].map(
      (at, index) => `${before},${at},${index === 0 ? name : 'total'},3`,
    );
    writeFileSync(join(cwd, 'tidy.csv'), [head, ...own, ...strange].join('\n'));
    writeFileSync(
      join(cwd, 'wide.csv'),
      `organization,year,${name},requests/received/total,requests/${name}/total\n${name},2023,1,2,3\n`,
    );
    const { stdout } = await runIn(cwd, 'tidy.csv', 'wide.csv', '--format', 'json');
    const [tidy, wide] = JSON.parse(stdout).files;
    expect(tidy.reports).toMatchObject([{ organization: name, coverage: { cells: { read: 200, total: 200 } } }]);
    expect(wide.reports).toMatchObject([{ organization: name, coverage: { cells: { read: 1 } } }]);
    expect(Object.keys(wide.reports[0].tables.requests)).not.toContain(name);
  });

  test('is no rule and no figure of a baseline', async () => {
    const cwd = folder();
    const entry = { report: { organization: name, year: 2023 }, rule: name, cell: 'requests/received/total' };
    const figures = `{ "${name}": 1 }`;
    const text = JSON.stringify({ schemaVersion: 1, entries: [{ ...entry, figures: 0 }] }).replace(
      '"figures":0',
      `"figures":${figures}`,
    );
    writeFileSync(join(cwd, 'b.json'), text);
    const { exitCode, stderr } = await runIn(cwd, 'a.csv', '--baseline', 'b.json', '--lang', 'en');
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`there is no such rule: "${name}"`);
    expect(stderr).toContain(`there is no such cell: "${name}"`);
  });
});

test('a form of one’s own may call its relation, table, row and column constructor', async () => {
  const name = 'constructor';
  const form = small();
  const [relation] = form.relations;
  form.tables = [
    { ...form.tables[0]!, id: name, blocks: [{ columns: [line('one'), line(name)], rows: [line(name)] }] },
  ];
  form.relations = [{ ...relation!, id: name, table: name, right: { name: said('right'), terms: [name] } }];
  const cwd = scratch();
  writeFileSync(join(cwd, 'own.json'), JSON.stringify(form));
  const report = { organization: '甲', year: 2023, tables: { [name]: { [name]: { one: 1, [name]: 2 } } } };
  const records = [
    ['one', 1],
    [name, 2],
  ].map(([column, value]) => `甲,2023,${name},${name},${column},${value}\n`);
  writeFileSync(join(cwd, 'a.csv'), `organization,year,table,row,column,value\n${records.join('')}`);
  const lint = async (...given: string[]) => {
    const { stdout, exitCode } = await runIn(cwd, 'a.csv', '--form', 'own.json', '--format', 'json', ...given);
    const [{ reports, diagnostics }] = JSON.parse(stdout).files;
    return { tables: reports[0].tables, exitCode, found: diagnostics.map((one: { severity: string }) => one.severity) };
  };
  expect(await lint()).toEqual({ tables: report.tables, exitCode: 0, found: ['warning'] });
  expect(await lint('--rule', `${name}=error`)).toMatchObject({ exitCode: 1, found: ['error'] });
  expect(await lint('--rule', `${name}=off`)).toMatchObject({ exitCode: 0, found: [] });
  const formats = formatterNames.flatMap((one) => ['--format', `${one}=out.${one}`]);
  expect((await runIn(cwd, 'a.csv', '--form', 'own.json', ...formats, '--receipt', 'r.json')).exitCode).toBe(0);
});
