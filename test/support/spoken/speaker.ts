import type { Figures } from '../make/figures.ts';
import { type Numeral, numerals } from './numerals.ts';
import { type Body, type Vocabulary, vocabulary } from './words.ts';

/** Words of a text that state a figure of the tables, or that there was none. */
export interface Clause {
  readonly kind: 'figure' | 'denial';
  /** The offsets of its words in the text, `to` excluded. */
  readonly from: number;
  readonly to: number;
  readonly number: number;
  /** The offsets of its number; null for a denial. */
  readonly numeral: Span | null;
  /** The quantities that a reader may take it for, each a sum of cells, by id. */
  readonly readings: readonly Reading[];
  /** A reader may also pass it over. */
  readonly optional: boolean;
}

export type Reading = readonly string[];

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A text with the clauses in it. */
export interface Spoken {
  readonly text: string;
  readonly clauses: readonly Clause[];
}

/** The content of a clause. */
export interface Quantity {
  readonly number: number;
  readonly readings: readonly Reading[];
  readonly optional?: boolean;
}

/** Quantities by the names that templates have for them; several for words that deny several at once. */
export type Quantities = Readonly<Record<string, Quantity | readonly Quantity[]>>;

/** Returns the text of several texts in a row. */
export function joined(texts: readonly Spoken[], between = ''): Spoken {
  let text = '';
  const clauses: Clause[] = [];
  for (const one of texts) {
    if (text !== '' && one.text !== '') text += between;
    clauses.push(...one.clauses.map((clause) => shifted(clause, text.length)));
    text += one.text;
  }
  return { text, clauses };
}

/** Returns a clause that stands some characters further on. */
export function shifted(clause: Clause, by: number): Clause {
  const { numeral, from, to } = clause;
  const moved = numeral && { from: numeral.from + by, to: numeral.to + by };
  return { ...clause, from: from + by, to: to + by, numeral: moved };
}

const halfWidth: Readonly<Record<string, string>> = { '，': ',', '；': ';', '：': ':', '（': '(', '）': ')' };

/** The report for which a text is written. */
export interface Occasion {
  readonly body: Body;
  readonly year: number;
  readonly edition: string;
}

/** One who writes the text of a report: knows its figures, and has habits of writing. */
export class Speaker {
  readonly body: Body;
  readonly year: number;
  readonly edition: string;
  readonly #figures: Figures;
  readonly #next: () => number;
  readonly #words: Vocabulary;
  readonly #numeral: Numeral;
  readonly #gap: string;
  readonly #half: boolean;

  /** `next` yields whole numbers from 0, which decide on everything that is not given. */
  constructor(figures: Figures, { body, year, edition }: Occasion, next: () => number) {
    this.body = body;
    this.year = year;
    this.edition = edition;
    this.#figures = figures;
    this.#next = next;
    this.#words = vocabulary(body, year);
    this.#numeral = this.pick(numerals);
    this.#gap = this.chance(6) ? ' ' : '';
    this.#half = this.chance(4);
  }

  pick<T>(list: readonly T[]): T {
    return list[this.#next() % list.length]!;
  }

  /** True once in so many times. */
  chance(times: number): boolean {
    return this.#next() % times === 0;
  }

  /** Returns a whole number from `from` up to `to`, included. */
  number(from: number, to: number): number {
    return from + (this.#next() % (to - from + 1));
  }

  /** Returns the sum of some cells, by id. */
  sum(cells: Reading): number {
    return cells.reduce((sum, id) => sum + figureAt(this.#figures, id), 0);
  }

  /** Returns the quantity that one of the readings gives. */
  quantity(...readings: readonly Reading[]): Quantity {
    return { number: this.sum(this.pick(readings)), readings };
  }

  /** Writes a number as this writer does. */
  write(number: number): string {
    return this.#numeral(number);
  }

  /**
   * Words a template: `{name}` is one of the words of that name, `<name|…>` a clause about the quantity of that name, in
   * which `{n}` is its number with the unit.
   */
  say(template: string, quantities: Quantities = {}, unit = '件'): Spoken {
    const pieces = [...template.matchAll(/<(\w+)\|([^<>]*)>|[^<>]+/g)].map(([whole, name, inner]): Spoken => {
      if (name === undefined) return { text: this.#filled(whole), clauses: [] };
      return this.#clause(this.#filled(inner!), [quantities[name]!].flat() as Quantity[], unit);
    });
    const { text, clauses } = joined(pieces);
    return { text: this.#half ? text.replaceAll(/[，；：（）]/g, (mark) => halfWidth[mark]!) : text, clauses };
  }

  #clause(words: string, quantities: readonly Quantity[], unit: string): Spoken {
    const [before, after] = words.split('{n}');
    const numeral = this.write(quantities[0]!.number);
    const from = before!.length + this.#gap.length;
    const text = after === undefined ? words : `${before}${this.#gap}${numeral}${this.#gap}${unit}${after}`;
    const clauses = quantities.map(
      ({ number, readings, optional = false }): Clause => ({
        kind: after === undefined ? 'denial' : 'figure',
        from: 0,
        to: text.length,
        number,
        numeral: after === undefined ? null : { from, to: from + numeral.length },
        readings,
        optional,
      }),
    );
    return { text, clauses };
  }

  #filled(template: string): string {
    return template.replaceAll(/\{(\w{2,})\}/g, (_, name: string) => {
      const words = this.#words[name];
      if (!words) throw new RangeError(`no words for ${name}`);
      return this.#filled(this.pick(words));
    });
  }
}

/** Returns the figure of a cell, by id. */
export function figureAt(figures: Figures, id: string): number {
  const [table, row, column] = id.split('/') as [string, string, string];
  const figure = figures[table]?.[row]?.[column];
  if (figure === undefined) throw new RangeError(`no cell ${id}`);
  return figure;
}
