import { memoize } from './memoize.ts';
import type { Narrative } from './narrative.ts';
import type { Relation, RollUp, Side, YearRelation } from './relation.ts';
import type { Text } from './text.ts';

export * from './relation.ts';

/** The statutory form as data: one file an edition in `schemas/forms/`, described by `schemas/form.schema.json`. */
export interface Form {
  /** `cn-ogi-2021`. */
  readonly id: string;
  /** The name that all editions of a form share: `cn-ogi`. */
  readonly family: string;
  readonly edition: string;
  readonly title: Text;
  /** The document that prescribes the form. */
  readonly source: string;
  /** The first and last report year for which it is in force; `to` is null as long as it is. */
  readonly years: { readonly from: number; readonly to: number | null };
  /** The names of a report of this form in its title, after the body's name and the year. */
  readonly reportTitles: readonly string[];
  /** The word that precedes the period of the figures in a report, if it states one. */
  readonly period?: string;
  readonly sections: readonly FormSection[];
  /** Words in which headings may differ from the form's. */
  readonly headingWords?: HeadingWords;
  readonly tables: readonly FormTable[];
  readonly relations: readonly Relation[];
  /** Relations with the report of the year before. */
  readonly yearRelations?: readonly YearRelation[];
  /** The rule by which the reports of the bodies below add up to that of the body above. */
  readonly rollUp?: RollUp;
  /** The facts about the text of a report; without them, its text is not compared with its tables. */
  readonly narrative?: Narrative;
}

/** A section of the report that the form prescribes. */
export interface FormSection {
  /** From 1; printed as 一、二、 … */
  readonly number: number;
  readonly heading: string;
  /** Other wordings that are accepted without a finding. */
  readonly aliases: readonly string[];
  /** A hint about its content, for people who fill in a blank form. */
  readonly prompt?: Text;
}

export interface HeadingWords {
  /** Words any of which a heading may have in place of another. */
  readonly interchangeable: readonly (readonly string[])[];
  /** Words that a heading may have or leave out. */
  readonly omissible: readonly string[];
}

/** A table of the form. */
export interface FormTable {
  readonly id: string;
  /** `表三`. */
  readonly name: Text;
  /** The number of the section that holds it; absent in a form without sections. */
  readonly section?: number;
  /** The number of columns of the printed table. */
  readonly width: number;
  /** The number of printed columns that hold row labels. */
  readonly labelWidth: number;
  /** The id of the table whose edition this one has, if its own labels do not tell the edition. */
  readonly editionOf?: string;
  readonly blocks: readonly Block[];
}

/** A part of a table with its own columns. */
export interface Block {
  /** A line above the header. */
  readonly caption?: string;
  /** The text of the upper left cell. */
  readonly corner?: string;
  /** Printed as one line: the row labels are above the columns, which are repeated under each of them. */
  readonly across?: boolean;
  /** Printed without a header, as a list of labels with a figure right of each. It has one column. */
  readonly headless?: boolean;
  readonly columns: readonly Heading[];
  readonly rows: readonly Heading[];
}

/** A label of the printed form: a line with figures (`id`), or a group of lines (`children`). */
export interface Heading {
  readonly id?: string;
  /** As printed. */
  readonly label: string;
  /** Its Chinese name in messages, if it is not the label. */
  readonly name?: string;
  readonly en: string;
  readonly aliases?: readonly string[];
  readonly children?: readonly Heading[];
  /** It is a sum over others: if it is left blank, it is unknown, not zero. */
  readonly total?: boolean;
  /** It may be negative. */
  readonly signed?: boolean;
  /** It may be fractional: an amount of money. */
  readonly decimal?: boolean;
  readonly unit?: string;
  /** The number of printed columns that it covers, at least 1. */
  readonly span?: number;
}

/** A row or column with figures, and the groups that contain it, outermost first. */
export interface Line {
  readonly id: string;
  readonly heading: Heading;
  readonly groups: readonly Heading[];
}

/** One cell of the form. */
export interface FormCell {
  /** `requests/granted/total`. */
  readonly id: string;
  /** The index in `formCells` of its table. */
  readonly position: number;
  readonly table: FormTable;
  readonly block: Block;
  readonly row: Line;
  readonly column: Line;
  readonly total: boolean;
  readonly signed: boolean;
  readonly decimal: boolean;
  readonly unit: string | undefined;
  /** `（二）部分公开·总计`; only the row where the column is not printed. */
  readonly label: Text;
}

/** Returns all relations of a form as rules: those of one report, then those with other reports. */
export function relationRules(form: Form): readonly (Relation | YearRelation | RollUp)[] {
  return [...form.relations, ...relationsWithOthers(form)];
}

/** Returns the relations with other reports: with the year before, then with the bodies below. */
export function relationsWithOthers({ yearRelations = [], rollUp }: Form): readonly (YearRelation | RollUp)[] {
  return rollUp ? [...yearRelations, rollUp] : yearRelations;
}

/** Returns the lines with figures, in printed order. */
export const lines = memoize((headings: readonly Heading[]): readonly Line[] => leaves(headings, []));

