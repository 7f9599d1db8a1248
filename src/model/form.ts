import { remember } from './memoize.ts';
import type { Text } from './text.ts';

/** The statutory form as data: one file an edition in `schemas/forms/`, described by `schemas/form.schema.json`. */
export interface Form {
  /** `cn-ogi-2021`. */
  readonly id: string;
  /** What the editions of one form have in common: `cn-ogi`. */
  readonly family: string;
  readonly edition: string;
  readonly title: Text;
  /** The document that prescribes the form. */
  readonly source: string;
  /** Years of report for which it is in force, both included; `to` is null while it is. */
  readonly years: { readonly from: number; readonly to: number | null };
  /** What a report of this form is called in its title, behind the body's name and the year. */
  readonly reportTitles: readonly string[];
  /** The word before which a report states the period of its figures. */
  readonly period: string;
  readonly sections: readonly FormSection[];
  readonly tables: readonly FormTable[];
  readonly relations: readonly Relation[];
}

export interface FormSection {
  /** From 1; printed as 一、二、 … */
  readonly number: number;
  readonly heading: string;
  /** Other wordings that are accepted without a word. */
  readonly aliases: readonly string[];
  /** What belongs there, said to who fills in a blank form. */
  readonly prompt?: Text;
}

export interface FormTable {
  readonly id: string;
  /** `表三`. */
  readonly name: Text;
  /** Number of the section it stands in. */
  readonly section: number;
  /** Columns of the printed table. */
  readonly width: number;
  /** Printed columns that hold row labels. */
  readonly labelWidth: number;
  /** The table whose edition this one takes, where its own labels do not tell. */
  readonly editionOf?: string;
  readonly blocks: readonly Block[];
}

/** A part of a table with columns of its own. */
export interface Block {
  /** A line of its own above the header. */
  readonly caption?: string;
  /** What the upper left cell says. */
  readonly corner?: string;
  /** Printed as one line: the row labels stand above the columns, which are repeated under each. */
  readonly across?: boolean;
  readonly columns: readonly Heading[];
  readonly rows: readonly Heading[];
}

/** A label of the printed form: a line with figures of its own (`id`), or a group of such (`children`). */
export interface Heading {
  readonly id?: string;
  /** As printed. */
  readonly label: string;
  /** What messages call it, in Chinese; the label where absent. */
  readonly name?: string;
  readonly en: string;
  readonly aliases?: readonly string[];
  readonly children?: readonly Heading[];
  /** A sum over others: left blank, it is unknown, not zero. */
  readonly total?: boolean;
  /** May be negative. */
  readonly signed?: boolean;
  /** May be fractional: an amount of money. */
  readonly decimal?: boolean;
  readonly unit?: string;
  /** Printed columns that it takes, at least 1. */
  readonly span?: number;
}

/** A row or column with figures, and the groups that it stands in, outermost first. */
export interface Line {
  readonly id: string;
  readonly heading: Heading;
  readonly groups: readonly Heading[];
}

/** One cell of the form. */
export interface FormCell {
  /** `requests/granted/total`. */
  readonly id: string;
  /** In the table, by `formCells`, from 0. */
  readonly position: number;
  readonly table: FormTable;
  readonly block: Block;
  readonly row: Line;
  readonly column: Line;
  readonly total: boolean;
  readonly signed: boolean;
  readonly decimal: boolean;
  readonly unit: string | undefined;
  /** `（二）部分公开·总计`. */
  readonly label: Text;
}

/** The gravest first. */
export const severities = ['error', 'warning', 'info'] as const;
export type Severity = (typeof severities)[number];

export const severityNames: Readonly<Record<Severity, Text>> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '提醒', en: 'warning' },
  info: { zh: '提示', en: 'info' },
};

/** A linear equation over cells of one table, put to each of its rows or columns: left = right. Its id is a rule id. */
export interface Relation {
  readonly id: string;
  readonly title: Text;
  /** The clause that it rests on. */
  readonly source: string;
  readonly severity: Severity;
  readonly table: string;
  readonly each: 'row' | 'column';
  readonly left: Side;
  readonly right: Side;
}

/** One side of a relation: the sum of its terms. */
export interface Side {
  readonly name: Text;
  /** Ids of columns for `each: row`, of rows for `each: column`. */
  readonly terms: readonly string[];
}

/** The lines with figures, in printed order. */
export const lines = remember((headings: readonly Heading[]): readonly Line[] => leaves(headings, []));

