import { type Decimal, format } from '../model/decimal.ts';
import { inWords } from '../model/document.ts';
import { entriesOf, isThere, type Entry as ReportEntry } from '../model/report.ts';
import type { Diagnostic, FileResult } from '../model/result.ts';

/** A number; the text of what is no plain number, empty for a blank; null where the document has no such cell, or it was not read. */
export type Figure = Decimal | string | null;

/** What a finding rests on: `expected` and `actual` where it compares, its words where no cell holds them, its cells by id. */
export type Figures = ReadonlyMap<string, Figure>;

/** The figures of a finding as they now are. */
export function figuresOf(diagnostic: Diagnostic, { reports }: FileResult): Figures {
  const { report, actual, expected, quoted, cell, place, related } = diagnostic;
  const result = report === null ? undefined : reports[report];
  const entries = result ? entriesOf(result.report) : [];
  const cells = cell === null ? related : [{ cell, place }, ...related];
  return new Map<string, Figure>([
    ...(actual ? [['actual', actual] as const] : []),
    ...(expected ? [['expected', expected] as const] : []),
    ...(quoted === null ? [] : [['quoted', quoted] as const]),
    // A cell of another report has its part in `actual` or `expected`.
    ...cells.flatMap((one) => {
      const entry = entries.find(({ at, place }) => at.id === one.cell && place === one.place);
      return entry ? [[entry.at.id, figureOf(entry)] as const] : [];
    }),
  ]);
}

/** However it is written, a number is that number; what stands beside it makes it a text. */
function figureOf(entry: ReportEntry): Figure {
  const { value, cell } = entry;
  if (!isThere(entry)) return null;
  if (value.kind === 'number' && value.unit === undefined && value.note === undefined) return value.number;
  return cell ? inWords(cell).trim() : '';
}

export interface Difference {
  /** `expected`, `actual`, `quoted`, or the id of a cell. */
  readonly name: string;
  /** Undefined where it was not among them. */
  readonly before: Figure | undefined;
  readonly now: Figure | undefined;
}

/** Where two sets of figures differ: at which cells; sums are named only where no cell tells why they differ. */
export function differences(before: Figures, now: Figures): Difference[] {
  const names = [...new Set([...now.keys(), ...before.keys()])];
  const all = names
    .filter((name) => !same(before.get(name), now.get(name)))
    .map((name) => ({ name, before: before.get(name), now: now.get(name) }));
  const cells = all.filter(({ name }) => name.includes('/'));
  return cells.length > 0 ? cells : all;
}

/** Equal for equal figures, in whatever order they come. */
export function figuresKey(figures: Figures): string {
  return JSON.stringify([...figures].map(([name, figure]) => `${name} ${shown(figure)}`).sort());
}

function same(a: Figure | undefined, b: Figure | undefined): boolean {
  return a === undefined || b === undefined ? a === b : shown(a) === shown(b);
}

/** `12`, `"/"`, `null`. */
function shown(figure: Figure): string {
  return figure !== null && typeof figure === 'object' ? format(figure) : JSON.stringify(figure);
}
