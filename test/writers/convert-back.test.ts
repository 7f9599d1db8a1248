import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replaceInvisible } from '../../src/codecs/sanitize.ts';
import { forms } from '../../src/forms.ts';
import { format } from '../../src/model/decimal.ts';
import type { Form } from '../../src/model/form.ts';
import { type Entry, entriesOf, type Report, type Table } from '../../src/model/report.ts';
import { type WriterName, writers } from '../../src/writers/index.ts';
import { distinct } from '../support/make/figures.ts';
import { runs } from '../support/random-runs.ts';
import { oddities, read, reports } from '../support/round-trip.ts';

/** How much of a table is not there, is blank, or is text: each cell, row or column with such a chance. */
interface Spoilt {
  readonly state: 'read' | 'unread' | 'absent';
  readonly cells: number;
  readonly rows: number;
  readonly columns: number;
  readonly blanks: number;
  readonly texts: number;
}

const often = (...chances: readonly number[]) => fc.constantFrom(0, 0, 0, ...chances);
const spoilt: fc.Arbitrary<Spoilt> = fc.record({
  state: fc.constantFrom('read', 'read', 'read', 'unread', 'absent'),
  cells: often(0.02, 0.4, 0.95, 1),
  rows: often(0.1, 0.6, 0.95),
  columns: often(0.2, 0.6),
  blanks: often(0.5, 1),
  texts: often(0.1, 0.9, 1),
});

/** A report of which tables, rows, columns and cells are not there, and others hold what is no figure. */
function withGaps(form: Form): fc.Arbitrary<Promise<Report>> {
  const tables = fc.array(spoilt, { minLength: form.tables.length, maxLength: form.tables.length });
  const stream = fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }));
  return fc.tuple(reports(form), tables, stream).map(async ([content, ways, chances]) => {
    const next = () => chances.next().value as number;
    const given = content as { tables: Record<string, Record<string, Record<string, unknown>>> };
    form.tables.forEach(({ id }, index) => {
      const { blanks, texts } = ways[index]!;
      for (const row of Object.values(given.tables[id] ?? {})) {
        for (const column of Object.keys(row)) {
          if (next() < blanks) row[column] = null;
          else if (next() < texts) row[column] = oddities[Math.floor(next() * oddities.length)];
        }
      }
    });
    const [report] = (await read(content, 'a.json')) as [Report];
    const wayOf = ({ table }: Table) => ways[form.tables.indexOf(table)]!;
    const why = { zh: '数字与栏目对不上', en: 'the figures do not stand under their headings' };
    return {
      ...report,
      tables: report.tables
        .filter((table) => wayOf(table).state === 'read')
        .map((table) => ({ ...table, entries: thinned(table, wayOf(table), next) })),
      unread: report.tables.flatMap((table) => {
        const { state } = wayOf(table);
        return state === 'read'
          ? []
          : [{ form, table: table.table, place: table.place, ...(state === 'unread' && { why }) }];
      }),
    };
  });
}

function thinned({ entries }: Table, { cells, rows, columns }: Spoilt, next: () => number): Entry[] {
  const gone = new Map<string, boolean>();
  const isGone = (line: string, chance: number) => {
    if (!gone.has(line)) gone.set(line, next() < chance);
    return gone.get(line)!;
  };
  return entries.map((entry): Entry => {
    const { at, place } = entry;
    const isAbsent = isGone(`row ${at.row.id}`, rows) || isGone(`column ${at.column.id}`, columns) || next() < cells;
    return isAbsent ? { at, value: { kind: 'absent' }, cell: undefined, place } : entry;
  });
}

/** What every cell says that is there, by id. */
function cellsOf({ tables }: Report, to: WriterName): Record<string, string> {
  const said = ({ value, cell }: Entry): string => {
    if (value.kind === 'blank') return 'blank';
    if (value.kind !== 'number') return `${value.kind} ${shown(cell?.text ?? '', to)}`;
    const { number, unit = '', note = '' } = value;
    return `${format(number)}${to === 'tidy' ? '' : ` ${unit} ${note}`}`;
  };
  const isThere = ({ value, cell }: Entry) => value.kind !== 'absent' && cell?.text !== '缺';
  return Object.fromEntries(
    tables.flatMap(({ entries }) => entries.filter(isThere).map((entry) => [entry.at.id, said(entry)])),
  );
}

/** A text as far as a format can hold it. */
function shown(text: string, to: WriterName): string {
  if (to === 'json') return text;
  return replaceInvisible(text, '\ufffd')
    .replace(/^'/, '')
    .replaceAll(/[\s\u2423]+/gu, ' ')
    .trim();
}

const bytesOf = (written: string | Uint8Array) =>
  typeof written === 'string' ? new TextEncoder().encode(written) : written;

describe.each(forms)('$id', (form) => {
  test.each(Object.keys(writers) as WriterName[])('%s: what is written reads back, and no more', async (to) => {
    const write = await writers[to]();
    await fc.assert(
      fc.asyncProperty(withGaps(form), async (given) => {
        const before = await given;
        const said = cellsOf(before, to);
        if (Object.keys(said).length === 0) return;
        const [after, ...others] = await read(bytesOf(await write([before], 'zh')), `a.${to === 'tidy' ? 'csv' : to}`);
        expect(others).toEqual([]);
        expect(cellsOf(after!, to)).toEqual(said);
      }),
      to === 'xlsx' ? runs(5, 30) : runs(10, 60),
    );
  });
});

test.each(
  Object.keys(writers) as WriterName[],
)('%s: a formula that shows nothing comes back as no blank', async (to) => {
  const [form] = forms as [Form];
  const [report] = await read(
    { form: form.family, organization: '溪口镇', year: 2025, tables: distinct(form) },
    'a.json',
  );
  const [table] = report!.tables as [Table];
  const [first, ...others] = table.entries as [Entry, ...Entry[]];
  const cell = { text: '', place: first.place, stored: { formula: 'VLOOKUP(A1,B:C,2)' } };
  const entries: Entry[] = [{ ...first, value: { kind: 'unreadable' }, cell }, ...others];
  const written = await (await writers[to]())([{ ...report!, tables: [{ ...table, entries }] }], 'zh');
  const [after] = await read(bytesOf(written), `a.${to === 'tidy' ? 'csv' : to}`);
  expect(entriesOf(after!)[0]).toMatchObject({
    value: { kind: 'unreadable' },
    cell: { text: expect.stringMatching(/^'?=VLOOKUP\(A1,B:C,2\)$/) },
  });
});
