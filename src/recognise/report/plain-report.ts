import type { Document } from '../../model/document.ts';
import { formCells } from '../../model/form.ts';
import { withPlainFigures } from '../../model/plain-figures.ts';
import type { Entry, Report } from '../../model/report.ts';
import { readFigure } from '../../model/value.ts';
import type { Draft } from '../draft.ts';
import type { Layout, PlainCells, TableLayout } from '../plain-cells.ts';
import { addsFractions, hasMore } from './note-figures.ts';
import { PlainTable } from './plain-table.ts';
import { type Hints, yearsOf } from './years.ts';

/**
 * Makes the report of a draft by the layout that it shares with others, which is learned from the first of them. `assembled`
 * assembles the report from the parts of the draft. Returns undefined if more is to be said of such reports than their figures.
 */
export function plainReport(
  draft: Draft,
  cells: PlainCells,
  document: Document,
  hints: Hints,
  assembled: () => Report,
): Report | undefined {
  if (document.title !== undefined || draft.sections.length > 0 || draft.textOutside.length > 0) return undefined;
  const years = yearsOf(draft, document.path, hints, undefined);
  const key = `${years[0]?.year} ${draft.years[0]?.year}`;
  if (!cells.layouts.has(key)) cells.layouts.set(key, layoutOf(assembled(), cells));
  const layout = cells.layouts.get(key);
  if (!layout) return undefined;
  const report: Report = {
    organization: draft.organization,
    year: years[0]?.year ?? null,
    years,
    family: layout.family,
    place: draft.place,
    tables: layout.tables.map((one, index) => {
      return new PlainTable(one, cells.placeOf(one.first), () => entriesOf(one, layout.indices[index]!, cells));
    }),
    unread: none,
    repeated: none,
    opening: none,
    sections: none,
    unknown: none,
    ...(draft.isTotal && { isTotal: true }),
  };
  return withPlainFigures(report, { figures: cells.figures, start: cells.start, tables: layout.indices });
}

const none: readonly never[] = [];

/** Makes the entries of a table, given the indices of its figures. */
function entriesOf({ table }: TableLayout, indices: readonly number[], cells: PlainCells): Entry[] {
  return formCells(table).map((at, position) => {
    const cell = cells.cellOf(indices[position]!);
    return { at, value: readFigure(cell, at), cell, place: cell.place };
  });
}

/** Returns the layout of a report; undefined unless it consists of its figures, each used once. */
function layoutOf(report: Report, cells: PlainCells): Layout | undefined {
  const { family, tables, unread, repeated, sections, unknown = [] } = report;
  if ([unread, repeated, sections, unknown].some(({ length }) => length > 0)) return undefined;
  const all = Array.from({ length: cells.count }, (_, index) => index);
  const indexOf = new Map(all.map((index) => [cells.rowOf(index).cells[cells.positionOf(index)], index]));
  const indices = tables.map(({ entries }) => entries.flatMap(({ cell }) => (cell && indexOf.get(cell)) ?? []));
  const layouts = tables.map((one, number): TableLayout | undefined => {
    const { form, table, place, entries, shifted = new Set() } = one;
    const first = all.find((index) => cells.rowOf(index).place === place);
    const isWhole = indices[number]!.length === entries.length && !hasMore(one) && !addsFractions(form)(table);
    return isWhole && first !== undefined ? { form, table, shifted, first } : undefined;
  });
  const known = layouts.filter((one) => one !== undefined);
  const isWhole = known.length === layouts.length && new Set(indices.flat()).size === all.length;
  return isWhole && indexOf.size === all.length ? { family, tables: known, indices } : undefined;
}
