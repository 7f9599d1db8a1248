import { forms } from '../../src/forms.ts';
import type { Form, Heading } from '../../src/model/form.ts';
import { distinct, type Figures, sparse } from './make/figures.ts';
import { asCsv, items, title } from './make/printed.ts';
import { official } from './official.ts';
import { utf8 } from './utf8.ts';

type Tables = Record<string, Record<string, Record<string, number | string | null>>>;

/** The figures of a report, and the edition of its form. */
export interface Base {
  readonly edition: string;
  readonly tables: Figures;
}

const officialForms = new Map(forms.map(official).map((form) => [form.edition, form]));

export const bases: readonly Base[] = forms.flatMap((form) => [
  { edition: form.edition, tables: sparse(form) },
  { edition: form.edition, tables: distinct(form) },
]);

const places = ['溪口镇', '青石镇', '柳河镇', '青岚区', '澜溪县', '石桥乡', '白沙街道', '云岭镇', '竹山县', '临江区'];
const offices = ['人民政府', '财政局', '教育局', '水务局', '民政局', '商务局', '司法局', '交通运输局', '医疗保障局'];

/**
 * Makes files such as a district receives, in the form's own layout as CSV: many correct, some with slips of every kind, some
 * half filled in, a few that are pictures. The same seed gives the same files.
 */
export async function variedFiles(
  count: number,
  given: readonly Base[] = bases,
  { seed = 20260131, fine = 0.4 }: { readonly seed?: number; readonly fine?: number } = {},
): Promise<{ readonly path: string; readonly bytes: Uint8Array }[]> {
  const random = mulberry(seed);
  const below = (n: number) => Math.floor(random() * n);
  const files: { path: string; bytes: Uint8Array }[] = [];
  for (let index = 0; index < count; index++) {
    const { edition, tables } = given[index % given.length]!;
    const organization = `${places[index % places.length]}${offices[Math.floor(index / places.length) % offices.length]}`;
    const path = `${String(index + 1).padStart(3, '0')}${organization}.csv`;
    const copy = structuredClone(tables) as Tables;
    const isFine = random() < fine;
    const slips = isFine ? 0 : 1 + below(3);
    for (let slip = 0; slip < slips; slip++) spoil[below(spoil.length)]!(copy, below);
    const isPicture = !isFine && below(20) === 0;
    const bytes = isPicture
      ? Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
      : printed(officialForms.get(edition)!, organization, edition === '2021' ? 2025 : 2020, copy);
    files.push({ path, bytes });
  }
  return files;
}

function printed(form: Form, organization: string, year: number, filled: Tables): Uint8Array {
  const tables = form.tables
    .filter(({ id }) => filled[id])
    .map((table) => ({
      ...table,
      blocks: table.blocks.map((block) => ({ ...block, rows: keep(block.rows, filled[table.id]!) })),
    }));
  return utf8(asCsv([title(organization, year), ...items({ ...form, tables }, filled)]));
}

/** The rows that are filled in, with their groups. */
function keep(headings: readonly Heading[], filled: Tables[string]): Heading[] {
  return headings.flatMap((heading) => {
    if (!heading.children) return filled[heading.id!] ? [heading] : [];
    const children = keep(heading.children, filled);
    return children.length > 0 ? [{ ...heading, children }] : [];
  });
}

type Slip = (tables: Tables, below: (n: number) => number) => void;

/** Slips that occur in reports. */
const spoil: readonly Slip[] = [
  // A figure one too many, or with its digits the wrong way round.
  change((figure) => figure + 1),
  change((figure) => Number([...String(figure)].reverse().join('')) || figure + 9),
  change(() => '约20'),
  change(() => '12件'),
  change(() => -4),
  // Neighbours in each other's place.
  (tables, below) => {
    const row = rowOf(tables, below);
    const [a, b] = Object.keys(row) as [string, string];
    [row[a], row[b]] = [row[b]!, row[a]!];
  },
  // A total that was not filled in, a total left at 0.
  (tables, below) => set(rowOf(tables, below), 'total', null),
  (tables, below) => set(rowOf(tables, below), 'total', 0),
  // Dashes or blanks for every 0 of a table.
  (tables) => replaceZeros(tables.requests!, '/'),
  (tables) => replaceZeros(tables.cases!, null),
  // A row or a table that is not there.
  (tables, below) => {
    const rows = Object.keys(tables.requests!);
    delete tables.requests![rows[below(rows.length)]!];
  },
  (tables) => delete tables.cases,
];

function change(to: (figure: number) => number | string): Slip {
  return (tables, below) => {
    const row = rowOf(tables, below);
    const columns = Object.keys(row);
    const column = columns[below(columns.length)]!;
    const figure = row[column];
    row[column] = to(typeof figure === 'number' ? figure : 0);
  };
}

function rowOf(tables: Tables, below: (n: number) => number) {
  const rows = Object.values(tables.requests!);
  return rows[below(rows.length)]!;
}

function set(row: Tables[string][string], column: string, value: number | null): void {
  row[column] = value;
}

function replaceZeros(table: Tables[string] | undefined, value: string | null): void {
  for (const row of Object.values(table ?? {})) {
    for (const [column, figure] of Object.entries(row)) if (figure === 0 && column !== 'total') row[column] = value;
  }
}

function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
