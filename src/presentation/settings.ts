import type { Severity } from '../model/form.ts';
import type { Language } from '../model/text.ts';

/** What of a result is said, and in which language. */
export interface Settings {
  readonly language: Language;
  /** Only what makes the run fail, and what could not be checked. */
  readonly quiet: boolean;
  /** What could not be checked counts as an error. */
  readonly strict: boolean;
  /** The least severity that makes the run fail. */
  readonly failOn: Severity | 'never';
  /** Every relation with its figures, what was read, and rule ids beside titles. */
  readonly verbose: boolean;
}