function leaves(headings: readonly Heading[], groups: readonly Heading[]): Line[] {
  return headings.flatMap((heading) =>
    heading.children
      ? leaves(heading.children, [...groups, heading])
      : [{ id: heading.id ?? heading.label, heading, groups }],
  );
}

/** Returns every cell of a table, by block, row and column. */
export const formCells = memoize((table: FormTable): readonly FormCell[] =>
  table.blocks
    .flatMap((block) =>
      lines(block.rows).flatMap((row) => lines(block.columns).map((column) => cellOf(table, block, row, column))),
    )
    .map((cell, position) => ({ ...cell, position })),
);

function cellOf(table: FormTable, block: Block, row: Line, column: Line): Omit<FormCell, 'position'> {
  const [a, b] = [row.heading, column.heading];
  return {
    id: `${table.id}/${row.id}/${column.id}`,
    table,
    block,
    row,
    column,
    total: (a.total || b.total) ?? false,
    signed: (a.signed || b.signed) ?? false,
    decimal: (a.decimal || b.decimal) ?? false,
    unit: b.unit ?? a.unit,
    label: block.headless ? nameOf(row) : crossingName(nameOf(row), nameOf(column)),
  };
}

function crossingName(row: Text, column: Text): Text {
  return { zh: `${row.zh}·${column.zh}`, en: `${row.en} · ${column.en}` };
}

const cellsByRow = memoize((table: FormTable) => {
  const rows = new Map<string, Map<string, FormCell>>();
  for (const cell of formCells(table)) {
    const row = rows.get(cell.row.id) ?? new Map<string, FormCell>();
    rows.set(cell.row.id, row.set(cell.column.id, cell));
  }
  return rows;
});

/** Returns the cell at a row and a column, by id, or `undefined` if the form has none. */
export function formCell(table: FormTable, row: string, column: string): FormCell | undefined {
  return cellsByRow(table).get(row)?.get(column);
}

/** Returns a heading as the form prints it: `三、收到和处理政府信息公开申请情况`; empty if it has no such section. */
export function headingOf({ sections }: Form, number: number | undefined): string {
  const section = sections.find((one) => one.number === number);
  return section ? `${ordinalOf(section.number)}、${section.heading}` : '';
}

/** Returns 一 for 1. */
export function ordinalOf(number: number): string {
  return '一二三四五六七八九十'[number - 1] ?? String(number);
}

/** Returns the name of a line in messages. */
export function nameOf({ heading }: Line): Text {
  return { zh: heading.name ?? heading.label, en: heading.en };
}

/** A relation for one row or column of its table. */
export interface Equation {
  readonly relation: Relation;
  /** Id of the row or column. */
  readonly line: string;
  readonly left: readonly FormCell[];
  readonly right: readonly FormCell[];
}

/** Returns the equations of a table: each of its relations for every row or column that has all terms. */
export function equationsOf(table: FormTable, relations: readonly Relation[]): readonly Equation[] {
  const cache = equationsByRelation(table);
  return relations
    .filter((relation) => relation.table === table.id)
    .flatMap((relation) => {
      const found = cache.get(relation) ?? equationsAcross(table, relation);
      cache.set(relation, found);
      return found;
    });
}

const equationsByRelation = memoize((_: FormTable) => new Map<Relation, readonly Equation[]>());

function equationsAcross(table: FormTable, relation: Relation): Equation[] {
  const isRow = relation.each === 'row';
  const all = table.blocks.flatMap(({ rows, columns }) => lines(isRow ? rows : columns).map(({ id }) => id));
  return [...new Set(all)].flatMap((line) => {
    const cellsOf = ({ terms }: Side) =>
      terms.flatMap((term) => (isRow ? formCell(table, line, term) : formCell(table, term, line)) ?? []);
    const [left, right] = [cellsOf(relation.left), cellsOf(relation.right)];
    const isWhole = left.length === relation.left.terms.length && right.length === relation.right.terms.length;
    return isWhole ? [{ relation, line, left, right }] : [];
  });
}

/** Returns the number of equations of a table. */
export function relationCount(form: Form, table: FormTable): number {
  return relationCounts(form)(table);
}

const relationCounts = memoize((form: Form) =>
  memoize((table: FormTable) => equationsOf(table, form.relations).length),
);

export function tableOf(form: Form, id: string): FormTable | undefined {
  return form.tables.find((table) => table.id === id);
}

/** True if this edition is prescribed for the reports of a year. */
export function isInForce({ years: { from, to } }: Form, year: number): boolean {
  return from <= year && year <= (to ?? year);
}

/** Returns the blocks of all tables of some forms. */
export const blocksOf = memoize((forms: readonly Form[]): readonly Block[] =>
  forms.flatMap(({ tables }) => tables).flatMap(({ blocks }) => blocks),
);

/** Returns headings with all their descendants, each group before its children. */
export function headingsIn(headings: readonly Heading[]): Heading[] {
  return headings.flatMap((heading) => [heading, ...headingsIn(heading.children ?? [])]);
}
