import type { Severity } from '../model/form.ts';
import type { Language } from '../model/text.ts';

/** In which words a result is told. */
export interface Wording {
  readonly language: Language;
  /** What could not be checked counts as an error. */
  readonly strict: boolean;
  /** Every relation with its figures, what was read, and rule ids next to titles. */
  readonly verbose: boolean;
}

/** What of a result is told, and in which words. */
export interface Settings extends Wording {
  /** Only what makes the run fail, and what could not be checked. */
  readonly quiet: boolean;
  /** The least severity that makes the run fail. */
  readonly failOn: Severity | 'never';
}
