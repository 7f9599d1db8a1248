import fc from 'fast-check';
import { type Form, type FormCell, formCells, nameOf } from '../../../src/model/form.ts';
import { consistent } from './figures.ts';

/** A CSV with many reports in either of its shapes. */
export type Shape = 'wide' | 'tidy';

/** The way in which cells are named: by ids, or by the labels of the form. */
type Naming = 'ids' | 'labels';

const steps: Readonly<Record<Naming, (at: FormCell) => readonly [string, string, string]>> = {
  ids: ({ table, row, column }) => [table.id, row.id, column.id],
  labels: ({ table, row, column }) => [table.name.zh, nameOf(row).zh, nameOf(column).zh],
};

/** Texts that people write in place of a figure. */
const others = [
  ...[
    '',
    ' ',
    '/',
    '—',
    '无',
    '12件',
    '1.5',
    '12.50',
    '-1',
    '-0',
    '007',
    '００',
    '１２',
    '+3',
    '1e3',
    '约20',
    '12（含上年）',
    '5 ',
  ],
  ...['"1,234"', '9007199254740991', '9007199254740993', '123456789012345', '1234567890123456789012345678901234567890'],
];

interface Body {
  readonly name: string;
  readonly year: string;
  readonly texts: ReadonlyMap<string, string>;
}

/** A body whose figures add up, or nearly, or of which some cells hold another text. */
function bodies(form: Form): fc.Arbitrary<Body> {
  const cells = form.tables.flatMap(formCells);
  const slip = fc.tuple(fc.nat(cells.length - 1), fc.oneof(fc.constantFrom(...others), fc.nat(20).map(String)));
  // One alone shows most: a report with several is not plain for any of them.
  const slips = fc.oneof(
    { weight: 1, arbitrary: fc.constant([]) },
    { weight: 4, arbitrary: slip.map((one) => [one]) },
    { weight: 1, arbitrary: fc.array(slip, { maxLength: 3 }) },
  );
  const name = fc.oneof(
    { weight: 5, arbitrary: fc.nat(99).map((number) => `第${number}局`) },
    fc.constantFrom('青岚区商务局', '合计', '', '一、县政府部门', '3'),
  );
  const year = fc.constantFrom('2023', '2023', '2023', '2023', '2019', '2020年度', '', '去年');
  return fc.tuple(consistent(form), slips, name, year).map(([figures, changed, own, of]) => {
    const texts = new Map(
      cells.map(({ id, table, row, column }) => [id, String(figures[table.id]?.[row.id]?.[column.id] ?? 0)]),
    );
    for (const [position, text] of changed) texts.set(cells[position]!.id, text);
    return { name: own, year: of, texts };
  });
}

/** Columns or records that are not in the form, or are twice, or are left out. */
const odd = fc.constantFrom(
  'none',
  'none',
  'none',
  'none',
  'none',
  'none',
  'remark',
  'unknown',
  'twice',
  'left out',
  'too many',
);

/** Lists of some bodies, some of them with slips, some twice, with cells in any order. */
export function listTexts(form: Form, shape: Shape): fc.Arbitrary<string> {
  const cells = form.tables.flatMap(formCells);
  const order = fc.oneof(fc.constant(cells), fc.shuffledSubarray(cells, { minLength: cells.length }));
  const naming = fc.constantFrom<Naming>('ids', 'ids', 'labels');
  const all = fc.array(bodies(form), { minLength: 2, maxLength: 8 });
  const edition = fc.constantFrom(undefined, undefined, form.edition, '1999');
  return fc
    .record({ all, order, naming, odd, edition, mixed: fc.boolean(), filled: fc.boolean() })
    .map(({ naming: how, ...list }) => {
      const own = { ...list, nameOf: steps[how], order: list.odd === 'left out' ? list.order.slice(3) : list.order };
      return shape === 'wide' ? wide(own) : tidy(own);
    });
}

/** Values that programs write in place of a figure. */
const otherValues = [
  'null',
  '{"text":"—"}',
  '{"text":"12件","number":12}',
  '1.0',
  '1e2',
  '-0',
  '-3',
  '12.5',
  '12345678901234567890',
  '{"text":""}',
];

