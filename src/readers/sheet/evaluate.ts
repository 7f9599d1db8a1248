import { add, type Decimal, negate, parse, zero } from '../../model/decimal.ts';
import { type Formula, parseFormula, type Reference, referencesIn, type Term } from './formula.ts';
import { numberFromText } from './literal.ts';
import type { Sheet, StoredCell } from './sheet.ts';

/** The value of a cell in a formula; a boolean's number is 1 or 0. `unknown` is an error, or a value that cannot be computed. */
export type Value =
  /** `fromBlanks`: the result of a formula whose inputs are all blank. */
  | { readonly kind: 'number'; readonly number: Decimal; readonly fromBlanks?: true }
  | { readonly kind: 'boolean'; readonly number: Decimal; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'blank' }
  | { readonly kind: 'unknown' };

const blank: Value = { kind: 'blank' };
const unknown: Value = { kind: 'unknown' };
const one: Decimal = { units: 1n, scale: 0 };

/** Cells visited for all formulas of a workbook together; sums over sums over whole columns end here. */
const maxVisits = 5_000_000;

/** A formula to be computed. It is visited a second time when all its inputs are known. */
interface Frame {
  readonly cell: StoredCell;
  readonly sheet: Sheet;
  readonly formula: Formula | undefined;
  entered: boolean;
}

/** Returns false to stop. */
type Visit = (cell: StoredCell, sheet: Sheet) => boolean;

/**
 * Computes the formulas of a workbook from its stored values. Each is computed once, whatever result is cached; the
 * cached result counts only where a formula cannot be computed.
 */
export class Evaluator {
  readonly #sheets: ReadonlyMap<string, Sheet>;
  readonly #computed = new Map<StoredCell, Value>();
  readonly #circular = new Set<StoredCell>();
  #visits = 0;

  constructor(sheets: readonly Sheet[]) {
    this.#sheets = new Map(sheets.map((sheet) => [sheet.name.toLowerCase(), sheet]));
  }

