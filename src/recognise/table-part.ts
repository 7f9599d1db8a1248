import type { Place } from '../model/document.ts';
import { type Form, type FormTable, tableOf } from '../model/form.ts';
import type { Entry, Ignored, UnknownCell, UnplacedFigure } from '../model/report.ts';
import type { Text } from '../model/text.ts';
import type { Value } from '../model/value.ts';

/** A header and the rows under it, until something else begins; a table may have several such parts. */
export interface TablePart {
  readonly tableId: string;
  readonly place: Place;
  /** Wholly in a hidden sheet, row or column, or not shown on the page (`aside`). */
  readonly hidden: boolean;
  /** Runs over the edge of its page. */
  readonly cut?: true;
  /** The text around its figures has lost characters. */
  readonly lost?: true;
  /** Its cells are named one by one, not found by position. */
  readonly named?: true;
  /** The part as each edition of the form reads it. */
  readonly readings: readonly Reading[];
}

/** A part of a table as one edition reads it. */
export interface Reading {
  readonly form: Form;
  readonly table: FormTable;
  readonly entries: ReadonlyMap<string, Entry>;
  /**
   * Puts its figures into a list of those of the table, in the form's order, without making an entry for each. Returns false if one
   * is not plain. Given only if each of its cells is in the document, and it has nothing else.
   */
  readonly readFigures?: (figures: number[]) => boolean;
  readonly rows: ReadonlySet<string>;
  /** Ids of the rows whose labels are present and whose cells are out of place. */
  readonly shifted?: ReadonlySet<string>;
  readonly ignored: readonly Ignored[];
  /** Figures that could not be assigned to a cell. */
  readonly unplaced?: readonly UnplacedFigure[];
  /** Figures of named cells that only other editions have. */
  readonly unknown?: readonly UnknownCell[];
  /** The reason, if its figures cannot be assigned to columns. */
  readonly why?: Text;
}

/** True if leaving a value out loses information; 0 and blanks may be in cells that were not filled in. */
export function isSignificant(value: Value): boolean {
  return value.kind === 'unreadable' || (value.kind === 'number' && value.number.units !== 0n);
}

export const notOfTheForm: Text = { zh: '不是报告格式中的项目，不计入', en: 'not a line of the form, left out' };

export const unclearColumns: Text = {
  zh: '数字与栏目对不上，无法确定每个数字属于哪一栏',
  en: 'the figures are not under their headings, so it is unclear which column each belongs to',
};

export const severalFigureRows: Text = {
  zh: '下面有几行数字，无法确定以哪一行为准',
  en: 'several rows of figures are under its headings, and it is unclear which one counts',
};

/** A thousands separator taken for a field separator shifts all fields after it. */
export const tooManyFields: Text = {
  zh: '这一行的字段比表头多（也许数字里有没加引号的逗号），无法确定每个数字属于哪一栏',
  en: 'the line has more fields than the header (perhaps a comma in a figure, without quotes), so it is unclear which column each figure belongs to',
};

/** A part to which cells are added one by one. */
export interface OpenPart extends TablePart {
  readonly readings: readonly OpenReading[];
}

interface OpenReading extends Reading {
  readonly entries: Map<string, Entry>;
  readonly rows: Set<string>;
  readonly ignored: Ignored[];
  why?: Text;
}

/** Makes an empty part, with a reading for each form that has the table. */
export function newPart(tableId: string, place: Place, forms: readonly Form[]): OpenPart {
  const readings = forms.flatMap((form): OpenReading[] => {
    const table = tableOf(form, tableId);
    return table ? [{ form, table, entries: new Map(), rows: new Set(), ignored: [] }] : [];
  });
  return { tableId, place, hidden: false, named: true, readings };
}

export function hasEntry({ readings }: OpenPart, form: Form, entry: Entry): boolean {
  return readings.some((reading) => reading.form === form && reading.entries.has(entry.at.id));
}

export function addEntry({ readings }: OpenPart, form: Form, entry: Entry): void {
  const reading = readings.find((one) => one.form === form);
  reading?.entries.set(entry.at.id, entry);
  reading?.rows.add(entry.at.row.id);
}
