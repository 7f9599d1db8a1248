import type { Decimal } from './decimal.ts';
import type { Form, Relation } from './form.ts';
import type { Entry } from './report.ts';

/** The outcome of one relation for one row or column of one report. */
export interface Assessment {
  readonly relation: Relation;
  readonly form: Form;
  /** Id of the row or column. */
  readonly line: string;
  /** `open`: a figure is unknown. */
  readonly outcome: 'holds' | 'broken' | 'open';
  readonly left: Sum;
  readonly right: Sum;
}

/** A side of a relation with its figures; `sum` is undefined if one of them is unknown. */
export interface Sum {
  readonly entries: readonly Entry[];
  readonly sum: Decimal | undefined;
}