  /** Returns the result of a cell's formula. */
  evaluate(cell: StoredCell, sheet: Sheet): Value {
    const path = new Set<StoredCell>();
    const stack = [frameOf(cell, sheet)];
    for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
      if (this.#computed.has(frame.cell)) {
        stack.pop();
      } else if (frame.entered) {
        this.#computed.set(frame.cell, this.#circular.has(frame.cell) ? unknown : this.#compute(frame));
        path.delete(frame.cell);
        stack.pop();
      } else {
        frame.entered = true;
        path.add(frame.cell);
        if (!this.#pushInputs(frame, stack, path)) {
          this.#computed.set(frame.cell, unknown);
          path.delete(frame.cell);
        }
      }
    }
    return this.#computed.get(cell) ?? unknown;
  }

  /** Pushes the formulas that a formula needs; false if one of them needs this one, or there are too many cells. */
  #pushInputs({ formula, sheet }: Frame, stack: Frame[], path: ReadonlySet<StoredCell>): boolean {
    const push: Visit = (cell, home) => {
      if (cell.formula === undefined || this.#computed.has(cell)) return true;
      if (path.has(cell)) {
        const steps = [...path];
        for (const step of steps.slice(steps.indexOf(cell))) this.#circular.add(step);
        return false;
      }
      stack.push(frameOf(cell, home));
      return true;
    };
    return referencesIn(formula).every((reference) => this.#scan(reference, sheet, push));
  }

  #compute({ formula, sheet }: Frame): Value {
    if (!formula) return unknown;
    const computed = formula.copy ? this.#single(formula.copy, sheet) : this.#add(formula.terms, sheet);
    const value: Value = computed.kind === 'blank' ? { kind: 'number', number: zero } : computed;
    return value.kind === 'number' && this.#isFromBlanks(formula, sheet) ? { ...value, fromBlanks: true } : value;
  }

  #add(terms: readonly Term[], own: Sheet): Value {
    let sum = zero;
    for (const term of terms) {
      const number = this.#numberOf(term, own);
      if (!number) return unknown;
      sum = add(sum, number);
    }
    return { kind: 'number', number: sum };
  }

  #numberOf(term: Term, own: Sheet): Decimal | undefined {
    if (term.kind === 'number') return term.number;
    const number = term.kind === 'sum' ? this.#sum(term.of, own) : operand(this.#single(term.of, own));
    return number && term.negative ? negate(number) : number;
  }

  /** Adds up the numbers of an area, as SUM does; texts and booleans are left out. */
  #sum(reference: Reference, own: Sheet): Decimal | undefined {
    let sum = zero;
    const isKnown = this.#scan(reference, own, (cell) => {
      const value = this.#known(cell);
      if (value.kind === 'number') sum = add(sum, value.number);
      return value.kind !== 'unknown';
    });
    return isKnown ? sum : undefined;
  }

  /** Returns the value of the one cell in an area. */
  #single(reference: Reference, own: Sheet): Value {
    let value = blank;
    const isKnown = this.#scan(reference, own, (cell) => {
      value = this.#known(cell);
      return true;
    });
    return isKnown ? value : unknown;
  }

  #isFromBlanks(formula: Formula, own: Sheet): boolean {
    const references = referencesIn(formula);
    const isFromBlanks: Visit = (cell) => {
      const value = this.#known(cell);
      return value.kind === 'number' && value.fromBlanks === true;
    };
    return references.length > 0 && references.every((reference) => this.#scan(reference, own, isFromBlanks));
  }

  /** Returns the value of a cell whose formula, if any, has been computed. */
  #known(cell: StoredCell): Value {
    if (this.#circular.has(cell)) return unknown;
    const value = this.#computed.get(cell);
    return value === undefined || value.kind === 'unknown' ? stored(cell) : value;
  }

  /**
   * Visits each cell with content; false if a visit stopped it, the sheet does not exist, or there were too many cells.
   */
  #scan({ sheet: name, area }: Reference, own: Sheet, visit: Visit): boolean {
    const sheet = name === undefined ? own : this.#sheets.get(name.toLowerCase());
    if (!sheet) return false;
    const { top, left, bottom, right } = area;
    const rows = bottom - top >= sheet.rows.size ? sheet.rows.keys() : numbersFrom(top, bottom);
    for (const row of rows) {
      if (++this.#visits > maxVisits) return false;
      const cells = row >= top && row <= bottom ? (sheet.rows.get(row) ?? []) : [];
      for (let index = left - 1; index < Math.min(right, cells.length); index++) {
        if (++this.#visits > maxVisits) return false;
        const cell = cells[index];
        if (cell && !visit(cell, sheet)) return false;
      }
    }
    return true;
  }
}

function* numbersFrom(first: number, last: number): Generator<number> {
  for (let number = first; number <= last; number++) yield number;
}

function frameOf(cell: StoredCell, sheet: Sheet): Frame {
  const formula = cell.formula === undefined || cell.array ? undefined : parseFormula(cell.formula);
  return { cell, sheet, formula, entered: false };
}

/** Returns the value that the file states for a cell. */
function stored({ kind, value }: StoredCell): Value {
  if (kind === 'number') {
    const number = parse(value);
    return number ? { kind, number } : unknown;
  }
  if (kind === 'boolean') return { kind, number: value === 'TRUE' ? one : zero, text: value };
  return kind === 'text' ? { kind, text: value } : unknown;
}

/** Returns a value as an operand of `+`: a text that spells a number is one. */
function operand(value: Value): Decimal | undefined {
  if (value.kind === 'blank') return zero;
  if (value.kind === 'number' || value.kind === 'boolean') return value.number;
  const spelled = value.kind === 'text' ? numberFromText(value.text) : undefined;
  return spelled === undefined ? undefined : parse(spelled);
}
