import { execFileSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, readlinkSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { rolldown } from 'rolldown';
import { describe, expect, test } from 'vitest';
import type { Line, Outcome } from '../../src/cli/fix/outcome.ts';
import { pretty } from '../../src/cli/fix/pretty.ts';
import { main } from '../../src/cli/main.ts';
import { correctionsOf, rewriting } from '../../src/corrections.ts';
import { replace } from '../../src/files/write.ts';
import { fixCsv } from '../../src/fixers/csv.ts';
import { fix, fixers } from '../../src/fixers/index.ts';
import { fixJson } from '../../src/fixers/json.ts';
import { coloured } from '../../src/formatters/paint.ts';
import { forms, lint, readReports } from '../../src/lint.ts';
import type { Stored } from '../../src/model/document.ts';
import { formCells } from '../../src/model/form.ts';
import { type Entry, entriesOf } from '../../src/model/report.ts';
import { readCsv } from '../../src/readers/csv/index.ts';
import { readJson } from '../../src/readers/json/index.ts';
import { assess } from '../../src/relations.ts';
import { tool } from '../../src/version.ts';
import { cellsOf, correction } from '../support/corrections.ts';
import { distinct, type Filled, figuresOf } from '../support/make/figures.ts';
import { asText, items, print, title } from '../support/make/printed.ts';
import { plainView } from '../support/plain-view.ts';
import { scratch } from '../support/scratch.ts';
import { utf8 } from '../support/utf8.ts';

const reports = new URL('../../fixtures/cli/reports/', import.meta.url).pathname;
const form = forms.find(({ edition }) => edition === '2021')!;
const readers = new URL('../../fixtures/readers/', import.meta.url).pathname;
const folder = scratch;

async function run(argv: readonly string[], cwd: string, input = '') {
  const out = { stdout: '', stderr: '' };
  const sink = (name: 'stdout' | 'stderr') => ({ write: (chunk: string | Uint8Array) => (out[name] += chunk) });
  const stdin = (async function* () {
    yield Buffer.from(input);
  })();
  const exitCode = await main(argv, { stdout: sink('stdout'), stderr: sink('stderr'), stdin, env: {}, cwd });
  return { exitCode, ...out };
}

describe('CSV', () => {
  function fixFields(bytes: Uint8Array, changes: Readonly<Record<string, string>>): Uint8Array {
    const cells = cellsOf(readCsv(bytes, ''));
    return fixCsv(
      bytes,
      Object.entries(changes).map(([at, to]) => correction(cells.get(at)!, to)),
    ).bytes;
  }

  test.each([
    ['commas', '项目,数\n新收,12件,3\n', '2:2', '项目,数\n新收,5,3\n'],
    ['quotes', '"项目","数"\r\n"新收","1,234","3"\r\n', '2:2', '"项目","数"\r\n"新收","5","3"\r\n'],
    ['blanks around', '项目, 数\n新收 , １２ , 3', '2:2', '项目, 数\n新收 ,5, 3'],
    ['blanks around quotes', '项目, "数"\n新收, "１２" ,3', '2:2', '项目, "数"\n新收,"5",3'],
    ['semicolons', '项目;数;注\n新收;1,5;a\n结转;2,5;b\n', '2:2', '项目;数;注\n新收;5;a\n结转;2,5;b\n'],
    ['tabs', '项目\t数\n新收\t 12 \n', '2:2', '项目\t数\n新收\t5\n'],
    ['a line that names the delimiter', 'sep=;\r\n项目;数\r\n新收;１\r\n', '2:2', 'sep=;\r\n项目;数\r\n新收;5\r\n'],
    ['line breaks in fields', '"项\r\n目",数\r\n"新\n\n收",１,2\r\n', '2:2', '"项\r\n目",数\r\n"新\n\n收",5,2\r\n'],
    ['old line ends', '项目,数\r新收,１\r结转,2', '2:2', '项目,数\r新收,5\r结转,2'],
    ['doubled quotes', '"""项""目",数\n新收,１', '2:2', '"""项""目",数\n新收,5'],
    ['stray quotes', '"甲"类,数\n新"收,１,2\n', '2:2', '"甲"类,数\n新"收,5,2\n'],
    ['empty lines and short records', '\n\n,,\n项目\n新收,１,\n,\n', '5:2', '\n\n,,\n项目\n新收,5,\n,\n'],
  ])('with %s', (_, source, at, expected) => {
    expect(new TextDecoder().decode(fixFields(utf8(source), { [at]: '5' }))).toBe(expected);
  });

  test('in any encoding, every other byte as it was', () => {
    const text = '项目,𠮷ñ,数\r\n新收,１２,３\r\n';
    const swapped = (bytes: Uint8Array) => bytes.map((_, i) => bytes[i % 2 === 0 ? i + 1 : i - 1]!);
    const wide = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
    // No encoder of the platform writes these.
    const known: Readonly<Record<string, number[]>> = {
      项: [0xcf, 0xee],
      目: [0xc4, 0xbf],
      数: [0xca, 0xfd],
      新: [0xd0, 0xc2],
      收: [0xca, 0xd5],
      𠮷: [0x95, 0x34, 0xb3, 0x33],
      ñ: [0x81, 0x30, 0x8a, 0x39],
      '１': [0xa3, 0xb1],
      '２': [0xa3, 0xb2],
      '３': [0xa3, 0xb3],
    };
    const encodings: readonly ((text: string) => Uint8Array)[] = [
      utf8,
      (text) => utf8(`\ufeff${text}`),
      (text) => wide(`\ufeff${text}`),
      (text) => swapped(wide(`\ufeff${text}`)),
      (text) => Uint8Array.from([...text].flatMap((character) => known[character] ?? [character.charCodeAt(0)])),
    ];
    for (const encode of encodings) {
      const fixed = fixFields(encode(text), { '2:2': '12', '2:3': '-3.5' });
      expect(fixed).toEqual(encode(text.replace('１２', '12').replace('３', '-3.5')));
    }
  });

  test.each(readdirSync(readers).filter((name) => name.endsWith('.csv')))('%s: only the field changes', (name) => {
    const bytes = new Uint8Array(readFileSync(readers + name));
    const [at, cell] = [...cellsOf(readCsv(bytes, ''))].filter(([, { text }]) => /^\d+$/.test(text)).at(-3)!;
    const fixed = fixFields(bytes, { [at]: '98765' });
    let start = 0;
    while (fixed[start] === bytes[start]) start++;
    let end = 0;
    while (fixed.at(-1 - end) === bytes.at(-1 - end)) end++;
    const unit = name.includes('utf-16') ? 2 : 1;
    expect(fixed.length - bytes.length).toBe(unit * (5 - cell.text.length));
    expect(fixed.length - end - start).toBeLessThanOrEqual(unit * 5);
    expect(fixFields(fixed, { [at]: cell.text })).toEqual(bytes);
  });

  test('whatever the fields, the others are the same', () => {
    const field = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom('1', '12件', '', ' ', '新收', '１', '甲 乙') },
      { weight: 1, arbitrary: fc.stringMatching(/^[a"甲\n ]{0,4}$/).map((text) => `"${text.replaceAll('"', '""')}"`) },
    );
    const end = fc.constantFrom('\n', '\r\n', '\r');
    const records = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(records, end, fc.boolean(), (rows, lineEnd, closed) => {
        const text = rows.map((fields) => fields.join(',')).join(lineEnd) + (closed ? lineEnd : '');
        const bytes = utf8(text);
        const before = cellsOf(readCsv(bytes, ''));
        const [first] = [...before].filter(([, cell]) => /^(?:1|12件|１)$/.test(cell.text));
        if (!first) return;
        const after = cellsOf(readCsv(fixFields(bytes, { [first[0]]: '77' }), ''));
        for (const [at, cell] of before) expect(after.get(at)?.text).toBe(at === first[0] ? '77' : cell.text);
      }),
    );
  });
});

test('JSON: only the values, layout kept', () => {
  const source = `\ufeff{ "organization": "甲局", "year": 2023,\r\n\t"tables" : { "requests": {\r\n  "received": { "natural-person":1.50,"commercial": null , "research": { "text": "１２件",\r\n "note": "甲" }, "total" : 3 } } } }\r\n`;
  const bytes = utf8(source);
  const cells = [...cellsOf(readJson(bytes, '')).values()];
  const { blocks } = readJson(bytes, '');
  const rows = blocks.flatMap((block) => (block.kind === 'grid' ? block.rows : []));
  const valueIn = (column: string) => rows.find(({ cells }) => cells[5]?.text === column)!.cells[6]!;
  expect(cells.length).toBeGreaterThan(0);
  const { bytes: fixed } = fixJson(bytes, [
    correction(valueIn('research'), '12'),
    correction(valueIn('natural-person'), '12345678901234567890'),
    correction(valueIn('commercial'), '0'),
  ]);
  expect(Buffer.from(fixed).toString()).toBe(
    source
      .replace('1.50', '12345678901234567890')
      .replace('null', '0')
      .replace('{ "text": "１２件",\r\n "note": "甲" }', '12'),
  );
});

test('a cell is corrected once, and a format without a fixer not at all', async () => {
  const bytes = utf8('项目,数\n新收,１２');
  const cell = cellsOf(readCsv(bytes, '')).get('2:2')!;
  const [one, two] = [correction(cell, '12'), correction(cell, '13')];
  const fixed = await fix('csv', bytes, [one, two]);
  expect(new TextDecoder().decode(fixed!.bytes)).toBe('项目,数\n新收,12');
  expect(fixed!.left.map(({ correction }) => correction)).toEqual([two]);
  await expect(fix('text', bytes, [one])).rejects.toThrow('plain text, which the program cannot change: correct it');
  await expect(fix('toString', bytes, [one])).rejects.toThrow('cannot change: correct it by hand');
  await expect(fix('doc', bytes, [one])).rejects.toThrow('cannot change: save it as .docx');
  await expect(fix('xls', bytes, [one])).rejects.toThrow('cannot change: save it as .xlsx');
  expect(Object.keys(fixers)).toEqual(['xlsx', 'docx', 'csv', 'json']);
});

describe('in place', () => {
  test('a file is replaced whole: mode kept, nothing left beside it', async () => {
    const to = folder();
    writeFileSync(`${to}/a.csv`, 'old', { mode: 0o640 });
    chmodSync(`${to}/a.csv`, 0o664);
    await replace({ file: `${to}/a.csv`, name: 'a.csv' }, utf8('old'), utf8('new'));
    expect(readFileSync(`${to}/a.csv`, 'utf8')).toBe('new');
    expect(statSync(`${to}/a.csv`).mode & 0o777).toBe(0o664);
    expect(readdirSync(to)).toEqual(['a.csv']);
  });

  test('through a link, the file that it leads to', async () => {
    const to = folder();
    writeFileSync(`${to}/a.csv`, 'old');
    symlinkSync('a.csv', `${to}/link.csv`);
    await replace({ file: `${to}/link.csv`, name: 'link.csv' }, utf8('old'), utf8('new'));
    expect(readlinkSync(`${to}/link.csv`)).toBe('a.csv');
    expect(readFileSync(`${to}/a.csv`, 'utf8')).toBe('new');
  });

  test('not when it has changed since, or is gone', async () => {
    const to = folder();
    writeFileSync(`${to}/a.csv`, 'odd');
    const refused = replace({ file: `${to}/a.csv`, name: 'a.csv' }, utf8('old'), utf8('new'));
    await expect(refused).rejects.toMatchObject({ text: { en: expect.stringContaining('has changed since') } });
    expect(readFileSync(`${to}/a.csv`, 'utf8')).toBe('odd');
    expect(readdirSync(to)).toEqual(['a.csv']);
    await expect(replace({ file: `${to}/b.csv`, name: 'b.csv' }, utf8('old'), utf8('new'))).rejects.toMatchObject({
      code: 'no-permission',
    });
  });

  const calls = {
    replace: 'await replace(target, read, content);',
    write: 'await write(target, content, { sources: [], force: true });',
    stream: 'const to = stream(target, { sources: [], force: true }); await to.write(content); await to.commit();',
  };

  test.each([
    ...(['writeFile', 'chmod', 'sync'] as const).flatMap((at) => [
      { at, call: calls.replace },
      { at, call: calls.write },
    ]),
    ...(['appendFile', 'chmod', 'sync'] as const).map((at) => ({ at, call: calls.stream })),
  ])('killed at $at, the original is whole: $call', async ({ at, call }) => {
    const to = folder();
    const original = 'x'.repeat(100_000);
    writeFileSync(`${to}/a.csv`, original);
    const bundle = await rolldown({ input: 'src/files/write.ts', platform: 'node' });
    await bundle.write({ file: `${to}/replace.mjs` });
    writeFileSync(
      `${to}/child.mjs`,
      `import { open, readFile } from 'node:fs/promises';
      import { replace, stream, write } from './replace.mjs';
      const file = ${JSON.stringify(`${to}/a.csv`)};
      const handle = await open(file);
      const prototype = Object.getPrototypeOf(handle);
      await handle.close();
      const whole = prototype.${at};
      prototype.${at} = async function (content = 0) {
        if (content.length) await this.write(content.subarray(0, content.length / 2));
        else await whole.call(this, content);
        process.kill(process.pid, 'SIGKILL');
        await new Promise(() => {});
      };
      const read = await import('node:fs').then(({ readFileSync }) => readFileSync(file));
      const [target, content] = [{ file, name: 'a.csv' }, Buffer.alloc(200_000, 'y')];
      ${call}`,
    );
    expect(() => execFileSync(process.execPath, [`${to}/child.mjs`], { stdio: 'ignore' })).toThrow();
    expect(readFileSync(`${to}/a.csv`, 'utf8')).toBe(original);
    // What it had begun is a hidden file, which is passed over in a folder.
    const beside = readdirSync(to).filter((name) => name.endsWith('.tmp'));
    expect(beside).toHaveLength(1);
    expect(beside[0]).toMatch(/^\.report-lint-[\w-]+\.tmp$/);
  });
});

describe('the command', () => {
  const messy = (text: string) =>
    text
      .replace('行政处罚,8,', '行政处罚,８,')
      .replace('21,3,0,0,0,0,24', '"21 ",3,0,0,0,0,２４')
      .replace('12.5', '"1,012.50万元"');

  test('a preview writes nothing; -o a copy; --write the file; what is left is reported', async () => {
    const to = folder();
    const source = messy(readFileSync(`${reports}good.csv`, 'utf8'));
    writeFileSync(`${to}/a.csv`, source);
    const preview = await run(['fix', 'a.csv', '--format', 'json'], to);
    expect(preview.exitCode).toBe(1);
    const shown = JSON.parse(preview.stdout);
    expect(shown).toMatchObject({ path: 'a.csv', format: 'csv', written: null, problem: null });
    expect(new Set(shown.corrections.map(({ state }: { state: string }) => state))).toEqual(new Set(['proposed']));
    expect(readdirSync(to)).toEqual(['a.csv']);
    expect(readFileSync(`${to}/a.csv`, 'utf8')).toBe(source);

    const copy = await run(['fix', 'a.csv', '-o', 'new/b.csv'], to);
    expect(copy.exitCode).toBe(0);
    expect(copy.stdout).toContain('写入 new/b.csv');
    expect(readFileSync(`${to}/a.csv`, 'utf8')).toBe(source);
    const corrected = readFileSync(`${to}/new/b.csv`, 'utf8');

    const written = await run(['fix', 'a.csv', '--write', '--format', 'json'], to);
    expect(written.exitCode).toBe(0);
    const { written: name, corrections, result } = JSON.parse(written.stdout);
    expect(name).toBe('a.csv');
    expect(new Set(corrections.map(({ state }: { state: string }) => state))).toEqual(new Set(['written']));
    expect(result.files[0].verdict).toBe('pass');
    expect(readFileSync(`${to}/a.csv`, 'utf8')).toBe(corrected);
    expect((await run(['fix', 'a.csv'], to)).exitCode).toBe(0);
    expect(corrected.split('\r\n').length).toBe(source.split('\r\n').length);
  });

  test('over itself only by --write; not both; not into standard input', async () => {
    const to = folder();
    writeFileSync(`${to}/a.csv`, messy(readFileSync(`${reports}good.csv`, 'utf8')));
    for (const argv of [
      ['a.csv', '-o', './a.csv'],
      ['a.csv', '-o', 'b.csv', '--write'],
      ['-', '--write'],
    ]) {
      const { exitCode, stdout } = await run(['fix', ...argv], to);
      expect(exitCode).toBe(2);
      expect(stdout).toBe('');
    }
    expect(readdirSync(to)).toEqual(['a.csv']);
  });

  test.each([
    ['a.csv', 'q', 'end in .csv or .tsv or .txt'],
    ['a.csv', 'a.xlsx', 'end in .csv or .tsv or .txt'],
    ['a.json', 'a.csv', 'end in .json or .ndjson or .jsonl'],
    ['a.xlsx', 'z.docx', 'end in .xlsx'],
    ['a.xlsx', 'z.xlsm', 'end in .xlsx'],
    ['a.docx', 'q.csv', 'end in .docx'],
    ['a.docx', 'q.docm', 'end in .docx'],
    ['a.docx', '-', 'the name of a file'],
  ])('a copy of %s as %s is refused, with how it has to end', async (name, output, ending) => {
    const to = await filesOfKinds();
    const before = readdirSync(to);
    const { exitCode, stdout, stderr } = await run(['fix', name, '-o', output, '--lang', 'en'], to);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain(ending);
    expect(readdirSync(to)).toEqual(before);
  });

  test.each([
    ['a.csv', 'b.txt'],
    ['a.csv', 'b.TSV'],
    ['a.json', 'b.json'],
    ['a.xlsx', 'new/b.xlsx'],
    ['a.docx', 'b.DOCX'],
    ['a.docx', 'new/'],
  ])('a copy of %s as %s is not', async (name, output) => {
    expect((await run(['fix', name, '-o', output], await filesOfKinds())).exitCode).toBeLessThan(2);
  });

  /** Returns a folder with a report of each kind that can be corrected. */
  async function filesOfKinds(): Promise<string> {
    const to = folder();
    writeFileSync(`${to}/a.csv`, readFileSync(`${reports}good.csv`));
    writeFileSync(`${to}/a.docx`, readFileSync('fixtures/writers/writer.docx'));
    for (const ending of ['json', 'xlsx']) {
      await run(['convert', 'a.csv', '--to', ending, '-o', `a.${ending}`], to);
    }
    return to;
  }

  test('a file that no fixer is for gets the list', async () => {
    const to = folder();
    const printed = [title('溪口镇', 2025), ...items(form, distinct(form))];
    const figure = distinct(form).requests!.received!.total;
    const text = asText(printed).replace(`\t${figure}\n`, `\t${figure}件\n`);
    writeFileSync(`${to}/a.txt`, text);
    const preview = await run(['fix', 'a.txt'], to);
    expect(preview.exitCode).toBe(1);
    expect(preview.stdout).toContain(`${figure}件 → ${figure}`);
    const { exitCode, stdout } = await run(['fix', 'a.txt', '-o', 'b.txt'], to);
    expect(exitCode).toBe(2);
    expect(stdout).toContain('手工修改');
    expect(readdirSync(to)).toEqual(['a.txt']);
  });

  test('JSON, with a text in the place of a number', async () => {
    const to = folder();
    const { stdout: converted } = await run(['convert', 'good.csv', '--to', 'json'], reports);
    const messy = converted.replace('"total": 24', '"total": { "text": "２４" }');
    writeFileSync(`${to}/a.json`, messy);
    expect((await run(['fix', 'a.json', '--write'], to)).exitCode).toBe(0);
    expect(readFileSync(`${to}/a.json`, 'utf8')).toBe(converted);
  });

  test('what cannot be read, or is not there', async () => {
    const to = folder();
    writeFileSync(`${to}/a.csv`, 'a,1\nb,2');
    expect((await run(['fix', 'a.csv'], to)).exitCode).toBe(2);
    const { exitCode, stderr } = await run(['fix', 'b.csv', '--write'], to);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('b.csv');
  });

  test('standard input, into a copy', async () => {
    const to = folder();
    const source = messy(readFileSync(`${reports}good.csv`, 'utf8'));
    expect((await run(['fix', '-', '-o', 'b.csv'], to, source)).exitCode).toBe(0);
    expect((await run(['b.csv'], to)).exitCode).toBe(0);
  });

  test('a workbook with numbers as text and sums: the sums count them, and the report passes', async () => {
    const to = folder();
    const figures = structuredClone(distinct(form)) as Record<string, Record<string, Record<string, number | string>>>;
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('年度报告');
    figures.requests!.received!['natural-person'] = `${figures.requests!.received!['natural-person']}`;
    figures.requests!.granted!.commercial = `${figures.requests!.granted!.commercial}件`;
    print(sheet, [
      '甲局2023年政府信息公开工作年度报告',
      ...form.tables.map((table) => ({ table, figures: figures as Filled })),
    ]);
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        // The total of 一、本年新收 as a formula whose result left out the text.
        if (cell.value === figures.requests!.received!.total) {
          const { row: at } = cell;
          const first = Number(cell.col) - 6;
          const letter = (n: number) => sheet.getColumn(n).letter;
          cell.value = { formula: `SUM(${letter(first)}${at}:${letter(first + 5)}${at})`, result: 1 };
        }
      }),
    );
    await book.xlsx.writeFile(`${to}/a.xlsx`);
    const before = await lint(readFileSync(`${to}/a.xlsx`), { path: 'a.xlsx' });
    expect(correctionsOf(before).map(({ entry, safety }) => [entry.at.id, safety])).toEqual(
      expect.arrayContaining([
        ['requests/received/natural-person', 'safe'],
        ['requests/granted/commercial', 'safe'],
      ]),
    );
    const { stdout } = await run(['fix', 'a.xlsx', '--write', '--format', 'json'], to);
    const { result, corrections } = JSON.parse(stdout);
    expect(
      corrections.filter(({ safety, state }: Record<string, string>) => safety === 'safe' && state !== 'written'),
    ).toEqual([]);
    expect(result.files[0].diagnostics).toEqual([]);
    const again = new ExcelJS.Workbook();
    await again.xlsx.readFile(`${to}/a.xlsx`);
    const values = again.getWorksheet('年度报告')!.getSheetValues().flat();
    const total = values.find((value) => typeof value === 'object' && value !== null && 'formula' in value);
    expect(total).toMatchObject({ result: figures.requests!.received!.total });
  });
});

