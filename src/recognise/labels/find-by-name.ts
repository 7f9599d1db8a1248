import { type Form, type FormCell, type FormTable, formCell, type Line, lines } from '../../model/form.ts';
import { remember } from '../../model/memoize.ts';
import { findHeading } from './find-line.ts';
import { findLineByPath } from './match-lines.ts';
import { normalise } from './normalise.ts';

/** What the column of the body, and that of the year, may be called in a table of many reports. */
export const organizationNames: readonly string[] = [
  ...['organization', '名称', '机关单位'],
  ...['单位', '机关', '机构', '部门', '行政机关'].flatMap((name) => [name, `${name}名称`]),
  ...['填报', '报送', '上报', '编制', '报告'].flatMap((verb) => [`${verb}单位`, `${verb}单位名称`, `${verb}机关`]),
];
export const yearNames: readonly string[] = ['year', '年度', '年份', '报告年度', '年'];

/** Names of the column that numbers the lines of a list. 栏次 is not among them: a list shows that column as left out. */
export const listNumberNames: readonly string[] = ['序号', '编号', '行次', '行号'];

/** Rows that may stand above the header of such a table. */
export const maxRowsAboveHeader = 20;

/** The table of that name: its id, or as the form prints it. */
export function findTable(form: Form, name: string): FormTable | undefined {
  return form.tables.find((table) => isTableName(name, form, table));
}

/** Whether a text is what a table is called: `requests`, `表三`, `收到和处理…情况`, `表三 收到和处理…情况`. */
export function isTableName(text: string, form: Form, table: FormTable): boolean {
  return tableNames(form, table).includes(normalise(text));
}

/** All that a table is called, in normal form. */
export function tableNames(form: Form, table: FormTable): readonly string[] {
  const known = namesByTable(form);
  const names = known.get(table) ?? computeTableNames(form, table);
  known.set(table, names);
  return names;
}

const namesByTable = remember((_: Form) => new Map<FormTable, readonly string[]>());

function computeTableNames({ sections }: Form, { id, name, section }: FormTable): string[] {
  const names = [id, name.zh, name.en].map(normalise);
  const own = sections.find(({ number }) => number === section);
  const headings = own ? [own.heading, ...own.aliases].map(normalise) : [];
  return [...names, ...headings, ...headings.map((heading) => normalise(name.zh) + heading)];
}

/** The cells of that row and column, each by id or by its official labels, outer ones first, joined by `/`. */
export function findCells(table: FormTable, rowName: string, columnName: string): FormCell[] {
  return table.blocks.flatMap((block) => {
    const row = findLineByName(rowName.split('/'), lines(block.rows));
    const column = row && findLineByName(columnName.split('/'), lines(block.columns));
    return (row && column && formCell(table, row.id, column.id)) ?? [];
  });
}

/** Whether a name is that of a row of a table. */
export function hasRow({ blocks }: FormTable, name: string): boolean {
  return blocks.some(({ rows }) => findLineByName(name.split('/'), lines(rows)) !== undefined);
}

/** The line of that id, or with these labels, its groups first; or with what messages call it: 一、本年新收. */
export function findLineByName(path: readonly string[], candidates: readonly Line[]): Line | undefined {
  const name = path.join('/');
  const byId = candidates.find(({ id }) => id === name);
  if (byId || /^[a-z0-9.-]+$/.test(name)) return byId;
  const own = path.at(-1) ?? '';
  return (
    withinGroups(path, findLineByPath(path, candidates)) ??
    // The label 本年增/减 has a stroke of its own.
    withinGroups(path.slice(0, -1), findLineByPath([...path.slice(0, -2), path.slice(-2).join('/')], candidates)) ??
    withinGroups(
      path,
      candidates.find((line) => isCalled(own, line)),
    )
  );
}

function isCalled(text: string, { heading }: Line): boolean {
  return heading.name !== undefined && normalise(heading.name) === normalise(text);
}

/** A label in front that is no group of the line belongs to another line, or to none. */
function withinGroups(path: readonly string[], line: Line | undefined): Line | undefined {
  return line && path.slice(0, -1).every((label) => findHeading(label, line.groups)) ? line : undefined;
}
