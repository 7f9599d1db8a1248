import { format } from '../../model/decimal.ts';
import { type Equation, equationsOf, type FormCell } from '../../model/form.ts';
import { amount, type Entry, entryAt, type Table } from '../../model/report.ts';
import type { Assessment } from '../../model/result.ts';
import type { Language } from '../../model/text.ts';
import { describeAssessment } from '../../relations.ts';
import { maxInCell, safeText, truncated } from '../../workbook/cell-text.ts';
import { entryText } from '../entry-text.ts';
import { printedTable } from '../printed-table.ts';
import type { TableContent } from './sheet-content.ts';
import { totalsOf } from './sums.ts';

/**
 * Returns a table as reported, mistakes included: a total is a formula only if the formula gives the reported figure,
 * and a figure that differs has a note that says so.
 */
export function reportedTable(table: Table, assessments: readonly Assessment[], language: Language): TableContent {
  const typed = tableWithoutFormulas(table);
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
    noteAt: (at) =>
      own
        .filter(({ outcome, left }) => outcome === 'broken' && left.entries[0]?.at.id === at.id)
        .map((one) => describeAssessment(one)[language])
        .join('\n'),
  };
}

/** Returns a table as reported, without formulas and notes. */
export function tableWithoutFormulas(table: Table): TableContent {
  const entry = entryOf(table);
  return {
    table: printedTable(table),
    equations: [],
    totals: new Map(),
    valueAt: (at) => spreadsheetValue(entry(at)),
    noteAt: () => '',
  };
}

function entryOf(table: Table): (at: FormCell) => Entry {
  return ({ row, column }) => entryAt(table, row.id, column.id)!;
}

/** Returns a plain number that a spreadsheet keeps exactly as a number, a blank as null, and anything else as text. */
function spreadsheetValue(entry: Entry): string | number | null {
  const { value } = entry;
  if (value.kind === 'blank') return null;
  const plain = value.kind === 'number' && value.unit === undefined && value.note === undefined;
  if (!plain) return truncated(safeText(entryText(entry), '\ufffd'), maxInCell);
  const literal = format(value.number);
  const digits = literal.replace(/^-?(?:0\.0*)?/, '').replace('.', '').length;
  return digits <= maxDigits ? Number(literal) : literal;
}

/** Digits that Excel keeps of a number. */
const maxDigits = 15;

/** True if a spreadsheet counts a cell as the relations do. */
function countsAsIs(entry: Entry): boolean {
  return isFigure(entry) || amount(entry)?.units === 0n;
}

function isFigure(entry: Entry): boolean {
  return typeof spreadsheetValue(entry) === 'number';
}
