import type { Decimal } from './decimal.ts';
import type { Place } from './document.ts';
import type { Entry, Report } from './report.ts';
import type { Assessment, Fix, Related } from './result.ts';
import type { RuleInfo } from './rule-info.ts';
import type { Text } from './text.ts';

export type { RuleInfo } from './rule-info.ts';

/**
 * A rule that is not a relation. It sees the report and nothing else, does no I/O and
 * keeps no state; it returns what it found and leaves id and severity to the engine.
 */
export interface Rule extends RuleInfo {
  check(report: Report, context: Context): Iterable<Finding>;
}

/** What a run knows beside the report. */
export interface Context {
  /** The year that the reports should be of. */
  readonly year?: number;
  /** Every relation of the form, put to the report. */
  readonly assessments: readonly Assessment[];
}

/** What a rule has to say about one spot. */
export interface Finding {
  readonly place: Place;
  /** The form's cell concerned: `at` and `label` of the diagnostic are taken from it. */
  readonly entry?: Entry;
  /** Without an entry: what tells this finding from others of the same rule in the report. */
  readonly about?: string;
  /** Without an entry: the words of the document that the finding rests on. */
  readonly quoted?: string;
  /** Without an entry: what the finding is about, in the form's words. */
  readonly label?: Text;
  readonly message: Text;
  /** `fail` by default. */
  readonly kind?: 'fail' | 'open';
  readonly related?: readonly Related[];
  readonly expected?: Decimal;
  readonly actual?: Decimal;
  /** What to write into the file, where the rule knows. */
  readonly fix?: Fix;
  /** Said even where the rule is switched off. */
  readonly always?: true;
  /** Without an entry: id of the table that the finding is about. */
  readonly table?: string;
}