/** Lines with a report each: most alike, some with other values, spaces, sections or tables in another order. */
export function reportLines(form: Form): fc.Arbitrary<string> {
  const cells = form.tables.flatMap(formCells);
  const organization = fc.constantFrom('"甲局"', '"乙局 "', 'null', '"丙\\u5c40"', '"丁\\"局"', '""');
  const year = fc.constantFrom('2023', '2023', '2019', 'null', '2023.0');
  const change = fc.tuple(fc.nat(cells.length - 1), fc.constantFrom(...otherValues, '7', '0'));
  const slips = fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.array(change, { maxLength: 3 }));
  const way = fc.constantFrom('alike', 'alike', 'alike', 'spaced', 'sections', 'no sections', 'turned', 'few');
  const line = fc.tuple(consistent(form), slips, organization, year, way).map(([figures, changed, body, of, how]) => {
    const values = new Map(changed.map(([position, text]) => [cells[position]!.id, text]));
    const object = (members: readonly (readonly [string, string])[]) =>
      `{${members.map(([key, text]) => `${JSON.stringify(key)}:${how === 'spaced' ? ' ' : ''}${text}`).join(',')}}`;
    const tables = Object.entries(figures).map(([table, rows]) => {
      const rowTexts = Object.entries(rows).map(([row, columns]) => {
        const columnTexts = Object.entries(columns).map(([column, figure]) => {
          return [column, values.get(`${table}/${row}/${column}`) ?? String(figure)] as const;
        });
        return [row, object(columnTexts)] as const;
      });
      return [table, object(rowTexts)] as const;
    });
    const own = how === 'turned' ? tables.toReversed() : how === 'few' ? tables.slice(1) : tables;
    const sections = how === 'sections' ? '[{"number":1,"heading":"总体情况"}]' : '[]';
    return object([
      ...[['form', `"${form.family}"`] as const, ['organization', body] as const, ['year', of] as const],
      ['tables', object(own)] as const,
      ...(how === 'no sections' ? [] : [['sections', sections] as const]),
    ]);
  });
  return fc.array(line, { minLength: 2, maxLength: 6 }).map((lines) => lines.map((one) => `${one}\n`).join(''));
}

interface List {
  readonly all: readonly Body[];
  readonly order: readonly FormCell[];
  readonly nameOf: (at: FormCell) => readonly [string, string, string];
  readonly odd: string;
  readonly edition: string | undefined;
  readonly mixed: boolean;
  readonly filled: boolean;
}

function wide({ all, order, nameOf: named, odd: what, filled }: List): string {
  const twice = what === 'twice' ? order.slice(5, 6) : [];
  const columns = [...order, ...twice];
  const more = what === 'remark' ? ['备注'] : what === 'unknown' ? ['requests/received/nobody'] : [];
  const head = ['organization', 'year', ...columns.map((at) => named(at).join('/')), ...more];
  const records = all.map(({ name, year, texts }) => [
    ...[name, year, ...columns.map(({ id }) => texts.get(id)!)],
    ...more.map(() => (filled ? '7' : '')),
    ...(what === 'too many' && filled ? ['9'] : []),
  ]);
  return [head, ...records].map((record) => `${record.join(',')}\n`).join('');
}

function tidy({ all, order, nameOf: named, odd: what, edition, mixed, filled }: List): string {
  const head = [
    'organization',
    'year',
    ...(edition === undefined ? [] : ['edition']),
    'table',
    'row',
    'column',
    'value',
  ];
  const records = all.map(({ name, year, texts }) =>
    [...order, ...(what === 'twice' ? order.slice(5, 6) : [])].map((at, index) => [
      ...[name, year, ...(edition === undefined ? [] : [edition])],
      ...(what === 'unknown' && index === 4 ? ['requests', 'received', 'nobody'] : named(at)),
      ...[texts.get(at.id)!, ...(what === 'too many' && index === 7 && filled ? ['9'] : [])],
    ]),
  );
  // The records of several bodies in turns.
  const turns = mixed ? records[0]!.flatMap((_, index) => records.map((own) => own[index]!)) : records.flat();
  return [head, ...turns].map((record) => `${record.join(',')}\n`).join('');
}
