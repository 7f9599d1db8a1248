import { add, type Decimal, zero } from './decimal.ts';
import type { Cell, Place } from './document.ts';
import { type Form, type FormCell, type FormSection, type FormTable, formCell, type Line, lines } from './form.ts';
import { memoizeInObject } from './memoize.ts';
import type { Passage } from './passage.ts';
import type { Text } from './text.ts';
import type { Value } from './value.ts';

/** One cell of the form as the report fills it. */
export interface Entry {
  readonly at: FormCell;
  readonly value: Value;
  /** The cell from which it was read; `undefined` if the document has no such row or column. */
  readonly cell: Cell | undefined;
  /** The place of the cell, or of the whole table if there is no cell. */
  readonly place: Place;
}

/** Returns what an entry counts as in sums: a dash and a blank are 0; undefined if it is unknown. */
export function amount({ value }: Entry): Decimal | undefined {
  if (value.kind === 'number') return value.number;
  return value.kind === 'dash' || (value.kind === 'blank' && !value.unknown) ? zero : undefined;
}

/** Returns the sum of some entries; undefined if one of them is unknown. */
export function totalAmount(entries: readonly Entry[]): Decimal | undefined {
  let sum: Decimal | undefined = zero;
  for (const entry of entries) {
    const part = amount(entry);
    sum = sum && part && add(sum, part);
  }
  return sum;
}

/** True if a formula calculates an entry from other cells; a formula of numbers only, `10+2`, does not count. */
export function isCalculated({ cell }: Entry): boolean {
  const formula = cell?.stored?.formula;
  return formula !== undefined && /\p{L}/u.test(formula);
}

/** True if the document has the cell, and it was read. */
export function wasRead({ value }: Entry): boolean {
  return value.kind !== 'absent' && value.kind !== 'unread';
}

/** True if the report is a line of a list that has no column for the cell. */
export function isAbsentFromList({ value }: Entry): boolean {
  return value.kind === 'absent' && value.unlisted === true;
}

/** True if a report is a line of a list that has no column for some of its cells. */
export function isAbridged({ tables, unread }: Report): boolean {
  return unread.some(({ unlisted }) => unlisted) || tables.some(({ entries }) => entries.some(isAbsentFromList));
}

/** A table of the form, filled in: an entry for every cell of the form, in the form's order. */
export interface Table {
  /** The form whose edition the table follows. */
  readonly form: Form;
  readonly table: FormTable;
  readonly place: Place;
  readonly entries: readonly Entry[];
  /** It runs over the edge of its page, so that a missing column may be beyond. */
  readonly cut?: true;
  /** Some texts beside its figures have lost characters: one may be the label of a missing line. */
  readonly lost?: true;
  /** Ids of missing rows whose labels are in the table: their cells are out of place. */
  readonly shifted?: ReadonlySet<string>;
  /** Cells of the table that belong to no line of the form. */
  readonly ignored: readonly Ignored[];
  /** Figures that could not be assigned to any cell, because of which some cells of the table are not read. */
  readonly unplaced?: readonly UnplacedFigure[];
}

/** A figure of a table that could not be assigned to any of its cells. */
export interface UnplacedFigure {
  readonly cell: Cell;
  /** The id of its row, if that is known: then no other row is affected. */
  readonly row?: string;
}

/** A record or column named like a cell, by ids or official labels, that the form does not have. */
export interface UnknownCell {
  /** The name as written; for a record, table, row and column joined by `/`. */
  readonly name: string;
  /** The text of the cell. */
  readonly text: string;
  readonly place: Place;
}

/** A table that occurs a second time. */
export interface Repeated {
  readonly table: FormTable;
  readonly place: Place;
  readonly hidden: boolean;
  /** The cells that occur again, where each cell is named and not the whole table is repeated. */
  readonly cells?: readonly Entry[];
}

/** A cell that belongs to no line of the form, such as a local subtotal or a remark. */
export interface Ignored {
  readonly cell: Cell;
  readonly why: Text;
}

