import { add, type Decimal, equals, negate, subtract, zero } from '../model/decimal.ts';
import { type Equation, equationsOf, type FormCell } from '../model/form.ts';
import type { ReferenceReport, ReferenceTable } from '../model/reference.ts';
import { amount } from '../model/report.ts';
import type { CellSum, Part } from './assess.ts';
import type { Children } from './children.ts';
import { figureOf } from './figures.ts';

/** The one report, or the one cell of a child, that would account for a difference. */
export type Cause =
  /** The differences are the figures of this report: it was left out, or counted twice. */
  | {
      readonly kind: 'report';
      readonly report: ReferenceReport;
      readonly isLeftOut: boolean;
      /** It is one of those that are summed up. */
      readonly isChild: boolean;
    }
  /** The difference is the figure of this child: it was left out, or counted twice. */
  | { readonly kind: 'part'; readonly part: Part; readonly isLeftOut: boolean }
  | Slip;

/** With another figure in this cell the sum holds: so do the broken sums of its own report, or no other can be so much less. */
interface Slip {
  readonly kind: 'slip';
  readonly part: Part;
  readonly suggested: Decimal;
  readonly isOwnMended: boolean;
}

/** The reports among which the cause may be. */
type Candidates = Pick<Children, 'read' | 'missing' | 'others' | 'sumBelow'>;

/** Returns the function that gives the cause of a difference, if exactly one report accounts for it. */
export function causesIn(sums: readonly CellSum[], children: Candidates): (broken: CellSum) => Cause | undefined {
  const compared = sums.filter(({ outcome }) => outcome === 'holds' || outcome === 'broken');
  const broken = compared.filter(({ outcome }) => outcome === 'broken');
  // Where a report is missing or tells no figure, the differences are not those of the others.
  const isKnown = children.missing.length === 0 && sums.every(({ unknown }) => unknown.length === 0);
  const whole = isKnown && broken.length > 1 ? wholeReport(compared, children) : undefined;
  const common = isKnown && broken.length > 0 ? commonChild(broken) : undefined;
  const isOneChild = isKnown && new Set(broken.map((one) => onlySlip(one)?.part.child)).size === 1;
  return (one) =>
    isOwnSlip(one)
      ? undefined
      : (slipOf(one, children) ?? whole ?? (common && partOf(one, common)) ?? (isOneChild ? onlySlip(one) : undefined));
}

/** Returns the report whose figures are the differences of all cells, if there is exactly one: of the children, else of any. */
function wholeReport(compared: readonly CellSum[], { read, others }: Candidates): Cause | undefined {
  const among = (reports: readonly ReferenceReport[], isChild: boolean) =>
    onlyOne(
      reports.flatMap((report) =>
        [true, false].flatMap((isLeftOut): Cause[] => {
          const isAccountedFor = ({ entry, figure, sum }: CellSum) => {
            const own = figureOf(report, entry.at) ?? zero;
            return equals(subtract(figure, sum), isLeftOut ? negate(own) : own);
          };
          return compared.every(isAccountedFor) ? [{ kind: 'report', report, isLeftOut, isChild }] : [];
        }),
      ),
    );
  return among(read, true) ?? among(others(), false);
}

/** The child whose figures are the differences of all broken cells. */
interface CommonChild {
  readonly child: ReferenceReport;
  readonly isLeftOut: boolean;
}

/** Returns the one child whose figures are the differences of all broken cells. */
function commonChild(broken: readonly CellSum[]): CommonChild | undefined {
  return onlyOne(
    broken[0]!.parts.flatMap(({ child }) =>
      [true, false].flatMap((isLeftOut) => {
        const one = { child, isLeftOut };
        return broken.every((sum) => partOf(sum, one)) ? [one] : [];
      }),
    ),
  );
}

/** Returns the figure of a child as the cause of a difference, if it is as large. */
function partOf({ figure, sum, parts }: CellSum, { child, isLeftOut }: CommonChild): Cause | undefined {
  const part = parts.find((one) => one.child === child);
  const difference = subtract(figure, sum);
  const isEqual = part && equals(part.figure, isLeftOut ? negate(difference) : difference);
  return isEqual ? { kind: 'part', part, isLeftOut } : undefined;
}

/** Returns the one child with a figure that is not right by its own report, and that would close the difference, too. */
function slipOf({ entry, figure, sum, parts }: CellSum, { sumBelow }: Candidates): Cause | undefined {
  const difference = subtract(figure, sum);
  return onlyOne(
    parts.flatMap((part): Cause[] => {
      const suggested = add(part.figure, difference);
      if (suggested.units < 0n) return [];
      const below = sumBelow(part.child, entry.at);
      const isMended = (below && equals(below, suggested)) || mendsOwnSums(part, suggested);
      return isMended ? [{ kind: 'slip', part, suggested, isOwnMended: true }] : [];
    }),
  );
}

/** True if the sums of a child's own report hold with another figure. */
function mendsOwnSums({ child, entry: { at } }: Part, suggested: Decimal): boolean {
  const own = child.tables.find((one) => one.table === at.table);
  return own !== undefined && mendsSums(own, at, suggested, (cell) => figureOf(child, cell));
}

/** True if the sums of the report itself say that its figure is wrong, and that of the children right. */
function isOwnSlip({ table, entry, sum }: CellSum): boolean {
  return mendsSums(table, entry.at, sum, (cell) => {
    const own = table.entries[cell.position];
    return own && amount(own);
  });
}

/** True if broken sums of a table hold with another figure in a cell, and all others of that cell still do. */
function mendsSums(
  { form, table }: Pick<ReferenceTable, 'form' | 'table'>,
  at: FormCell,
  suggested: Decimal,
  figureOf: (cell: FormCell) => Decimal | undefined,
): boolean {
  const equations = equationsOf(table, form.relations).filter((one) => isTerm(at, one));
  const isBroken = equations.some((one) => holds(one, figureOf) === false);
  const changed = (cell: FormCell) => (cell === at ? suggested : figureOf(cell));
  return isBroken && equations.every((one) => holds(one, changed) === true);
}

/** Returns the one child whose figure is large enough to be less by the difference. */
function onlySlip({ figure, sum, parts }: CellSum): Slip | undefined {
  const difference = subtract(figure, sum);
  if (difference.units > 0n) return undefined;
  return onlyOne(
    parts.flatMap((part): Slip[] => {
      const suggested = add(part.figure, difference);
      return suggested.units < 0n ? [] : [{ kind: 'slip', part, suggested, isOwnMended: false }];
    }),
  );
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
