import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import type { Cell, Grid, GridRow } from '../../src/model/document.ts';
import type { Form } from '../../src/model/form.ts';
import { read } from '../../src/readers/index.ts';
import { joinAdjacentTables } from '../../src/recognise/adjacent-tables.ts';
import type { Reading } from '../../src/recognise/table-part.ts';
import { findHeaders } from '../../src/recognise/tables/header.ts';
import { headlessAt } from '../../src/recognise/tables/headless.ts';
import { knownBeginning } from '../../src/recognise/tables/known-beginnings.ts';
import { knownHeaders } from '../../src/recognise/tables/known-headers.ts';
import { readTable } from '../../src/recognise/tables/known-tables.ts';
import { readRows } from '../../src/recognise/tables/read-rows.ts';
import { shapesOf } from '../../src/recognise/tables/row-shapes.ts';
import { transposedAt } from '../../src/recognise/tables/transposed.ts';
import { findUpright, hasTitleOrHeading } from '../../src/recognise/tables/upright.ts';
import { distinct, sparse } from '../support/make/figures.ts';
import { printedFormats } from '../support/make/formats.ts';
import { asCsv, items } from '../support/make/printed.ts';
import { inThree, oneByOne, sideways } from '../support/make/table-shapes.ts';
import { runs } from '../support/random-runs.ts';
import { drawnDocument } from '../support/readings.ts';
import { utf8 } from '../support/utf8.ts';

/** What is found out once for a layout must be what each table of the layout would give by itself. */

const grids: readonly Grid[] = await gridsOfAllKinds();

/** Writings of a figure, numbers that count rows or columns among them. */
const writings = ['0', '1', '2', '3', '4', '12', '345', '1,234', '12.5', '000', '007', '12件', '/', '', '约20', '1a'];

/** Returns a copy of a grid with other figures, and with `damage` a few other cells and rows. */
function varied(grid: Grid, below: (end: number) => number, damage: boolean): Grid {
  const copy = copyOf(grid) as { rows: { cells: (Writable<Cell> | undefined)[] }[] } & Grid;
  const happens = (oneIn: number) => damage && below(oneIn) === 0;
  const isCounting = below(4) === 0;
  let count = 0;
  for (const cell of new Set(copy.rows.flatMap(({ cells }) => cells))) {
    if (!cell) continue;
    if (/^\d+$/.test(cell.text)) {
      count++;
      cell.text = isCounting ? `${count}` : writings[below(writings.length)]!;
      if (cell.stored?.number !== undefined) cell.stored = { number: String(below(400)) };
      if (happens(20)) cell.stored = { ...cell.stored, formula: 'A1+B1' };
    } else if (happens(100)) cell.text = [`${cell.text}1`, cell.text.slice(1), '', '5'][below(4)]!;
    else if (happens(300)) Object.assign(cell, { text: '', picture: true });
  }
  if (happens(4)) copy.rows.splice(below(copy.rows.length), 1);
  if (happens(4)) for (const { cells } of copy.rows) cells.unshift(undefined);
  if (happens(4)) for (const { cells } of copy.rows) cells.pop();
  return copy;
}

