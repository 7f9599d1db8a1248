import type { Place } from '../model/document.ts';
import { type Form, type FormTable, formCells, type YearRelation } from '../model/form.ts';
import type { ReferenceReport, ReferenceTable } from '../model/reference.ts';
import { amount, type Entry, type Report, type Table } from '../model/report.ts';
import type { Value } from '../model/value.ts';
import { narrativeOf } from '../narrative/narrative-of.ts';

/** A report as it is kept for the year after: ids for the parts of the form, and no cell that is plainly 0. */
interface Packed {
  readonly organization: string;
  readonly year: number;
  readonly paths: readonly string[];
  readonly tables: readonly PackedTable[];
  readonly passages: readonly (readonly [section: number, text: string, place: Place])[];
  readonly differing: readonly string[];
}

interface PackedTable {
  readonly form: string;
  readonly table: string;
  readonly place: Place;
  readonly isUnread: boolean;
  readonly cells: readonly (readonly [position: number, value: Value, place: Place])[];
}

/** Writes a report of a body and a year as a text. */
export function pack(report: Report, organization: string, year: number): string {
  const { tables, unread, sections, place } = report;
  const compared = narrativeOf(report)?.yearly ?? [];
  const packed: Packed = {
    organization,
    year,
    paths: [place.path],
    tables: [
      ...tables.map(packTable),
      ...unread.map(({ form, table, place }) => ({ form: form.id, table: table.id, place, isUnread: true, cells: [] })),
    ],
    passages: sections.flatMap(({ section, passages }) =>
      (compared.includes(section.number) ? passages : []).map(
        ({ text, lines }) => [section.number, text, lines[0]?.place ?? place] as const,
      ),
    ),
    differing: [],
  };
  return textOf(packed);
}

function packTable({ form, table, place, entries }: Table): PackedTable {
  const needed = entries.filter((entry) => amount(entry)?.units !== 0n || isTerm(entry, form));
  const cells = needed.map((entry) => [entry.at.position, entry.value, entry.place] as const);
  return { form: form.id, table: table.id, place, isUnread: false, cells };
}

/** True if a relation with the year after names the line of an entry. */
function isTerm({ at }: Entry, { yearRelations = [] }: Form): boolean {
  return yearRelations.some(({ table, each, right }: YearRelation) => {
    return table === at.table.id && right.previous.includes((each === 'row' ? at.column : at.row).id);
  });
}

/** Reads what `pack` or `repack` has written; tables of forms that are not given are left out. */
export function unpack(text: string, forms: readonly Form[]): ReferenceReport {
  const { organization, year, paths, tables, passages, differing }: Packed = JSON.parse(text, (key, value) =>
    key === 'units' ? BigInt(value) : value,
  );
  return {
    organization,
    year,
    paths,
    tables: tables.flatMap((one) => unpackTable(one, forms)),
    passages: passages.map(([section, text, place]) => ({ section, passage: { text, lines: [{ from: 0, place }] } })),
    differing: new Set(differing),
  };
}

function unpackTable({ form: id, table: name, place, isUnread, cells }: PackedTable, forms: readonly Form[]) {
  const form = forms.find((one) => one.id === id);
  const table: FormTable | undefined = form?.tables.find((one) => one.id === name);
  if (!form || !table) return [];
  const all = formCells(table);
  const entries = cells.map(([position, value, place]): readonly [string, Entry] => {
    const at = all[position]!;
    return [at.id, { at, value, cell: undefined, place }];
  });
  return [{ form, table, place, isUnread, entries: new Map(entries) } satisfies ReferenceTable];
}

/** Writes a report as a text of which another file says the same, or not: the figures in which they differ are unknown. */
export function repack(text: string, other: ReferenceReport, differing: Iterable<string>): string {
  const packed: Packed = JSON.parse(text);
  return textOf({
    ...packed,
    paths: [...new Set([...packed.paths, ...other.paths])],
    differing: [...new Set([...packed.differing, ...differing])],
  });
}

function textOf(packed: Packed): string {
  return JSON.stringify(packed, (_, value) => (typeof value === 'bigint' ? String(value) : value));
}
