import { add, type Decimal, negate, parse, zero } from '../../model/decimal.ts';
import { type Program, parseFormula, type Reference, type Term } from './formula.ts';
import { spelledNumber } from './literal.ts';
import type { Sheet, StoredCell } from './sheet.ts';

/** What a cell counts as in a formula; a boolean's number is 1 or 0. `unknown` is an error, or cannot be told. */
export type Value =
  /** `ofBlanks`: the result of a formula whose inputs are all blank. */
  | { readonly kind: 'number'; readonly number: Decimal; readonly ofBlanks?: true }
  | { readonly kind: 'boolean'; readonly number: Decimal; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'blank' }
  | { readonly kind: 'unknown' };

const blank: Value = { kind: 'blank' };
const unknown: Value = { kind: 'unknown' };

/** Cells looked at for all formulas of a workbook together; sums over sums over whole columns end here. */
const mostVisits = 5_000_000;

/** A formula on its way: it is visited a second time when all that it needs is known. */
interface Frame {
  readonly cell: StoredCell;
  readonly sheet: Sheet;
  readonly program: Program | undefined;
  entered: boolean;
}

/**
 * What the formulas of a workbook give over its stored values: each is computed
 * anew, whatever result is cached, and where it cannot be, the cached one counts.
 * The function returned is for cells with a formula.
 */
export function evaluator(sheets: readonly Sheet[]): (cell: StoredCell, sheet: Sheet) => Value {
  const byName = new Map(sheets.map((sheet) => [sheet.name.toLowerCase(), sheet]));
  const computed = new Map<StoredCell, Value>();
  const circular = new Set<StoredCell>();
  let visits = 0;

  const sheetOf = ({ sheet }: Reference, own: Sheet) => (sheet === undefined ? own : byName.get(sheet.toLowerCase()));

  /** Calls `visit` for each cell that holds anything, until it returns false. */
  const scan = (reference: Reference, own: Sheet, visit: (cell: StoredCell, sheet: Sheet) => boolean): boolean => {
    const sheet = sheetOf(reference, own);
    if (!sheet) return false;
    const { top, left, bottom, right } = reference.area;
    const scanRow = (cells: readonly (StoredCell | undefined)[]): boolean => {
      for (let index = left - 1; index < Math.min(right, cells.length); index++) {
        if (++visits > mostVisits) return false;
        const cell = cells[index];
        if (cell && !visit(cell, sheet)) return false;
      }
      return true;
    };
    if (bottom - top >= sheet.rows.size) {
      for (const [row, cells] of sheet.rows) {
        if (++visits > mostVisits) return false;
        if (row >= top && row <= bottom && !scanRow(cells)) return false;
      }
      return true;
    }
    for (let row = top; row <= bottom; row++) {
      if (++visits > mostVisits) return false;
      const cells = sheet.rows.get(row);
      if (cells && !scanRow(cells)) return false;
    }
    return true;
  };

  const known = (cell: StoredCell): Value => {
    if (circular.has(cell)) return unknown;
    const value = computed.get(cell);
    return value === undefined || value.kind === 'unknown' ? stored(cell) : value;
  };

  const total = (reference: Reference, own: Sheet): Decimal | undefined => {
    let sum = zero;
    const told = scan(reference, own, (cell) => {
      const value = known(cell);
      if (value.kind === 'number') sum = add(sum, value.number);
      return value.kind !== 'unknown';
    });
    return told ? sum : undefined;
  };

  const single = (reference: Reference, own: Sheet): Value => {
    let value = blank;
    const told = scan(reference, own, (cell) => {
      value = known(cell);
      return true;
    });
    return told ? value : unknown;
  };

  const count = (term: Term, own: Sheet): Decimal | undefined => {
    if (term.kind === 'number') return term.number;
    const number = term.kind === 'sum' ? total(term.of, own) : operand(single(term.of, own));
    return number && term.negative ? negate(number) : number;
  };

  const isOfBlanks = (program: Program, own: Sheet): boolean => {
    const inputs = references(program);
    const isBlank = (cell: StoredCell): boolean => {
      const value = known(cell);
      return value.kind === 'number' && value.ofBlanks === true;
    };
    return inputs.length > 0 && inputs.every((reference) => scan(reference, own, isBlank));
  };

  const compute = (program: Program | undefined, own: Sheet): Value => {
    const value = result(program, own);
    return program && value.kind === 'number' && isOfBlanks(program, own) ? { ...value, ofBlanks: true } : value;
  };

  const result = (program: Program | undefined, own: Sheet): Value => {
    if (!program) return unknown;
    if (program.copy) {
      const value = single(program.copy, own);
      return value.kind === 'blank' ? { kind: 'number', number: zero } : value;
    }
    let sum = zero;
    for (const term of program.terms) {
      const number = count(term, own);
      if (!number) return unknown;
      sum = add(sum, number);
    }
    return { kind: 'number', number: sum };
  };

  const frame = (cell: StoredCell, sheet: Sheet): Frame => {
    const program = cell.formula === undefined || cell.array ? undefined : parseFormula(cell.formula);
    return { cell, sheet, program, entered: false };
  };

  return (cell, sheet) => {
    const path = new Set<StoredCell>();
    const stack = [frame(cell, sheet)];
    while (stack.length > 0) {
      const top = stack.at(-1)!;
      if (computed.has(top.cell)) {
        stack.pop();
        continue;
      }
      if (top.entered) {
        computed.set(top.cell, circular.has(top.cell) ? unknown : compute(top.program, top.sheet));
        path.delete(top.cell);
        stack.pop();
        continue;
      }
      top.entered = true;
      path.add(top.cell);
      const needed = (one: StoredCell, home: Sheet): boolean => {
        if (one.formula === undefined || computed.has(one)) return true;
        if (path.has(one)) {
          const steps = [...path];
          for (const step of steps.slice(steps.indexOf(one))) circular.add(step);
          return false;
        }
        stack.push(frame(one, home));
        return true;
      };
      if (!references(top.program).every((reference) => scan(reference, top.sheet, needed))) {
        computed.set(top.cell, unknown);
        path.delete(top.cell);
      }
    }
    return computed.get(cell) ?? unknown;
  };
}

function references(program: Program | undefined): readonly Reference[] {
  if (!program) return [];
  return program.copy ? [program.copy] : program.terms.flatMap((term) => (term.kind === 'number' ? [] : [term.of]));
}

/** What the file itself says that the cell holds. */
function stored({ kind, value }: StoredCell): Value {
  if (kind === 'number') {
    const number = parse(value);
    return number ? { kind, number } : unknown;
  }
  if (kind === 'boolean') return { kind, number: value === 'TRUE' ? { units: 1n, scale: 0 } : zero, text: value };
  return kind === 'text' ? { kind, text: value } : unknown;
}

/** What `+` makes of a value: text that spells a number is one. */
function operand(value: Value): Decimal | undefined {
  if (value.kind === 'blank') return zero;
  if (value.kind === 'number' || value.kind === 'boolean') return value.number;
  const spelled = value.kind === 'text' ? spelledNumber(value.text) : undefined;
  return spelled === undefined ? undefined : parse(spelled);
}
