import type { Place } from '../document.ts';
import type { Form, FormTable } from '../form.ts';
import type { Entry, Ignored } from '../report.ts';
import type { Text } from '../text.ts';

/** A header, whichever edition it is of, and the rows under it until something else begins. */
export interface Piece {
  readonly tableId: string;
  readonly place: Place;
  /** In a hidden sheet, row or column as a whole. */
  readonly hidden: boolean;
  /** How each edition of the form reads it. */
  readonly readings: readonly Reading[];
}

/** A piece as one edition reads it. */
export interface Reading {
  readonly form: Form;
  readonly table: FormTable;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly rows: ReadonlySet<string>;
  readonly ignored: readonly Ignored[];
  /** Why its figures cannot be tied to their columns. */
  readonly why?: Text;
}

export const notOfTheForm: Text = { zh: '不是报告格式中的项目，不计入', en: 'no line of the form, left out' };

export const notTied: Text = {
  zh: '数字与栏目对不上，无法确定每个数字属于哪一栏',
  en: 'the figures do not stand under their headings, so it cannot be told which column each belongs to',
};
