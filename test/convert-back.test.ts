import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { forms } from '../src/forms.ts';
import { entriesOf, type Report } from '../src/report.ts';
import { type WriterName, writers } from '../src/writers/index.ts';
import { read } from './as-it-stands.ts';
import { distinct } from './make/figures.ts';
import { runs } from './runs.ts';

const names = Object.keys(writers) as WriterName[];
const endings: Readonly<Record<WriterName, string>> = {
  json: 'json',
  csv: 'csv',
  tidy: 'csv',
  html: 'html',
  xlsx: 'xlsx',
};

type Tables = Record<string, Record<string, Record<string, unknown>>>;

/** A report in which rows, columns, cells or whole tables are left out, and some cells hold texts. */
function holed(form: (typeof forms)[number]): fc.Arbitrary<Tables> {
  const full = distinct(form);
  const cells = Object.entries(full).flatMap(([table, rows]) =>
    Object.entries(rows).flatMap(([row, columns]) =>
      Object.keys(columns).map((column) => [table, row, column] as const),
    ),
  );
  const some = <T>(all: readonly T[], maxLength: number) => fc.uniqueArray(fc.constantFrom(...all), { maxLength });
  return fc
    .record({
      cells: some(cells, 6),
      texts: fc.array(fc.tuple(fc.constantFrom(...cells), fc.constantFrom('—', '/', '约20', '12件', '无', '见附件')), {
        maxLength: 6,
      }),
      row: fc.option(fc.constantFrom(...cells)),
      table: fc.option(fc.constantFrom('disclosure', 'cases'), { freq: 2 }),
    })
    .map(({ cells: lacking, texts, row, table }) => {
      const tables = structuredClone(full) as Tables;
      for (const [[table, row, column], text] of texts) tables[table]![row]![column] = { text };
      for (const [table, row, column] of lacking) delete tables[table]![row]![column];
      if (row) delete tables[row[0]]![row[1]];
      if (table) delete tables[table];
      return tables;
    });
}

/** What every cell of the form is: its text, or its kind where it has none. */
function cellsOf(reports: readonly Report[]): Record<string, unknown>[] {
  return reports.map((report) =>
    Object.fromEntries(
      entriesOf(report).flatMap(({ at, value, cell }) => {
        if (value.kind === 'absent') return [];
        if (value.kind === 'number') return [[at.id, `${value.number.units}e-${value.number.scale}`]];
        return [[at.id, value.kind === 'blank' ? '' : cell?.text.trim()]];
      }),
    ),
  );
}

/** An absent cell where the form has to have one is written as a text, which says so. */
const withoutGaps = (all: Record<string, unknown>[]) =>
  all.map((cells) => Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== '缺')));

describe.each(forms)('$id', (form) => {
  test.each(names)('%s reads back with the same cells, and with no others', async (name) => {
    const write = await writers[name]();
    await fc.assert(
      fc.asyncProperty(holed(form), async (tables) => {
        const before = await read({ form: form.family, organization: '溪口镇', year: 2025, tables }, 'a.json');
        const written = await write(before, 'zh');
        const bytes = typeof written === 'string' ? new TextEncoder().encode(written) : written;
        expect(withoutGaps(cellsOf(await read(bytes, `a.${endings[name]}`)))).toEqual(cellsOf(before));
      }),
      runs(15),
    );
  });
});

describe('a workbook is well-formed, whatever stands in it', () => {
  const nasty = [
    '\ufffe',
    '\uffff',
    '\ud800',
    '\udc00',
    '\u0000',
    '\u000b',
    '\u001b[31m',
    '\u0085',
    ']]>',
    '&<"\'>',
    '_x0000_',
    '𠮷'.repeat(60),
  ];

  test.each(nasty)('%j', async (text) => {
    const full = distinct(forms[0]!);
    const direct = full.cases!['litigation-direct'];
    const body = `溪${text}口镇`;
    const report = {
      form: 'cn-ogi',
      organization: body,
      year: 2025,
      tables: {
        ...full,
        cases: { ...full.cases, 'litigation-direct': { ...direct, upheld: { text: `见${text}附件` } } },
      },
      sections: [{ number: 1, heading: `一、${text}总体情况`, text: `甲${text}乙` }],
    };
    const bytes = (await (await writers.xlsx())(await read(report, 'a.json'), 'zh')) as Uint8Array;
    for (const [name, part] of Object.entries(unzipSync(bytes))) {
      if (!/\.(?:xml|rels|vml)$/.test(name)) continue;
      const parser = new SaxesParser({ xmlns: true, fileName: name });
      const faults: string[] = [];
      parser.on('error', ({ message }) => faults.push(message));
      parser.write(new TextDecoder('utf-8', { fatal: true }).decode(part)).close();
      expect(faults).toEqual([]);
    }
    const [again] = await read(bytes, 'a.xlsx');
    expect(again!.tables.map(({ table }) => table.id)).toEqual(['disclosure', 'requests', 'cases']);
  });
});
