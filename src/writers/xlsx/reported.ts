import { format } from '../../model/decimal.ts';
import { type Equation, equationsOf, type FormCell } from '../../model/form.ts';
import { type Entry, entryAt, type Table } from '../../model/report.ts';
import type { Assessment } from '../../model/result.ts';
import type { Language } from '../../model/text.ts';
import { amount, describe } from '../../relations.ts';
import { clipped, harmless, mostInCell } from '../../workbook/inert.ts';
import { present } from '../present.ts';
import { standing } from '../standing.ts';
import type { DrawnTable } from './drawing.ts';
import { totalsOf } from './sums.ts';

/**
 * A table of a report as it stands, mistakes included: a total is a formula only where the report's figure is what the
 * formula gives, and a figure that differs keeps a note that says so.
 */
export function reported(table: Table, assessments: readonly Assessment[], language: Language): DrawnTable {
  const typed = asTyped(table);
  const own = assessments.filter(({ left }) => left.entries[0]?.at.table === table.table);
  const assessed = ({ relation, line }: Equation) => own.find((one) => one.relation === relation && one.line === line);
  const entry = entryOf(table);
  const equations = equationsOf(typed.table, table.form.relations).filter(
    (equation) =>
      assessed(equation)?.outcome !== 'open' &&
      [...equation.left, ...equation.right].every((at) => countsAsIs(entry(at))),
  );
  const holds = equations.filter(
    (equation) => assessed(equation)?.outcome === 'holds' && equation.left.every((at) => isFigure(entry(at))),
  );
  return {
    ...typed,
    equations,
    totals: totalsOf(holds),
    note: (at) =>
      own
        .filter((one) => isBrokenAt(one, at))
        .map((one) => describe(one)[language])
        .join('\n'),
  };
}

/** The same without formulas. */
export function asTyped(table: Table): DrawnTable {
  const entry = entryOf(table);
  return {
    table: present(table),
    equations: [],
    totals: new Map(),
    content: (at) => content(entry(at)),
    note: () => '',
  };
}

function entryOf(table: Table): (at: FormCell) => Entry {
  return ({ row, column }) => entryAt(table, row.id, column.id)!;
}

function isBrokenAt({ outcome, left }: Assessment, { id }: FormCell): boolean {
  return outcome === 'broken' && left.entries[0]?.at.id === id;
}

/** A number where a spreadsheet holds every digit of it and nothing stands beside it, else a text; null is blank. */
function content(entry: Entry): string | number | null {
  const { value } = entry;
  if (value.kind === 'blank') return null;
  const plain = value.kind === 'number' && value.unit === undefined && value.note === undefined;
  if (!plain) return clipped(harmless(standing(entry), '\ufffd'), mostInCell);
  const literal = format(value.number);
  const digits = literal.replace(/^-?(?:0\.0*)?/, '').replace('.', '').length;
  return digits <= mostDigits ? Number(literal) : literal;
}

/** Excel keeps no more of a number. */
const mostDigits = 15;

/** Whether a spreadsheet counts the cell as the relations do. */
function countsAsIs(entry: Entry): boolean {
  return isFigure(entry) || amount(entry)?.units === 0n;
}

function isFigure(entry: Entry): boolean {
  return typeof content(entry) === 'number';
}
