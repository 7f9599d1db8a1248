import { type Form, type FormCell, type FormTable, formCell, type Line, lines } from '../form.ts';
import { normalise } from './label.ts';
import { headingNamed, matchLine } from './lines.ts';

/** What the column of the body, and that of the year, may be called in a table of many reports. */
export const organizationNames: readonly string[] = [
  'organization',
  '单位',
  '单位名称',
  '机关',
  '机关名称',
  '机构',
  '机构名称',
  '行政机关',
];
export const yearNames: readonly string[] = ['year', '年度', '年份', '报告年度', '年'];

/** Rows that may stand above the header of such a table. */
export const mostAbove = 20;

/** The table of that name: its id, or as the form prints it. */
export function tableNamed(form: Form, name: string): FormTable | undefined {
  const plain = normalise(name);
  return form.tables.find(
    ({ id, name: { zh, en } }) => id === name || [zh, en].some((one) => normalise(one) === plain),
  );
}

/** The cells of that row and column, each by id or by its official labels, outer ones first, joined by `/`. */
export function cellsNamed(table: FormTable, rowName: string, columnName: string): FormCell[] {
  return table.blocks.flatMap((block) => {
    const row = lineNamed(rowName, lines(block.rows));
    const column = row && lineNamed(columnName, lines(block.columns));
    return (row && column && formCell(table, row.id, column.id)) ?? [];
  });
}

/** Whether a name is that of a row of a table. */
export function namesRow({ blocks }: FormTable, name: string): boolean {
  return blocks.some(({ rows }) => lineNamed(name, lines(rows)) !== undefined);
}

function lineNamed(name: string, candidates: readonly Line[]): Line | undefined {
  const byId = candidates.find(({ id }) => id === name);
  if (byId || /^[a-z0-9.-]+$/.test(name)) return byId;
  const steps = name.split('/');
  // The label 本年增/减 has a stroke of its own.
  return lineBelow(steps, candidates) ?? lineBelow([...steps.slice(0, -2), steps.slice(-2).join('/')], candidates);
}

/** A label in front that is no group of the line belongs to another line, or to none. */
function lineBelow(path: readonly string[], candidates: readonly Line[]): Line | undefined {
  const line = matchLine(path, candidates);
  return line && path.slice(0, -1).every((label) => headingNamed(label, line.groups)) ? line : undefined;
}
