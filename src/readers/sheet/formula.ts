import { type Decimal, negate, parse } from '../../model/decimal.ts';
import { letters } from '../../model/document.ts';
import { once } from '../../model/memoize.ts';
import { type Area, columnNumber, isSeveral, lastColumn, lastRow, parseArea } from './area.ts';

/** Cells of the formula's own sheet, or of the sheet named. */
export interface Reference {
  readonly sheet?: string;
  readonly area: Area;
}

/** A summand. `cell` counts one cell as an operand does, `sum` counts an area as SUM does. */
export type Term =
  | { readonly kind: 'number'; readonly number: Decimal }
  | { readonly kind: 'cell' | 'sum'; readonly of: Reference; readonly negative: boolean };

/** A formula that adds and subtracts. `copy` is a formula that only names a cell, and takes its text too. */
export type Formula =
  | { readonly copy: Reference; readonly terms?: undefined }
  | { readonly copy?: undefined; readonly terms: readonly Term[] };

/** Characters of the longest formula that a spreadsheet accepts. */
export const maxFormulaLength = 8192;

/** Depth of nested parentheses. */
const maxDepth = 64;

/** The kinds of tokens, in the order of their groups in `tokens`. */
const kinds = ['space', 'string', 'sheet', 'area', 'number', 'name', 'other'] as const;
const tokens = once(
  () =>
    new RegExp(
      [
        String.raw`(\s+)`,
        `("(?:[^"]|"")*")`,
        String.raw`((?:'(?:[^']|'')+'|[\p{L}\p{N}_.\\]+)!)`,
        String.raw`((?:\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?\d{1,7}:\$?\d{1,7})(?![\p{L}\p{N}_.(\\?!]))`,
        String.raw`((?:\d+\.?\d*|\.\d+)(?:E[+-]?\d+)?)`,
        String.raw`([\p{L}_\\][\p{L}\p{N}_.\\?]*)`,
        String.raw`(\[(?:[^[\]]|\[[^[\]]*\])*\]|.)`,
      ].join('|'),
      'iuys',
    ),
);

interface Token {
  readonly kind: (typeof kinds)[number];
  readonly text: string;
}

function tokenise(formula: string): Token[] {
  const list: Token[] = [];
  const expression = tokens();
  expression.lastIndex = 0;
  for (let match = expression.exec(formula); match; match = expression.exec(formula)) {
    list.push({ kind: kinds[match.findIndex((text, group) => group > 0 && text !== undefined) - 1]!, text: match[0] });
  }
  return list;
}

/** Returns a function that writes a formula moved by so many rows and columns; references with `$` stay. */
export function movableFormula(formula: string): (rows: number, columns: number) => string {
  const list = tokenise(formula).map(({ kind, text }) => ({ text, moves: kind === 'area' && !!parseArea(text) }));
  return (rows, columns) => list.map(({ text, moves }) => (moves ? moved(text, rows, columns) : text)).join('');
}

function moved(reference: string, rows: number, columns: number): string {
  let inside = true;
  const result = reference.replace(/(\$?)([A-Z]+)|(\$?)(\d+)/gi, (part, absolute, column, fixed, row) => {
    if (absolute === '$' || fixed === '$') return part;
    const number = column === undefined ? Number(row) + rows : columnNumber(column) + columns;
    inside &&= number >= 1 && number <= (column === undefined ? lastRow : lastColumn);
    return column === undefined ? String(number) : letters(number);
  });
  return inside ? result : '#REF!';
}

/** Lists the cells that a formula refers to. */
export function referencesIn(formula: Formula | undefined): readonly Reference[] {
  if (!formula) return [];
  return formula.copy ? [formula.copy] : formula.terms.flatMap((term) => (term.kind === 'number' ? [] : [term.of]));
}

/** Parses a formula; `undefined` if it does anything but add and subtract numbers, cells and SUMs. */
export function parseFormula(formula: string): Formula | undefined {
  if (formula.length > maxFormulaLength) return undefined;
  return new Parser(tokenise(formula).filter(({ kind }) => kind !== 'space')).formula();
}

/** An operand or a whole expression; `reference` is set as long as it is nothing but one. */
interface Operand {
  readonly reference?: Reference;
  readonly terms: readonly Term[];
}

const end: Token = { kind: 'other', text: '' };

/** A recursive descent parser. Each method returns `undefined` for what is not sums and differences. */
class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  formula(): Formula | undefined {
    const whole = this.#expression();
    if (!whole || this.#at < this.#tokens.length) return undefined;
    if (whole.reference) return isSeveral(whole.reference.area) ? undefined : { copy: whole.reference };
    return { terms: whole.terms };
  }

  #next(): Token {
    return this.#tokens[this.#at++] ?? end;
  }

  #is(text: string): boolean {
    return this.#tokens[this.#at]?.text === text;
  }

  #take(text: string): boolean {
    if (!this.#is(text)) return false;
    this.#at++;
    return true;
  }

  #expression(): Operand | undefined {
    if (++this.#depth > maxDepth) return undefined;
    let whole = this.#operand();
    while (whole && (this.#is('+') || this.#is('-'))) {
      const sign = this.#next().text;
      const left = scalar(whole);
      const next = this.#operand();
      const right = next && scalar(next);
      whole = left && right && { terms: [...left, ...(sign === '-' ? right.map(negated) : right)] };
    }
    this.#depth--;
    return whole;
  }

  #operand(): Operand | undefined {
    let negative: boolean | undefined;
    while (this.#is('+') || this.#is('-')) if (this.#next().text === '-') negative = !negative;
    const plain = this.#primary();
    if (!plain || negative === undefined) return plain;
    const terms = scalar(plain);
    return terms && { terms: negative ? terms.map(negated) : terms };
  }

  #primary(): Operand | undefined {
    const { kind, text } = this.#next();
    if (kind === 'number') {
      const number = parse(text.replace(/^\./, '0.').replace(/\.(?!\d)/, ''));
      return number && { terms: [{ kind: 'number', number }] };
    }
    if (kind === 'sheet') {
      const next = this.#next();
      const area = next.kind === 'area' ? parseArea(next.text) : undefined;
      return area && { reference: { sheet: sheetName(text), area }, terms: [] };
    }
    if (kind === 'area') {
      const area = parseArea(text);
      return area && { reference: { area }, terms: [] };
    }
    if (text === '(') {
      const inner = this.#expression();
      return this.#take(')') ? inner : undefined;
    }
    return kind === 'name' && text.toUpperCase() === 'SUM' && this.#take('(') ? this.#sum() : undefined;
  }

  #sum(): Operand | undefined {
    const terms: Term[] = [];
    do {
      // An omitted argument adds nothing.
      if (this.#is(',') || this.#is(')')) continue;
      const argument = this.#expression();
      if (!argument) return undefined;
      if (argument.reference) terms.push({ kind: 'sum', of: argument.reference, negative: false });
      else terms.push(...argument.terms);
    } while (this.#take(','));
    return this.#take(')') ? { terms } : undefined;
  }
}

/** Returns an operand as the terms that an operator takes; an area of several cells is not a number. */
function scalar({ reference, terms }: Operand): readonly Term[] | undefined {
  if (!reference) return terms;
  return isSeveral(reference.area) ? undefined : [{ kind: 'cell', of: reference, negative: false }];
}

function negated(term: Term): Term {
  return term.kind === 'number'
    ? { kind: 'number', number: negate(term.number) }
    : { ...term, negative: !term.negative };
}

/** `'表 ''三'''!` → `表 '三'`. */
function sheetName(token: string): string {
  const name = token.slice(0, -1);
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;
}
