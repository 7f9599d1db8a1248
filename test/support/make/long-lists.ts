import fc from 'fast-check';
import { forms } from '../../../src/forms.ts';
import { fingerprint } from '../../../src/model/fingerprint.ts';
import { type Form, formCells } from '../../../src/model/form.ts';
import { official } from '../official.ts';
import { consistent, type Figures } from './figures.ts';

/** A body of a list, and what it writes instead of some of its figures. */
interface Body {
  readonly name: string;
  readonly year: string;
  readonly figures: Figures;
  readonly instead: ReadonlyMap<string, string>;
}

export interface LongList {
  readonly shape: 'tidy' | 'wide' | 'lines';
  readonly bodies: readonly Body[];
  readonly delimiter: ',' | ';' | '\t';
  readonly isDeclared: boolean;
  readonly hasMark: boolean;
  readonly lineEnd: '\n' | '\r\n';
  /** The last line ends as the others do. */
  readonly isClosed: boolean;
}

const [form] = forms as [Form];
const cells = official(form).tables.flatMap(formCells);

/** Texts that are clean, broken, blank, odd, or need quotes. */
const texts = ['', '-', '12', '99999999', '1.5', '约20', '0012', '3件', '"甲,乙；丙"', '"两\n行"', '"1,234"', ' 7 '];

const instead = fc.oneof(
  { weight: 2, arbitrary: fc.constant(new Map<string, string>()) },
  fc
    .array(fc.tuple(fc.constantFrom(...cells.map(({ id }) => id)), fc.constantFrom(...texts)), { maxLength: 2 })
    .map((entries) => new Map(entries)),
);

/** Lists of some bodies, as `names` gives them. */
export function longLists(names: fc.Arbitrary<readonly string[]>): fc.Arbitrary<LongList> {
  const facts = fc.record({
    year: fc.constantFrom('2023', '2023', '2022', '2020', '2023年度', ''),
    figures: consistent(form),
    instead,
  });
  return fc
    .record({
      shape: fc.constantFrom('tidy' as const, 'wide' as const, 'lines' as const),
      names,
      delimiter: fc.constantFrom(',' as const, ';' as const, '\t' as const),
      isDeclared: fc.boolean(),
      hasMark: fc.boolean(),
      lineEnd: fc.constantFrom('\n' as const, '\r\n' as const),
      isClosed: fc.boolean(),
    })
    .chain(({ names: all, ...layout }) =>
      fc
        .array(facts, { minLength: all.length, maxLength: all.length })
        .map((own) => ({ ...layout, bodies: own.map((one, index) => ({ ...one, name: all[index]! })) })),
    );
}

/** Writes a list; with a seed, its records in another order. */
export function written(list: LongList, seed: number | null = null): string {
  const { shape, bodies, delimiter, isDeclared, hasMark, lineEnd, isClosed } = list;
  const field = (text: string) => (text.startsWith('"') || !text.includes(delimiter) ? text : `"${text}"`);
  const record = (fields: readonly string[]) => fields.map(field).join(delimiter);
  if (shape === 'lines') {
    const lines = inOrderOf(seed, bodies.map(asJson));
    return (hasMark ? '\ufeff' : '') + lines.join(lineEnd) + (isClosed ? lineEnd : '');
  }
  const [header, ...others] = recordsOf(list).map(record);
  const records = [...(isDeclared ? [`sep=${delimiter}`] : []), header, ...inOrderOf(seed, others)];
  return (hasMark ? '\ufeff' : '') + records.join(lineEnd) + (isClosed ? lineEnd : '');
}

/** Returns the fields of the records of a list that is not of lines, those of its header first. */
export function recordsOf({ shape, bodies }: Pick<LongList, 'shape' | 'bodies'>): string[][] {
  const textOf = ({ figures, instead: own }: Body, { id, table, row, column }: (typeof cells)[number]) =>
    own.get(id) ?? String(figures[table.id]![row.id]![column.id]!);
  const tidy = (body: Body) =>
    cells.map((cell) => [body.name, body.year, cell.table.id, cell.row.id, cell.column.id, textOf(body, cell)]);
  const wide = (body: Body) => [[body.name, body.year, ...cells.map((cell) => textOf(body, cell))]];
  const header =
    shape === 'tidy'
      ? ['organization', 'year', 'table', 'row', 'column', 'value']
      : ['organization', 'year', ...cells.map(({ id }) => id)];
  return [header, ...bodies.flatMap(shape === 'tidy' ? tidy : wide)];
}

/** Returns a body as a report in JSON, on a line. */
function asJson({ name, year, figures, instead: own }: Body): string {
  const tables: Record<string, Record<string, Record<string, unknown>>> = {};
  for (const { id, table, row, column } of cells) {
    const text = own.get(id);
    tables[table.id] ??= {};
    tables[table.id]![row.id] ??= {};
    tables[table.id]![row.id]![column.id] = text === undefined ? figures[table.id]![row.id]![column.id] : { text };
  }
  return JSON.stringify({ organization: name || null, year: Number.parseInt(year, 10) || null, tables });
}

/** Returns texts in an order that a seed gives: by a hash of each. */
function inOrderOf(seed: number | null, texts: readonly string[]): readonly string[] {
  if (seed === null) return texts;
  const keyed = texts.map((text) => ({ text, key: fingerprint(text, String(seed)) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ text }) => text);
}