function leaves(headings: readonly Heading[], groups: readonly Heading[]): Line[] {
  return headings.flatMap((heading) =>
    heading.children
      ? leaves(heading.children, [...groups, heading])
      : [{ id: heading.id ?? heading.label, heading, groups }],
  );
}

/** Every cell of a table: by block, row, column. */
export const formCells = remember((table: FormTable): readonly FormCell[] =>
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
    total: (a.total ?? false) || (b.total ?? false),
    signed: (a.signed ?? false) || (b.signed ?? false),
    decimal: (a.decimal ?? false) || (b.decimal ?? false),
    unit: b.unit ?? a.unit,
    label: { zh: `${nameOf(row).zh}·${nameOf(column).zh}`, en: `${nameOf(row).en} · ${nameOf(column).en}` },
  };
}

/** By row, then by column. */
const byLines = remember((table: FormTable): ReadonlyMap<string, ReadonlyMap<string, FormCell>> => {
  const rows = new Map<string, Map<string, FormCell>>();
  for (const cell of formCells(table)) {
    const row = rows.get(cell.row.id) ?? new Map<string, FormCell>();
    rows.set(cell.row.id, row.set(cell.column.id, cell));
  }
  return rows;
});

/** The cell at a row and a column, by id; `undefined` where the form has none. */
export function formCell(table: FormTable, row: string, column: string): FormCell | undefined {
  return byLines(table).get(row)?.get(column);
}

/** As the form prints it: `三、收到和处理政府信息公开申请情况`; empty for a section that it does not have. */
export function headingOf({ sections }: Form, number: number): string {
  const section = sections.find((one) => one.number === number);
  return section ? `${ordinalOf(number)}、${section.heading}` : '';
}

/** 一 for 1. */
export function ordinalOf(number: number): string {
  return '一二三四五六七八九十'[number - 1] ?? String(number);
}

/** What messages call a line. */
export function nameOf({ heading }: Line): Text {
  return { zh: heading.name ?? heading.label, en: heading.en };
}

/** A relation at one row or column of its table. */
export interface Equation {
  readonly relation: Relation;
  /** Id of the row or column. */
  readonly line: string;
  readonly left: readonly FormCell[];
  readonly right: readonly FormCell[];
}

/** All that a table has to satisfy: each of its relations at every row or column that crosses all terms. */
export function equationsOf(table: FormTable, relations: readonly Relation[]): readonly Equation[] {
  const known = equationsByRelation(table);
  return relations
    .filter((relation) => relation.table === table.id)
    .flatMap((relation) => {
      const found = known.get(relation) ?? equationsAcross(table, relation);
      known.set(relation, found);
      return found;
    });
}

const equationsByRelation = remember((_: FormTable) => new Map<Relation, readonly Equation[]>());

function equationsAcross(table: FormTable, relation: Relation): Equation[] {
  const isRow = relation.each === 'row';
  const all = table.blocks.flatMap(({ rows, columns }) => lines(isRow ? rows : columns).map(({ id }) => id));
  return [...new Set(all)].flatMap((line) => {
    const cells = ({ terms }: Side) =>
      terms.flatMap((term) => (isRow ? formCell(table, line, term) : formCell(table, term, line)) ?? []);
    const [left, right] = [cells(relation.left), cells(relation.right)];
    const isWhole = left.length === relation.left.terms.length && right.length === relation.right.terms.length;
    return isWhole ? [{ relation, line, left, right }] : [];
  });
}

/** How many equations a table has to satisfy. */
export function relationCount(form: Form, table: FormTable): number {
  return equationsOf(table, form.relations).length;
}

export function tableOf(form: Form, id: string): FormTable | undefined {
  return form.tables.find((table) => table.id === id);
}

/** Whether reports of a year are to follow this edition. */
export function isInForce({ years: { from, to } }: Form, year: number): boolean {
  return from <= year && year <= (to ?? year);
}

/** The blocks of all tables of some forms. */
export const blocksOf = remember((forms: readonly Form[]): readonly Block[] =>
  forms.flatMap(({ tables }) => tables).flatMap(({ blocks }) => blocks),
);

/** Headings with all that stand below them, each group before its own. */
export function headingsIn(headings: readonly Heading[]): Heading[] {
  return headings.flatMap((heading) => [heading, ...headingsIn(heading.children ?? [])]);
}
