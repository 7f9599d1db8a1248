import { type Decimal, format } from '../model/decimal.ts';
import { displayText } from '../model/document.ts';
import { entriesOf, type Entry as ReportEntry, wasRead } from '../model/report.ts';
import type { Diagnostic, FileResult } from '../model/result.ts';

/** A number; the text of a cell that is not a plain number, empty for a blank; null for a cell that is absent or not read. */
export type Figure = Decimal | string | null;

/** The figures behind a finding: `expected`, `actual` and `quoted`, where it has them, and its cells by id. */
export type Figures = ReadonlyMap<string, Figure>;

/** Returns the current figures of a finding. */
export function figuresOf(diagnostic: Diagnostic, { reports }: FileResult): Figures {
  const { report, actual, expected, quoted, cell, place, related } = diagnostic;
  const result = report === null ? undefined : reports[report];
  const entries = result ? entriesOf(result.report) : [];
  const cells = cell === null ? related : [{ cell, place }, ...related];
  return new Map<string, Figure>([
    ...(actual ? [['actual', actual] as const] : []),
    ...(expected ? [['expected', expected] as const] : []),
    ...(quoted === null ? [] : [['quoted', quoted] as const]),
    // A cell of another report is part of `actual` or `expected`.
    ...cells.flatMap((one) => {
      const entry = entries.find(({ at, place }) => at.id === one.cell && place === one.place);
      return entry ? [[entry.at.id, figureOf(entry)] as const] : [];
    }),
  ]);
}

/** Numbers are equal however they are written. A number with a unit or note is a text. */
function figureOf(entry: ReportEntry): Figure {
  const { value, cell } = entry;
  if (!wasRead(entry)) return null;
  if (value.kind === 'number' && value.unit === undefined && value.note === undefined) return value.number;
  return cell ? displayText(cell).trim() : '';
}

/** A figure by its name, `expected`, `actual`, `quoted` or the id of a cell; undefined where a set does not have it. */
export type Difference = ReturnType<typeof differences>[number];

/** Returns the cells in which two sets of figures differ; only if there is none, the numbers, and only then the text. */
export function differences(before: Figures, now: Figures) {
  const names = [...new Set([...now.keys(), ...before.keys()])];
  const all = names
    .filter((name) => !isEqual(before.get(name), now.get(name)))
    .map((name) => ({ name, before: before.get(name), now: now.get(name) }));
  const cells = all.filter(({ name }) => name.includes('/'));
  const numbers = all.filter(({ name }) => name !== 'quoted');
  return [cells, numbers].find((some) => some.length > 0) ?? all;
}

/** Returns equal keys for equal figures, in whatever order. */
export function figuresKey(figures: Figures): string {
  return JSON.stringify([...figures].map(([name, figure]) => `${name} ${serialize(figure)}`).sort());
}

function isEqual(a: Figure | undefined, b: Figure | undefined): boolean {
  return a === undefined || b === undefined ? a === b : serialize(a) === serialize(b);
}

/** Returns `12`, `"/"`, `null`. */
function serialize(figure: Figure): string {
  return figure !== null && typeof figure === 'object' ? format(figure) : JSON.stringify(figure);
}
