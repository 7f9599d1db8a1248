import type { Severity } from '../model/form.ts';
import type { Language } from '../model/text.ts';

/** Settings that decide the words. */
export interface Wording {
  readonly language: Language;
  /** Open findings count as errors. */
  readonly strict: boolean;
  /** Every relation with its figures, what was read, and rule ids next to titles. */
  readonly verbose: boolean;
}

/** Settings that decide what of a result is said. */
export interface Settings extends Wording {
  /** Only what makes the run fail, and what could not be checked. */
  readonly quiet: boolean;
  /** The least severity that makes the run fail. */
  readonly failOn: Severity | 'never';
}