/** A table of the form without figures: it was not found (no `why`), could not be read, or may be a picture. */
export interface Unread {
  readonly form: Form;
  readonly table: FormTable;
  readonly place: Place;
  readonly why?: Text;
  /** It was not found, but one of the document's pictures may show it. */
  readonly pictured?: true;
  /** The report is a line of a list that has no columns for it. */
  readonly unlisted?: true;
}

/** A section heading as found, with the text under it. */
export interface Section {
  /** The ordinal as printed, from 1; null if it is missing. */
  readonly number: number | null;
  /** The whole line, ordinal included. */
  readonly heading: string;
  /** The section of the form to which its wording belongs. */
  readonly section: FormSection;
  /** Its wording is an accepted one with a slip of the pen. */
  readonly misspelt?: true;
  /** The paragraphs below it, without the tables. */
  readonly passages: readonly Passage[];
  readonly place: Place;
}

/** A year that the document states for the report. */
export interface StatedYear {
  readonly year: number;
  readonly from: 'title' | 'period' | 'name' | 'option';
  readonly place: Place;
}

/** The body and the year of a report; null if it does not state them. */
export interface ReportIdentity {
  readonly organization: string | null;
  readonly year: number | null;
}

/** A report, independent of its file format. Rules see nothing else of the file. */
export interface Report extends ReportIdentity {
  /** Every statement of the year, first the one from which `year` was taken. */
  readonly years: readonly StatedYear[];
  /** The form's family: `cn-ogi`. */
  readonly family: string;
  /** The place of the title, or the beginning of the report. */
  readonly place: Place;
  /** The tables with figures, in the form's order. */
  readonly tables: readonly Table[];
  readonly unread: readonly Unread[];
  /** Tables and cells that occur a second time. */
  readonly repeated: readonly Repeated[];
  /** The paragraphs between the title and the first section. */
  readonly opening: readonly Passage[];
  readonly sections: readonly Section[];
  /** Names of cells that the form does not have, each once. */
  readonly unknown?: readonly UnknownCell[];
  /** It is the sum of the other reports of its list, not the report of a body. */
  readonly isTotal?: true;
}

/** Returns the entry of a row and a column, by id, or `undefined` if the form has no such cell. */
export function entryAt({ table, entries }: Table, row: string, column: string): Entry | undefined {
  const at = formCell(table, row, column);
  return at && entries[at.position];
}

/** Returns the form of a report, that of its first table. */
export function formOf({ tables, unread }: Pick<Report, 'tables' | 'unread'>): Form | undefined {
  return (tables[0] ?? unread[0])?.form;
}

/** Returns `区商务局 2023年度`; empty if the report states neither. */
export function reportName({ organization, year }: ReportIdentity): Text {
  const behind = (stated: string) => [organization ?? '', stated].filter((part) => part !== '').join(' ');
  return { zh: behind(year === null ? '' : `${year}年度`), en: behind(year === null ? '' : String(year)) };
}

/** Returns every entry of the tables that were read, in the form's order. */
export const entriesOf = memoizeInObject(({ tables }: Report): readonly Entry[] =>
  tables.map(({ entries }) => entries).reduce((all, own) => all.concat(own), []),
);

/**
 * Returns the rows, or columns, of which a table has no cell at all. If a whole block is absent, its rows are returned, but
 * not its columns. Lines for which a list has no columns are not missing from the reports in it.
 */
export function absentLines({ table, entries }: Table, kind: 'row' | 'column'): { line: Line; id: string }[] {
  return table.blocks.flatMap((block) => {
    const own = entries.filter((entry) => entry.at.block === block && !isAbsentFromList(entry));
    const present = new Set<string>();
    for (const { at, value } of own) if (value.kind !== 'absent') present.add(at[kind].id);
    if (kind === 'column' && present.size === 0) return [];
    const expected = new Set(own.map(({ at }) => at[kind].id));
    const all = lines(kind === 'row' ? block.rows : block.columns);
    const missing = all.filter(({ id }) => expected.has(id) && !present.has(id));
    return missing.map((line) => ({ line, id: `${table.id}/${kind}/${lines(block.rows)[0]?.id}/${line.id}` }));
  });
}
