import { add, type Decimal, equals, negate, subtract, zero } from '../model/decimal.ts';
import { type Equation, equationsOf, type FormCell } from '../model/form.ts';
import { type ReferenceReport, referenceEntry } from '../model/reference.ts';
import { amount } from '../model/report.ts';
import type { CellSum, Part } from './assess.ts';

/** The one child, or the one cell of a child, that would account for a difference. */
export type Cause =
  /** All differences of the report are the figures of this child: it was left out, or counted twice. */
  | { readonly kind: 'child'; readonly child: ReferenceReport; readonly isLeftOut: boolean }
  /** The difference is the figure of this child: it was left out, or counted twice. */
  | { readonly kind: 'part'; readonly part: Part; readonly isLeftOut: boolean }
  /** With another figure in this cell, its own report would be consistent, too. */
  | { readonly kind: 'slip'; readonly part: Part; readonly suggested: Decimal };

/** Returns the function that gives the cause of a difference, if exactly one child accounts for it. */
export function causesIn(sums: readonly CellSum[]): (broken: CellSum) => Cause | undefined {
  const whole = wholeChild(sums);
  return (broken) => {
    const slip = onlyOne(broken.parts.flatMap((part) => slipIn(part, subtract(broken.figure, broken.sum))));
    return slip ?? whole ?? (broken.unknown.length === 0 ? wholePart(broken) : undefined);
  };
}

/** Returns the child whose figures are the differences of all cells, if there is exactly one. */
function wholeChild(sums: readonly CellSum[]): Cause | undefined {
  const compared = sums.filter(({ outcome }) => outcome === 'holds' || outcome === 'broken');
  const broken = compared.filter(({ outcome }) => outcome === 'broken');
  // One difference alone may be that of one cell.
  if (broken.length < 2) return undefined;
  return onlyOne(
    broken[0]!.parts.flatMap(({ child }) =>
      [true, false].flatMap((isLeftOut): Cause[] => {
        const isAccountedFor = (sum: CellSum) => {
          const own = sum.parts.find((part) => part.child === child)?.figure ?? zero;
          return equals(subtract(sum.figure, sum.sum), isLeftOut ? negate(own) : own);
        };
        return compared.every(isAccountedFor) ? [{ kind: 'child', child, isLeftOut }] : [];
      }),
    ),
  );
}

/** Returns the child whose figure is the difference of a cell, if there is exactly one. */
function wholePart({ figure, sum, parts }: CellSum): Cause | undefined {
  const difference = subtract(figure, sum);
  const isLeftOut = difference.units < 0n;
  const amountOf = isLeftOut ? negate(difference) : difference;
  return onlyOne(
    parts.filter((part) => equals(part.figure, amountOf)).map((part): Cause => ({ kind: 'part', part, isLeftOut })),
  );
}

/** Returns the figure of a child that would close the difference, if all broken sums of its own report hold with it. */
function slipIn(part: Part, difference: Decimal): Cause[] {
  const suggested = add(part.figure, difference);
  if (suggested.units < 0n) return [];
  const table = part.child.tables.find((one) => one.table === part.entry.at.table);
  if (!table) return [];
  const equations = equationsOf(table.table, table.form.relations).filter((one) => isTerm(part.entry.at, one));
  const figures = (change?: Decimal) => (cell: FormCell) => {
    if (change && cell === part.entry.at) return change;
    const entry = referenceEntry(table, cell.row.id, cell.column.id);
    return entry && amount(entry);
  };
  const isBroken = equations.some((one) => holds(one, figures()) === false);
  const isMended = equations.every((one) => holds(one, figures(suggested)) === true);
  return isBroken && isMended ? [{ kind: 'slip', part, suggested }] : [];
}

function isTerm(cell: FormCell, { left, right }: Equation): boolean {
  return left.includes(cell) || right.includes(cell);
}

/** Returns whether an equation holds; undefined if a figure is unknown. */
function holds({ left, right }: Equation, figureOf: (cell: FormCell) => Decimal | undefined): boolean | undefined {
  const sumOf = (cells: readonly FormCell[]) =>
    cells.reduce<Decimal | undefined>((sum, cell) => {
      const figure = figureOf(cell);
      return sum && figure && add(sum, figure);
    }, zero);
  const [l, r] = [sumOf(left), sumOf(right)];
  return l && r && equals(l, r);
}

function onlyOne<T>(all: readonly T[]): T | undefined {
  return all.length === 1 ? all[0] : undefined;
}
