import { type Form, type FormCell, type FormTable, formCell, type Line, lines } from '../../model/form.ts';
import { memoize } from '../../model/memoize.ts';
import { findHeading, lineWordings } from './find-line.ts';
import { findLineByPath } from './match-lines.ts';
import { normalise } from './normalise.ts';

/** Accepted names of the columns for the body and the year in a table of many reports. */
export const organizationNames: readonly string[] = [
  ...['organization', '名称', '机关单位'],
  ...['单位', '机关', '机构', '部门', '行政机关'].flatMap((name) => [name, `${name}名称`]),
  ...['填报', '报送', '上报', '编制', '报告'].flatMap((verb) => [`${verb}单位`, `${verb}单位名称`, `${verb}机关`]),
];
export const yearNames: readonly string[] = ['year', '年度', '年份', '报告年度', '年'];

/**
 * Names of the column that numbers the rows of a list. 栏次 is not one of them: a list reports that column as left out.
 */
export const listNumberNames: readonly string[] = ['序号', '编号', '行次', '行号'];

/** Names of the column that numbers the rows of any other table. */
export const rowNumberNames: readonly string[] = [...listNumberNames, '栏次'];

/** Rows that may be above the header of such a table. */
export const maxRowsAboveHeader = 20;

/** Finds a table by its id or its printed name. */
export function findTable(form: Form, name: string): FormTable | undefined {
  return form.tables.find((table) => isTableName(name, form, table));
}

/** True if a text is a name of a table: `requests`, `表三`, `收到和处理…情况`, `表三 收到和处理…情况`. */
export function isTableName(text: string, form: Form, table: FormTable): boolean {
  return tableNames(form)(table).includes(normalise(text));
}

/** Returns all names of a table of a form, in normal form. */
export const tableNames = memoize(({ sections }: Form) =>
  memoize(({ id, name, section }: FormTable): readonly string[] => {
    const own = sections.find(({ number }) => number === section);
    const headings = own ? [own.heading, ...own.aliases].map(normalise) : [];
    const inFull = headings.map((heading) => normalise(name.zh) + heading);
    return [...[id, name.zh, name.en].map(normalise), ...headings, ...inFull];
  }),
);

/**
 * Finds the cells of a row and a column, each named by id or by its official labels, outer label first, joined by `/`.
 */
export function findCells(table: FormTable, rowName: string, columnName: string): FormCell[] {
  return table.blocks.flatMap((block) => {
    const row = findLineByName(rowName.split('/'), lines(block.rows));
    const column = row && findLineByName(columnName.split('/'), lines(block.columns));
    return (row && column && formCell(table, row.id, column.id)) ?? [];
  });
}

/** True if a table has a row of that name. */
export function hasRow({ blocks }: FormTable, name: string): boolean {
  return blocks.some(({ rows }) => findLineByName(name.split('/'), lines(rows)) !== undefined);
}

/** Finds a line by its id, by its labels (groups first), or by its name in messages: 一、本年新收. */
export function findLineByName(path: readonly string[], candidates: readonly Line[]): Line | undefined {
  const name = path.join('/');
  const byId = candidates.find(({ id }) => id === name);
  if (byId || /^[a-z0-9.-]+$/.test(name)) return byId;
  const own = path.at(-1) ?? '';
  const isCalled = ({ heading }: Line) => heading.name !== undefined && normalise(heading.name) === normalise(own);
  const joined = normalise(path.slice(-2).join('/'));
  const isPrinted = (line: Line) => lineWordings(line).includes(joined);
  return (
    withinGroups(path, findLineByPath(path, candidates)) ??
    // The label 本年增/减 contains a slash.
    withinGroups(path.slice(0, -1), candidates.find(isPrinted)) ??
    withinGroups(path, candidates.find(isCalled))
  );
}

/**
 * Returns the line if every label before the last names a group of it; otherwise the labels mean another line, or none.
 */
function withinGroups(path: readonly string[], line: Line | undefined): Line | undefined {
  return line && path.slice(0, -1).every((label) => findHeading(label, line.groups)) ? line : undefined;
}
