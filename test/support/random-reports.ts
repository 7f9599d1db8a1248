import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { lint, type Report, readReports, UserError } from '../../src/lint.ts';
import { type Form, type FormCell, type FormTable, formCell, type Heading, tableOf } from '../../src/model/form.ts';
import type { Value } from '../../src/model/value.ts';
import { consistent, type Figures, type Filled } from './make/figures.ts';
import { type Item, items, type Style, title } from './make/printed.ts';
import { official } from './official.ts';
import { runs } from './random-runs.ts';

/** Variations of a printed label: width, spaces, line breaks, ordinals, quotes, other words for a total. */
const ways: readonly ((label: string) => string)[] = [
  (label) => label,
  (label) => label.split('').join(' '),
  (label) => label.replace(/^(.{2})(?=.)/u, '$1\n'),
  (label) => label.replaceAll('（', '(').replaceAll('）', ')'),
  (label) => label.replace(/^(\d)\./, '$1．'),
  (label) => label.replace(/^(\d)\./, '$1、'),
  (label) => label.replace(/^(\d)\./, '$1. '),
  (label) => label.replaceAll(/[“”]/g, '"'),
  (label) => label.replaceAll('“', '「').replaceAll('”', '」'),
  (label) => label.replaceAll(/[“”]/g, ''),
  (label) => label.replace('总计', '合计'),
  (label) => label.replace('本年', '本年（2023）'),
  (label) => `　${label}　`,
  (label) => label.replaceAll('、', ','),
  (label) => (label.length > 6 ? label.slice(0, -1) : label),
];

/** Variations that are recognised only in cells: labels that are cut or explained, brackets missing. */
export const waysInCells: typeof ways = [
  (label) => (label.length > 6 ? label.slice(0, Math.ceil(label.length / 2) + 1) : label),
  (label) => label.replace(/^(\d)\./, '（$1）'),
  (label) => label.replace(/^(\d)\./, (_, digit) => '①②③④⑤⑥⑦⑧'[Number(digit) - 1]!),
  (label) => `${label}（2023年累计）`,
  (label) => `${label}（累计`,
  (label) => label.replace('（', ''),
  (label) => label.replace('）', ''),
];

/** Texts in place of a figure, and the value each is read as. */
const writings: Readonly<Record<string, (figure: number, at: FormCell) => string | number | null>> = {
  number: (figure) => figure,
  text: (figure) => String(figure),
  wide: (figure) => String(figure).replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  thousands: (figure) => figure.toLocaleString('en-US'),
  unit: (figure, { decimal, unit }) => `${figure}${decimal ? (unit ?? '元') : '件'}`,
};
const nothing: readonly (string | number | null)[] = [0, '0', '', '/', '—', '－', '无', '０', null];

function varied(table: FormTable, way: () => (label: string) => string): FormTable {
  const change = (headings: readonly Heading[]): Heading[] =>
    headings.map(({ children, ...heading }) => ({
      ...heading,
      label: way()(heading.label),
      ...(children && { children: change(children) }),
    }));
  const blocks = table.blocks.map((block) => ({ ...block, rows: change(block.rows), columns: change(block.columns) }));
  return { ...table, blocks };
}

/** A report as a writer may have printed it, and the figures that it means. */
export interface Case {
  readonly filled: Filled;
  readonly figures: Figures;
  /** Title, headings and tables, ready to be printed. */
  readonly printed: readonly Item[];
  readonly tables: readonly FormTable[];
  readonly style: Style;
}

