import type { Decimal } from './decimal.ts';
import type { Passage } from './passage.ts';
import type { Entry } from './report.ts';

/** The statements of a report's text, in its order. */
export interface Claims {
  readonly figures: readonly Claim[];
  readonly divisions: readonly Division[];
}

/** The statements of a report without text. */
export const nothingClaimed: Claims = { figures: [], divisions: [] };

/** A list that divides a number of the text: `N条，其中 a、b、c`. */
export interface Division {
  readonly passage: Passage;
  /** The offsets of the list in the passage, in UTF-16 units from 0, `to` excluded. */
  readonly from: number;
  readonly to: number;
  readonly number: Decimal;
  readonly parts: readonly Decimal[];
  /** The sum of the parts. */
  readonly sum: Decimal;
  /** `agrees`: the parts make the number; `open`: they need not. */
  readonly outcome: 'agrees' | 'differs' | 'open';
}

/** Words of the report that state a figure of its tables. */
export interface Claim {
  /** A figure, or the statement that there was none, which claims 0. */
  readonly kind: 'figure' | 'denial';
  readonly passage: Passage;
  /** The offsets of its words in the passage, in UTF-16 units from 0, `to` excluded; at most one clause. */
  readonly from: number;
  readonly to: number;
  readonly number: Decimal;
  /** It is given in 万: 1.2万 stands for any number that rounds to it. */
  readonly rounded?: true;
  /** The quantities that the words may mean, the most usual first; at least one. */
  readonly readings: readonly Reading[];
  /** `agrees`: with one of the readings; `open`: it does not, and a figure of one is unknown. */
  readonly outcome: 'agrees' | 'differs' | 'open';
}

/** Cells whose sum a claim may state; one, as a rule. */
export interface Reading {
  readonly entries: readonly Entry[];
  /** Undefined if one of them is unknown. */
  readonly sum: Decimal | undefined;
}

/** Returns the words of a claim or list. */
export function wordsOf({ passage, from, to }: Pick<Claim, 'passage' | 'from' | 'to'>): string {
  return passage.text.slice(from, to);
}