test('the corrections as JSON are as the schema says', async () => {
  const schema = (name: string) =>
    JSON.parse(readFileSync(new URL(`../../schemas/${name}.schema.json`, import.meta.url), 'utf8'));
  const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true })
    .addSchema(schema('result'), 'result.schema.json')
    .compile(schema('fix'));
  const to = folder();
  const bad = readFileSync(`${reports}bad.csv`, 'utf8');
  const text = asText([title('溪口镇', 2025), ...items(form, distinct(form))]);
  const figure = distinct(form).requests!.received!.total;
  writeFileSync(`${to}/a.txt`, text.replace(`\t${figure}\n`, `\t${figure}件\n`));
  writeFileSync(`${to}/a.csv`, bad.replace(',12,,,', ',１２,,,'));
  const outputs = [
    await run(['fix', 'a.csv', '--format', 'json'], to),
    await run(['fix', 'a.csv', '--format', 'json', '--lang', 'en', '-o', 'b.csv'], to),
    await run(['fix', '-', '--format', 'json', '--suggested', '-o', 'b.csv', '--force'], to, bad),
    await run(['fix', 'b.csv', '--format', 'json'], to),
    await run(['fix', 'a.txt', '--format', 'json'], to),
  ].map(({ stdout }) => JSON.parse(stdout));
  for (const output of outputs) {
    validate(output);
    expect(validate.errors).toBeNull();
  }
  expect(outputs.map(({ written, corrections }) => [written, corrections.length])).toEqual([
    [null, 2],
    ['b.csv', 2],
    ['b.csv', 1],
    [null, 0],
    [null, 1],
  ]);
  expect(outputs.map(({ problem }) => problem?.code ?? null)).toEqual([null, null, null, null, 'unsupported']);
});

