import fc from 'fast-check';
import type { Figures } from '../support/make/figures.ts';

/** Ways to mistype a figure. */
const mistypings: readonly ((figure: number) => number)[] = [
  (figure) => figure * 10,
  (figure) => figure + 1,
  (figure) => Math.max(0, figure - 1),
  () => 0,
  () => 3,
  (figure) => Math.floor(figure / 10),
  (figure) => Number([...`${figure}`].reverse().join('')),
  (figure) => figure + 40,
];

/** A mistake that a writer makes somewhere in 表三. */
export interface Slip {
  /** Decides on the cell, from 0. */
  readonly at: number;
  readonly mistype: (figure: number) => number;
  readonly kind: string;
}

/** One or two mistakes, drawn at random. */
export const slips: fc.Arbitrary<readonly Slip[]> = fc.array(
  fc.record({
    at: fc.nat(),
    mistype: fc.constantFrom(...mistypings),
    kind: fc.constantFrom('alone', 'alone', 'with row total', 'with row total', 'with column total', 'swap', 'shift'),
  }),
  { minLength: 1, maxLength: 2 },
);

/** Returns figures with some mistakes made in 表三. */
export function mistyped(meant: Figures, made: readonly Slip[]): Figures {
  const typed = structuredClone(meant) as Record<string, Record<string, Record<string, number>>>;
  for (const slip of made) spoil(typed.requests!, slip);
  return typed;
}

/** Makes one mistake in 表三, where there are figures. */
function spoil(requests: Record<string, Record<string, number>>, { at, mistype, kind }: Slip): void {
  const filled = Object.values(requests).filter(({ total }) => total! > 0);
  const row = filled[at % filled.length];
  if (!row) return;
  const columns = Object.keys(row);
  const index = Math.floor(at / filled.length) % (columns.length - 1);
  const [column, next, last] = [columns[index]!, columns[index + 1]!, columns[(index + 2) % columns.length]!];
  const by = mistype(row[column]!) - row[column]!;
  if (kind === 'swap') [row[column], row[next]] = [row[next]!, row[column]!];
  else if (kind === 'shift') [row[column], row[next], row[last]] = [0, row[column]!, row[next]!];
  else row[column]! += by;
  if (kind === 'with row total') row.total! += by;
  if (kind === 'with column total') requests.outcomes![column]! += by;
}