function cases(own: Form, known: typeof ways): fc.Arbitrary<Case> {
  const form = official(own);
  const style = fc.record({
    offset: fc.nat(3),
    breadth: fc.integer({ min: 1, max: 3 }),
    spaced: fc.boolean(),
  });
  return fc.tuple(consistent(form), style, fc.infiniteStream(fc.nat())).map(([figures, how, stream]) => {
    const next = () => stream.next().value as number;
    const pick = <T>(list: readonly T[]): T => list[next() % list.length]!;
    const filled: Record<string, Record<string, Record<string, string | number | null>>> = {};
    for (const [table, rows] of Object.entries(figures)) {
      for (const [row, columns] of Object.entries(rows)) {
        for (const [column, figure] of Object.entries(columns)) {
          filled[table] ??= {};
          filled[table]![row] ??= {};
          const at = formCell(tableOf(form, table)!, row, column)!;
          filled[table]![row]![column] =
            figure === 0 ? pick(nothing) : writings[pick(Object.keys(writings))]!(figure, at);
        }
      }
    }
    const tables = form.tables.map((table) => varied(table, () => pick(known)));
    const printed = [title('云浦市', yearOf(form)), ...items({ ...form, tables }, filled)];
    return { filled, figures, tables, printed, style: how };
  });
}

/** Returns the file in its format that prints a report. */
export type Printer = (one: Case) => Uint8Array | Promise<Uint8Array>;

/** Prints random reports in a format, and tests that every cell is read correctly, or not at all. */
export function readsRandomReports(
  printers: Readonly<Record<string, Printer>>,
  usual = 2,
  others: typeof ways = [],
): void {
  describe.each(forms.map((form) => ({ form })))('$form.id, written in every way that was seen', ({ form }) => {
    test.each(Object.keys(printers))('%s: every cell is read as it stands, or not at all', async (format) => {
      await fc.assert(
        fc.asyncProperty(cases(form, [...ways, ...others]), async (one) => {
          const path = `${yearOf(form)}`;
          const bytes = await printers[format]!(one);
          const { reports, diagnostics } = await lint(bytes, { path });
          expect(reports).toHaveLength(1);
          const { wrong, right, all } = compare(one, reports[0]!.report);
          expect(wrong).toEqual([]);
          expect(right / all).toBeGreaterThan(0.99);
          const alarms = diagnostics.filter(({ kind, severity }) => kind === 'fail' && severity === 'error');
          expect(alarms.map(({ rule, message }) => `${rule} ${message.zh}`)).toEqual([]);
        }),
        runs(usual, 15),
      );
    });
  });
}

/** Tests only that no cell is read wrong, for files in which some cells cannot be read. */
export function readsNothingWrong(printers: Readonly<Record<string, Printer>>, usual = 2): void {
  describe.each(forms.map((form) => ({ form })))('$form.id, where not all can be told', ({ form }) => {
    test.each(Object.keys(printers))('%s: no cell is read wrong', async (format) => {
      await fc.assert(
        fc.asyncProperty(cases(form, [...ways, ...waysInCells]), async (one) => {
          const bytes = await printers[format]!(one);
          const reports = await readReports(bytes, { path: `${yearOf(form)}` }).catch(unreadable);
          expect(reports.flatMap((report) => compare(one, report).wrong)).toEqual([]);
        }),
        runs(usual, 15),
      );
    });
  });
}

function unreadable(error: unknown): [] {
  if (error instanceof UserError) return [];
  throw error;
}

interface Comparison {
  readonly wrong: readonly string[];
  readonly right: number;
  readonly all: number;
}

/** Compares what was read with what was printed; a cell that could not be read is not wrong. */
function compare({ figures }: Case, { tables }: Report): Comparison {
  const wrong: string[] = [];
  let right = 0;
  const entries = tables.flatMap((table) => table.entries);
  for (const { at, value } of entries) {
    const figure = figures[at.table.id]?.[at.row.id]?.[at.column.id];
    const read = readAs(value);
    if (read === figure) right++;
    else if (read !== undefined) wrong.push(`${at.id}: ${read}, stands ${figure}`);
  }
  return { wrong, right, all: entries.length };
}

function yearOf({ years }: Form): number {
  return years.to ?? years.from;
}

/** The figure that a value stands for; a blank or dash for 0. */
function readAs(value: Value): number | undefined {
  if (value.kind === 'number') return Number(value.number.units) / 10 ** value.number.scale;
  return value.kind === 'blank' || value.kind === 'dash' ? 0 : undefined;
}