describe('suggested numbers', () => {
  const example = resolve('fixtures/examples/青石镇2025.xlsx');

  test('青石镇: corrected, it lints without errors', async () => {
    const to = folder();
    const { exitCode, stdout } = await run(['fix', example, '--suggested', '-o', 'b.xlsx'], to);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('12 → 21  两位数字写颠倒');
    const { verdict, diagnostics } = await lint(readFileSync(`${to}/b.xlsx`), { path: 'b.xlsx' });
    expect(verdict).toBe('pass');
    expect(diagnostics.map(({ rule, severity }) => [rule, severity])).toEqual([['section-heading', 'warning']]);
  });

  test('a wrong part under totals that are formulas: the part is corrected, the totals follow', async () => {
    const to = folder();
    const figures = distinct(form);
    const typed = {
      ...figures,
      requests: structuredClone(figures.requests!) as Record<string, Record<string, number>>,
    };
    const { granted } = typed.requests;
    const meant = granted!.commercial!;
    granted!.commercial = meant + 40;
    await totalled(typed, `${to}/a.xlsx`);
    const before = await lint(readFileSync(`${to}/a.xlsx`), { path: 'a.xlsx' });
    expect(before.diagnostics.map(({ rule }) => rule)).toContain('request-flow');
    const { exitCode, stdout } = await run(['fix', 'a.xlsx', '--suggested', '--write', '--format', 'json'], to);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout).corrections).toMatchObject([
      { cell: 'requests/granted/commercial', from: String(meant + 40), to: meant, state: 'written' },
    ]);
    const after = await lint(readFileSync(`${to}/a.xlsx`), { path: 'a.xlsx' });
    expect(after.diagnostics).toEqual([]);
    expect(figuresOf(after.reports[0]!.report)).toEqual(figures);
    const totals = entriesOf(after.reports[0]!.report).filter(({ cell }) => cell?.stored?.formula !== undefined);
    expect(totals.map(({ at }) => at.id)).toEqual(
      Object.keys(figures.requests!.outcomes!).map((column) => `requests/outcomes/${column}`),
    );
  });

  test('a cell that is written oddly and wrong: its writing is corrected, its number where that is asked for', async () => {
    const to = folder();
    writeFileSync(`${to}/a.csv`, readFileSync(`${reports}bad.csv`, 'utf8').replace(',12,,,', ',１２,,,'));
    const corrections = async (...options: string[]) =>
      JSON.parse((await run(['fix', 'a.csv', '--format', 'json', ...options], to)).stdout).corrections.map(
        ({ safety, to, state }: Record<string, unknown>) => [safety, to, state],
      );
    expect(await corrections()).toEqual([
      ['safe', 12, 'proposed'],
      ['suggested', 4, 'proposed'],
    ]);
    expect(await corrections('-o', 'b.csv')).toEqual([
      ['safe', 12, 'written'],
      ['suggested', 4, 'proposed'],
    ]);
    expect(await corrections('--suggested', '-o', 'c.csv')).toEqual([['suggested', 4, 'written']]);
    const [wrong, right] = ['b.csv', 'c.csv'].map((name) => readFileSync(`${to}/${name}`, 'utf8'));
    expect(wrong).toBe(readFileSync(`${reports}bad.csv`, 'utf8'));
    expect(right).toBe(wrong!.replace(',12,,,', ',4,,,'));
  });

  /** A workbook in which the totals down the columns are formulas, with the results that they have. */
  async function totalled(figures: Filled, file: string): Promise<void> {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('年度报告');
    print(sheet, ['甲局2023年政府信息公开工作年度报告', ...form.tables.map((table) => ({ table, figures }))]);
    await book.xlsx.writeFile(file);
    const [report] = await readReports(readFileSync(file), { path: file });
    const cellOf = ({ place }: Entry) => sheet.getCell(place.row!, place.column!);
    for (const { relation, left, right } of assess(report!)) {
      if (relation.id !== 'outcome-total') continue;
      const parts = right.entries.map(cellOf);
      const result = parts.reduce((sum, { value }) => sum + Number(value), 0);
      cellOf(left.entries[0]!).value = { formula: parts.map(({ address }) => address).join('+'), result };
    }
    await book.xlsx.writeFile(file);
  }
});