/** Copies a grid, its cells written out: those of a line may be made when they are asked for. */
function copyOf(grid: Grid): Grid {
  return structuredClone({ ...grid, rows: grid.rows.map(({ place, cells }) => ({ place, cells })) });
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Every table of a grid: its headers, and the rows under them as far as the next heading or the end. */
function tablesIn(rows: readonly GridRow[]) {
  return rows.flatMap((_, start) => {
    const headers = knownHeaders(rows, start, forms);
    const height = Math.max(...headers.map((one) => one.height));
    const next = rows.findIndex((_, index) => index >= start + height && hasTitleOrHeading(rows, index, forms));
    const end = next < 0 ? rows.length : next;
    return headers.length > 0 ? [{ headers, start, height, length: end - start }] : [];
  });
}

test('known layouts give what each table by itself gives, in whatever order they come', () => {
  const picks = fc.array(fc.tuple(fc.nat(grids.length - 1), fc.infiniteStream(fc.nat()), fc.boolean()), {
    minLength: 5,
    maxLength: 10,
  });
  fc.assert(
    fc.property(picks, (some) => {
      for (const [index, numbers, damage] of some) {
        const { rows } = varied(grids[index]!, (end) => numbers.next().value! % end, damage);
        expect(rows.map((_, start) => knownHeaders(rows, start, forms))).toEqual(
          rows.map((_, start) => findHeaders(rows, start, forms)),
        );
        for (const { headers, start, height, length } of tablesIn(rows)) {
          const above = rows[start - 1]?.cells[0]?.text;
          const [tiers, body] = [rows.slice(start, start + height), rows.slice(start + height, start + length)];
          const alone = headers.map((one) => readRows(one, body, tiers, tiers[0]!.place, above));
          const known = readTable({ headers, height, length }, rows, start, forms, above);
          expect(known.map(shown)).toEqual(alone.map(shown));
        }
      }
    }),
    runs(25, 1000),
  );
});

test('what begins in a row is what is found there, in whatever order the grids come', () => {
  const picks = fc.array(fc.tuple(fc.nat(grids.length - 1), fc.infiniteStream(fc.nat()), fc.boolean()), {
    minLength: 5,
    maxLength: 10,
  });
  let found = 0;
  fc.assert(
    fc.property(picks, (some) => {
      for (const [index, numbers, damage] of some) {
        const { rows } = varied(grids[index]!, (end) => numbers.next().value! % end, damage);
        for (const start of rows.keys()) {
          const known = knownBeginning(rows, start, forms);
          if (known === undefined) continue;
          const ends = (end: number) => transposedAt(rows, end, forms) !== undefined;
          expect(known === 'nothing' ? undefined : known).toEqual(findUpright(rows, start, forms, { ends }));
          expect(transposedAt(rows, start, forms) ?? headlessAt(rows, start, forms)).toBeUndefined();
          if (known === 'nothing') continue;
          found++;
          const above = rows[start - 1]?.cells[0]?.text;
          const end = start + known.height;
          const [tiers, body] = [rows.slice(start, end), rows.slice(end, start + known.length)];
          const alone = known.headers.map((one) => readRows(one, body, tiers, tiers[0]!.place, above));
          expect(readTable(known, rows, start, forms, above).map(shown)).toEqual(alone.map(shown));
        }
      }
    }),
    runs(25, 1000),
  );
  expect(found).toBeGreaterThan(20);
});

/** A reading without the form, which is large. */
function shown({ form, table, entries, readFigures: _, ...rest }: Reading) {
  const values = [...entries].map(([id, { at, value, cell, place }]) => [id, at.id, value, cell, place]);
  return { form: form.id, table: table.id, values, ...rest };
}

/** Reads a table as often as it takes until its layout is known. */
const readKnown: typeof readTable = (...table) => {
  readTable(...table);
  return readTable(...table);
};

/** Pairs of tables that differ only in digits, and in which these decide where the cells of the form are. */
const decisive: Readonly<Record<string, (one: PrintedTable) => readonly (readonly GridRow[])[]>> = {
  'a row that may number the columns': ({ tiers, rows, widthOfLabels, width }) =>
    [counting(1), counting(4)].map((numbers) => [...tiers, numbersFrom(widthOfLabels, width, numbers), ...rows]),
  'a column that may number the rows': ({ tiers, rows }) =>
    [counting(1), (index: number) => (index * 7) % 5].map((numbers) => [
      ...tiers.map((row) => ({ ...row, cells: [undefined, ...row.cells] })),
      ...rows.map((row, index) => ({ ...row, cells: [cell(numbers(index)), ...row.cells] })),
    ]),
  'a second row with the same figures or others': ({ tiers, rows }) => {
    const last = rows.at(-1)!;
    const other = { ...last, cells: last.cells.map((one) => (one && /\d/.test(one.text) ? cell(9) : one)) };
    return [last, other].map((second) => [...tiers, ...rows, second]);
  },
  'a row that may number all columns, those of the labels too': ({ tiers, rows, width }) =>
    [counting(1), (index: number) => (index === 0 ? 1 : 5)].map((numbers) => [
      ...tiers,
      numbersFrom(0, width, numbers),
      ...rows,
    ]),
  'a figure that a comma may have split': ({ tiers, rows }) =>
    [5, 0].map((first) => [
      ...tiers,
      ...rows.map(({ place, cells }) => ({
        place: { ...place, line: 1 },
        cells: [...cells.slice(0, -1), cell(first), cell(123)],
      })),
    ]),
};

/** A table as printed in cells: the rows of its header, those under it, and the columns of their labels and in all. */
interface PrintedTable {
  readonly tiers: readonly GridRow[];
  readonly rows: readonly GridRow[];
  readonly widthOfLabels: number;
  readonly width: number;
}

const counting = (from: number) => (index: number) => from + index;
const cell = (number: number): Cell => ({ text: String(number), place: { path: 'x' } });
const numbersFrom = (from: number, to: number, numbers: (index: number) => number): GridRow => ({
  place: { path: 'x' },
  cells: Array.from({ length: to }, (_, index) => (index < from ? undefined : cell(numbers(index - from)))),
});

async function printedTables(): Promise<PrintedTable[]> {
  const form = forms[0]!;
  const { blocks } = await read(utf8(asCsv(items(form, distinct(form)))), 'a.csv');
  const { rows } = blocks.find((block) => block.kind === 'grid')!;
  return tablesIn(rows).map(({ headers, start, height, length }) => ({
    tiers: rows.slice(start, start + height),
    rows: rows.slice(start + height, start + length),
    widthOfLabels: headers[0]!.table.labelWidth,
    width: headers[0]!.table.width,
  }));
}

test.each(Object.keys(decisive))('digits count in %s', async (name) => {
  let decided = 0;
  for (const table of await printedTables()) {
    const height = table.tiers.length;
    const tables = decisive[name]!(table).map(placed);
    const layouts = tables.map((one) => {
      const own = knownHeaders(one, 0, forms);
      const known = readKnown({ headers: own, height, length: one.length }, one, 0, forms, undefined).map(shown);
      const [upper, under] = [one.slice(0, height), one.slice(height)];
      expect(known).toEqual(own.map((header) => shown(readRows(header, under, upper, upper[0]!.place))));
      return known
        .map(
          ({ values, ignored, unplaced = [], why }) =>
            `${values.length} ${ignored.length} ${unplaced.length} ${why?.en}`,
        )
        .join();
    });
    if (layouts[0] !== layouts[1]) decided++;
  }
  expect(decided).toBeGreaterThan(0);
});

test('a table that is much longer than the form, or has much else, is read all the same', async () => {
  const { tiers, rows, width } = (await printedTables())[0]!;
  const [long, wide] = [
    placed([...tiers, ...Array.from({ length: 60 }, () => rows).flat()]),
    placed([...tiers, ...rows, ...Array.from({ length: 40 }, () => numbersFrom(0, width, counting(7)))]),
  ];
  for (const one of [long, wide]) {
    const headers = knownHeaders(one, 0, forms);
    const [upper, under] = [one.slice(0, tiers.length), one.slice(tiers.length)];
    const found = { headers, height: tiers.length, length: one.length };
    expect(readKnown(found, one, 0, forms, undefined).map(shown)).toEqual(
      headers.map((header) => shown(readRows(header, under, upper, upper[0]!.place))),
    );
  }
});

test('the line above counts where it names the row of a table', () => {
  const rows = placed([rowOf('结果维持', '结果纠正', '其他结果', '尚未审结', '总计'), rowOf('1', '0', '0', '0', '1')]);
  const headers = knownHeaders(rows, 0, forms);
  const named = ['行政复议', '行政诉讼', '说明'].map((above) => {
    const known = readKnown({ headers, height: 1, length: 2 }, rows, 0, forms, above);
    const alone = headers.map((one) => readRows(one, rows.slice(1), rows.slice(0, 1), rows[0]!.place, above));
    expect(known.map(shown)).toEqual(alone.map(shown));
    return [...known[0]!.rows].join();
  });
  expect(new Set(named).size).toBe(2);
});

/** Returns rows with the places that they have in a grid. */
function placed(rows: readonly GridRow[]): GridRow[] {
  return rows.map(({ place: { line }, cells }, index) => {
    const place = { path: 'x', row: index + 1, ...(line && { line: index + 1 }) };
    return { place, cells: cells.map((one, column) => one && { ...one, place: { ...place, column: column + 1 } }) };
  });
}

test('a table of a layout that is known is not looked at again', () => {
  const [grid] = grids;
  const [one, other] = [copyOf(grid!), copyOf(grid!)];
  expect(tablesIn(one.rows).length).toBeGreaterThan(0);
  tablesIn(one.rows).forEach(({ headers, start }) => {
    expect(knownHeaders(other.rows, start, forms)).toBe(headers);
  });
});

/** A row of cells with these texts. */
const rowOf = (...texts: string[]): GridRow => ({
  place: { path: 'x', row: 1 },
  cells: texts.map((text, index) => ({ text, place: { path: 'x', row: 1, column: index + 1 } })),
});

const shapeOf = (row: GridRow, of: readonly Form[] = forms) => shapesOf([row], of)(0);

test('rows that differ in more than the digits of plain figures have different shapes', () => {
  const row = rowOf('总计', '12', '0');
  expect(shapeOf(rowOf('总计', '7', '1,000'))).toBe(shapeOf(row));
  const [first, second] = row.cells as [Cell, Cell];
  const others: GridRow[] = [
    rowOf('总计 ', '12', '0'),
    rowOf('总计', '12'),
    rowOf('总计', '12', '0', ''),
    rowOf('总计', '12', '/'),
    rowOf('总计', '12', '000'),
    rowOf('总计', '12', '0.5'),
    rowOf('', '总计12', '0'),
    { ...row, cells: [first, second, second] },
    { ...row, cells: [first, second, { ...second, stored: { formula: 'A1' } }] },
    { ...row, cells: [first, second, { ...second, text: '', picture: true }] },
    { ...row, cells: [first, second, { ...second, text: '', struck: '1' }] },
    { ...row, cells: [first, second, { ...second, text: '', stored: { number: '1' } }] },
    { ...row, cells: [{ ...first, span: { rows: 2, columns: 1 }, place: { ...first.place, row: 0 } }, second, second] },
    { ...row, place: { ...row.place, line: 1 } },
    { ...row, place: { ...row.place, page: 1 } },
  ];
  const shapes = [row, ...others].map((one) => shapeOf(one));
  expect(new Set(shapes).size).toBe(shapes.length);
  expect(shapes).not.toContain(undefined);
});

test('long texts, long rows, and forms whose labels could be figures are not kept', () => {
  expect(shapeOf(rowOf('总计', '1'))).toBeDefined();
  expect(shapeOf(rowOf('字'.repeat(10_000), '1'))).toBeUndefined();
  expect(shapeOf(rowOf(...Array.from({ length: 2000 }, () => '甲')))).toBeUndefined();
  const [form] = forms;
  const [table] = form!.tables;
  const block = { ...table!.blocks[0]!, columns: [{ id: 'y', label: '2023年', en: 'y' }] };
  expect(shapeOf(rowOf('总计', '1'), [{ ...form!, tables: [{ ...table!, blocks: [block] }] }])).toBeUndefined();
});

/** Grids of both editions in several formats and shapes, and those drawn in `fixtures/readings/`. */
async function gridsOfAllKinds(): Promise<Grid[]> {
  const printed = forms.flatMap((form) => {
    const figures = distinct(form);
    const shapes = [sideways(form, 'requests', figures), oneByOne(form, figures), inThree(form, figures)];
    return [items(form, figures), items(form, sparse(form)), ...shapes];
  });
  const files = printed.flatMap((one) => [
    read(utf8(asCsv(one)), 'a.csv'),
    ...['xlsx', 'html', 'docx'].map(async (kind) => read(await printedFormats[kind]!(one), `a.${kind}`)),
  ]);
  const folder = new URL('../../fixtures/readings/', import.meta.url);
  const pages = readdirSync(folder).flatMap((file) =>
    readFileSync(new URL(file, folder), 'utf8')
      .split(/^# .*\n/m)
      .slice(1)
      .map((one) => drawnDocument(one.split('\n=>\n')[0]!)),
  );
  const documents = await Promise.all([...files, ...pages]);
  const all = documents.flatMap(({ blocks }) => joinAdjacentTables(blocks).filter((block) => block.kind === 'grid'));
  // Rows that make their cells when these are asked for cannot be copied.
  return all.map((grid) => ({ ...grid, rows: grid.rows.map(({ place, cells }) => ({ place, cells })) }));
}
