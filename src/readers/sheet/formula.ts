import { type Decimal, negate, parse } from '../../model/decimal.ts';
import { letters } from '../../model/document.ts';
import { type Area, columnNumber, lastColumn, lastRow, parseArea } from './area.ts';

/** Cells of the formula's own sheet, or of the one named. */
export interface Reference {
  readonly sheet?: string;
  readonly area: Area;
}

/** What is added up. `cell` counts one cell as an operand does, `sum` counts an area as SUM does. */
export type Term =
  | { readonly kind: 'number'; readonly number: Decimal }
  | { readonly kind: 'cell' | 'sum'; readonly of: Reference; readonly negative: boolean };

/** A formula as far as it is sums and differences: `copy` is a formula that only names a cell, and takes its text too. */
export type Program =
  | { readonly copy: Reference; readonly terms?: undefined }
  | { readonly copy?: undefined; readonly terms: readonly Term[] };

/** Characters of the longest formula that a spreadsheet accepts. */
export const longest = 8192;

/** Parentheses one in another, at most. */
const deepest = 64;

/** A token's kind is the number of its group in `tokens`. */
const kinds = ['space', 'string', 'sheet', 'area', 'number', 'name', 'other'] as const;
const tokens = new RegExp(
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
);

interface Token {
  readonly kind: (typeof kinds)[number];
  readonly text: string;
}

function tokenise(formula: string): Token[] {
  const list: Token[] = [];
  tokens.lastIndex = 0;
  for (let match = tokens.exec(formula); match; match = tokens.exec(formula)) {
    list.push({ kind: kinds[match.findIndex((text, group) => group > 0 && text !== undefined) - 1]!, text: match[0] });
  }
  return list;
}

/** How a formula reads so many rows and columns further: what has no `$` moves along. */
export function movable(formula: string): (rows: number, columns: number) => string {
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

/** An operand or a whole expression; `reference` while it is still nothing but one. */
interface Operand {
  readonly reference?: Reference;
  readonly terms: readonly Term[];
}

const end: Token = { kind: 'other', text: '' };

/** `undefined` where the formula does anything but add and subtract numbers, cells and SUMs. */
export function parseFormula(formula: string): Program | undefined {
  if (formula.length > longest) return undefined;
  const list = tokenise(formula).filter(({ kind }) => kind !== 'space');
  let at = 0;
  let depth = 0;

  const is = (text: string): boolean => list[at]?.text === text;
  const take = (text: string): boolean => is(text) && at++ >= 0;

  const expression = (): Operand | undefined => {
    if (++depth > deepest) return undefined;
    let whole = operand();
    while (whole && (is('+') || is('-'))) {
      const sign = list[at++]!.text;
      const left = scalar(whole);
      const next = operand();
      const right = next && scalar(next);
      whole = left && right && { terms: [...left, ...(sign === '-' ? right.map(negated) : right)] };
    }
    depth--;
    return whole;
  };

  const operand = (): Operand | undefined => {
    let negative: boolean | undefined;
    while (is('+') || is('-')) if (list[at++]!.text === '-') negative = !negative;
    const plain = primary();
    if (!plain || negative === undefined) return plain;
    const terms = scalar(plain);
    return terms && { terms: negative ? terms.map(negated) : terms };
  };

  const primary = (): Operand | undefined => {
    const { kind, text } = list[at++] ?? end;
    if (kind === 'number') {
      const number = parse(text.replace(/^\./, '0.').replace(/\.(?!\d)/, ''));
      return number && { terms: [{ kind: 'number', number }] };
    }
    if (kind === 'sheet') {
      const next = list[at++] ?? end;
      const area = next.kind === 'area' ? parseArea(next.text) : undefined;
      return area && { reference: { sheet: sheetName(text), area }, terms: [] };
    }
    if (kind === 'area') {
      const area = parseArea(text);
      return area && { reference: { area }, terms: [] };
    }
    if (text === '(') {
      const inner = expression();
      return take(')') ? inner : undefined;
    }
    return kind === 'name' && text.toUpperCase() === 'SUM' && take('(') ? sum() : undefined;
  };

  const sum = (): Operand | undefined => {
    const terms: Term[] = [];
    do {
      // An argument left out counts nothing.
      if (is(',') || is(')')) continue;
      const argument = expression();
      if (!argument) return undefined;
      if (argument.reference) terms.push({ kind: 'sum', of: argument.reference, negative: false });
      else terms.push(...argument.terms);
    } while (take(','));
    return take(')') ? { terms } : undefined;
  };

  const whole = expression();
  if (!whole || at < list.length) return undefined;
  if (whole.reference) return isCell(whole.reference) ? { copy: whole.reference } : undefined;
  return { terms: whole.terms };
}

/** What an operator makes of it; an area of several cells is no number. */
function scalar({ reference, terms }: Operand): readonly Term[] | undefined {
  if (!reference) return terms;
  return isCell(reference) ? [{ kind: 'cell', of: reference, negative: false }] : undefined;
}

function isCell({ area }: Reference): boolean {
  return area.top === area.bottom && area.left === area.right;
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