test('blanks round a figure are no writing to be corrected', async () => {
  const { reports: read } = await lint(readFileSync(`${reports}good.csv`), { path: 'a.csv' });
  const entry = entriesOf(read[0]!.report).find(({ at }) => at.id === 'disclosure/licensing/decisions')!;
  const written = (text: string) => rewriting({ ...entry, cell: { ...entry.cell!, text } });
  expect([written('126'), written(' 126\u00a0')]).toEqual([undefined, undefined]);
  expect(written(' １26')).toMatchObject({ reason: { zh: '“１26”改为纯数字' } });
});

describe('the screen', () => {
  const place = { path: 'a.xlsx', sheet: '表三', row: 14, column: 10 };
  const at = formCells(form.tables[1]!)[9]!;
  const one = (
    column: number,
    text: string,
    to: string,
    more: Partial<Line & { safety: 'safe'; stored: Stored }>,
  ): Line => {
    const { safety = 'suggested', stored, state = 'proposed', why = null } = more;
    const cell = { text, place: { ...place, column }, ...(stored && { stored }) };
    const reason =
      safety === 'safe'
        ? { zh: '改为纯数字', en: 'a plain number' }
        : { zh: '两位数字写颠倒', en: 'two digits in the wrong order' };
    return {
      correction: { ...correction(cell, to, safety), reason, entry: { at, value: { kind: 'blank' }, cell, place } },
      state,
      why,
    };
  };
  const lines = [
    one(3, '１２', '12', { safety: 'safe' }),
    one(4, ' 7 ', '7', { safety: 'safe', stored: { numberAsText: true } }),
    one(10, '12', '21', {}),
    one(5, '', '3', {}),
    one(6, '9', '8', { state: 'left', why: { zh: '是公式', en: 'holds a formula' } }),
  ];
  const outcome: Outcome = {
    file: {
      path: 'a.xlsx',
      format: 'xlsx',
      sha256: null,
      verdict: 'pass',
      problem: null,
      notices: [],
      outline: null,
      reports: [],
      diagnostics: [],
    },
    lines,
    written: null,
    problem: null,
    result: {
      tool,
      summary: {
        files: 1,
        reports: 1,
        passed: 1,
        failed: 0,
        incomplete: 0,
        errors: 0,
        warnings: 0,
        infos: 0,
        open: 0,
        suppressed: 0,
        cannotCheck: 0,
        skipped: 0,
        exitCode: 0,
      },
      files: [],
    },
  };
  const rest = () => '（结果）\n';

  test('both kinds, and what each option would do', () => {
    expect(`\n${pretty(outcome, plainView, rest)}`).toMatchInlineSnapshot(`
      "
      a.xlsx

        只改写法，数值不变
          表三!C14  二、上年结转·科研机构           １２ → 12  改为纯数字
          表三!D14  二、上年结转·科研机构  “ 7 ”（文本） → 7   改为纯数字

        推测的数值，请先核实
          表三!J14  二、上年结转·科研机构             12 → 21  两位数字写颠倒
          表三!E14  二、上年结转·科研机构           空白 → 3   两位数字写颠倒

        不能由程序修正
          表三!F14  二、上年结转·科研机构              9 → 8   是公式

      可以修正 4 处，还没有写入任何文件。
        只改写法的 2 处：加 -o 新文件名 另存一份，或加 --write 直接改原文件
        推测的数值 2 处：核实后，加 --suggested，再加 -o 新文件名 或 --write
      "
    `);
    expect(`\n${pretty(outcome, { ...plainView, language: 'en' }, rest)}`).toMatchInlineSnapshot(`
      "
      a.xlsx

        Only the writing changes, no number
          表三!C14  carried in from last year · research institutions          １２ → 12  a plain number
          表三!D14  carried in from last year · research institutions  “ 7 ” (text) → 7   a plain number

        Suggested numbers, to be checked first
          表三!J14  carried in from last year · research institutions            12 → 21  two digits in the wrong order
          表三!E14  carried in from last year · research institutions         blank → 3   two digits in the wrong order

        Not to be corrected by the program
          表三!F14  carried in from last year · research institutions             9 → 8   holds a formula

      4 can be corrected; nothing has been written yet.
        2 of writing only: add -o FILE for a corrected copy, or --write to correct the file itself
        2 suggested: check them, then write with -o FILE or --write and --suggested
      "
    `);
  });

  test('what was written, what was not, and how the file now stands', () => {
    const written = lines.map(
      (line): Line => (line.correction.safety === 'safe' ? { ...line, state: 'written' } : line),
    );
    expect(`\n${pretty({ ...outcome, lines: written, written: 'b.xlsx' }, plainView, rest)}`).toMatchInlineSnapshot(`
      "
      a.xlsx

        已修正
          表三!C14  二、上年结转·科研机构           １２ → 12  改为纯数字
          表三!D14  二、上年结转·科研机构  “ 7 ”（文本） → 7   改为纯数字

        推测的数值，请先核实
          表三!J14  二、上年结转·科研机构             12 → 21  两位数字写颠倒
          表三!E14  二、上年结转·科研机构           空白 → 3   两位数字写颠倒

        不能由程序修正
          表三!F14  二、上年结转·科研机构              9 → 8   是公式

      已修正 2 处，写入 b.xlsx。
        推测的数值 2 处没有写入：核实后加 --suggested 再运行

      （结果）
      "
    `);
  });

  test('colours are no columns', async () => {
    const painted = pretty(outcome, { ...plainView, paint: await coloured() }, rest);
    expect(stripVTControlCharacters(painted)).toBe(pretty(outcome, plainView, rest));
    expect(painted).toContain('\u001b[31m１２\u001b[39m → \u001b[32m12\u001b[39m');
  });
});
