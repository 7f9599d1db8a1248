import { type Decimal, zero } from './decimal.ts';
import type { Cell, Place } from './document.ts';
import { type Form, type FormCell, type FormSection, type FormTable, formCell, type Line, lines } from './form.ts';
import { remember } from './memoize.ts';
import type { Text } from './text.ts';
import type { Value } from './value.ts';

/** One cell of the form as the report fills it. */
export interface Entry {
  readonly at: FormCell;
  readonly value: Value;
  /** The cell it was read from; `undefined` where the document has no such row or column. */
  readonly cell: Cell | undefined;
  /** The cell's place; the whole table's where there is no cell. */
  readonly place: Place;
}

/** Returns what an entry counts as in sums: a dash and a blank are 0; undefined if it is unknown. */
export function amount({ value }: Entry): Decimal | undefined {
  if (value.kind === 'number') return value.number;
  return value.kind === 'dash' || (value.kind === 'blank' && !value.unknown) ? zero : undefined;
}

/** Whether an entry follows others by a formula; one of figures alone, `10+2`, follows none. */
export function isLive({ cell }: Entry): boolean {
  return /\p{L}/u.test(cell?.stored?.formula ?? '');
}

/** Whether a document tells of a cell: it has it, and was read there. */
export function isThere({ value }: Entry): boolean {
  return value.kind !== 'absent' && value.kind !== 'unread';
}

/** Whether the list that a report is a line of has no column for a cell. */
export function isUnlisted({ value }: Entry): boolean {
  return value.kind === 'absent' && value.unlisted === true;
}

/** Whether a report is a line of a list that has no column for some of its cells. */
export function isCutByList({ tables, unread }: Report): boolean {
  return unread.some(({ unlisted }) => unlisted) || tables.some(({ entries }) => entries.some(isUnlisted));
}

/** A table of the form, filled in: an entry for every cell of the form, in the form's order. */
export interface Table {
  /** The edition that this table follows. */
  readonly form: Form;
  readonly table: FormTable;
  readonly place: Place;
  readonly entries: readonly Entry[];
  /** Runs over the edge of its page: a column that it lacks may stand beyond. */
  readonly cut?: true;
  /** Beside its figures stand texts with characters that were lost: one may be the label of a line that it lacks. */
  readonly lost?: true;
  /** Rows that it lacks, by id, though their labels stand in it: their cells are out of place. */
  readonly shifted?: ReadonlySet<string>;
  /** What stands in the table but is no line of the form. */
  readonly ignored: readonly Ignored[];
  /** Figures that were tied to no cell, because of which cells of the table are not read. */
  readonly strays?: readonly Stray[];
}

/** A figure that stands in a table and was tied to none of its cells. */
export interface Stray {
  readonly cell: Cell;
  /** Id of the row that it stands in, where that is known: then no other is concerned. */
  readonly row?: string;
}

/** A record or column that names a cell as ids or official labels do, and none that the form has. */
export interface UnknownCell {
  /** As it stands; of a record, table, row and column joined by `/`. */
  readonly name: string;
  /** What stands there. */
  readonly text: string;
  readonly place: Place;
}

/** A table that came a second time. */
export interface Repeated {
  readonly table: FormTable;
  readonly place: Place;
  readonly hidden: boolean;
  /** Where each cell is named: those that came again, if not the whole table did. */
  readonly cells?: readonly Entry[];
}

export interface Ignored {
  readonly cell: Cell;
  readonly why: Text;
}

/** A table of the form without figures: not there (`why` is absent), there and not to be read, or perhaps a picture. */
export interface Unread {
  readonly form: Form;
  readonly table: FormTable;
  readonly place: Place;
  readonly why?: Text;
  /** It was not found, but may be one of the document's pictures. */
  readonly pictured?: true;
  /** The list that the report is a line of has no columns for it. */
  readonly unlisted?: true;
}

/** A section heading as found, with the text under it. */
export interface Section {
  /** The ordinal as printed, from 1; null where it is missing. */
  readonly number: number | null;
  /** The whole line, ordinal included. */
  readonly heading: string;
  /** The section of the form that its wording names. */
  readonly section: FormSection;
  /** Paragraphs joined by line breaks. */
  readonly text: string;
  readonly place: Place;
}

/** A year that the document states for the report. */
export interface StatedYear {
  readonly year: number;
  readonly from: 'title' | 'period' | 'name' | 'option';
  readonly place: Place;
}

/** Whose report it is, and of which year; null where it does not say. */
export interface Named {
  readonly organization: string | null;
  readonly year: number | null;
}

/** A report, free of the file format it came in. All that a rule sees. */
export interface Report extends Named {
  /** Every statement of the year, the one that `year` was taken from first. */
  readonly years: readonly StatedYear[];
  /** The form's family: `cn-ogi`. */
  readonly family: string;
  /** The title, or where the report begins. */
  readonly place: Place;
  /** The tables with figures, in the form's order. */
  readonly tables: readonly Table[];
  readonly unread: readonly Unread[];
  /** What came a second time. */
  readonly repeated: readonly Repeated[];
  readonly sections: readonly Section[];
  /** What the form has no place for, each name once. */
  readonly unknown?: readonly UnknownCell[];
  /** The sum of other reports in the list that it stands in, and no body's own. */
  readonly isTotal?: true;
}

/** The entry of a row and a column, by id; `undefined` where the form has no such cell. */
export function entryAt({ table, entries }: Table, row: string, column: string): Entry | undefined {
  const at = formCell(table, row, column);
  return at && entries[at.position];
}

/** `区商务局 2023年度`; empty where it states neither. */
export function reportName({ organization, year }: Named): Text {
  const behind = (stated: string) => [organization ?? '', stated].filter((part) => part !== '').join(' ');
  return { zh: behind(year === null ? '' : `${year}年度`), en: behind(year === null ? '' : String(year)) };
}

/** Every entry of the tables that were read, in the form's order. */
export const entriesOf = remember(({ tables }: Report): readonly Entry[] =>
  tables.map(({ entries }) => entries).reduce((all, own) => all.concat(own), []),
);

/**
 * The rows, or columns, of which a table has no cell at all. A block that is wholly absent
 * lacks its rows; its columns are not named beside them. What a whole list lacks, no line of it does.
 */
export function absentLines({ table, entries }: Table, kind: 'row' | 'column'): { line: Line; id: string }[] {
  return table.blocks.flatMap((block) => {
    const own = entries.filter((entry) => entry.at.block === block && !isUnlisted(entry));
    const present = new Set<string>();
    for (const { at, value } of own) if (value.kind !== 'absent') present.add(at[kind].id);
    if (kind === 'column' && present.size === 0) return [];
    const expected = new Set(own.map(({ at }) => at[kind].id));
    const all = lines(kind === 'row' ? block.rows : block.columns);
    const missing = all.filter(({ id }) => expected.has(id) && !present.has(id));
    return missing.map((line) => ({ line, id: `${table.id}/${kind}/${lines(block.rows)[0]?.id}/${line.id}` }));
  });
}
