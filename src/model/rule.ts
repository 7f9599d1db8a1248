import type { Decimal } from './decimal.ts';
import type { Place } from './document.ts';
import type { FormTable } from './form.ts';
import type { Entry, Report } from './report.ts';
import { type Assessment, type Fix, type Related, relatedCell } from './result.ts';
import type { RuleInfo } from './rule-info.ts';
import type { Text } from './text.ts';

export type { RuleInfo } from './rule-info.ts';

/**
 * A rule that is not a relation. It sees only the report and the context, does no I/O and keeps no state. It returns
 * findings; the engine adds id and severity.
 */
export interface Rule extends RuleInfo {
  check(report: Report, context: Context): Iterable<Finding>;
}

/** The data of a run beside the report. */
export interface Context {
  /** The year that the reports should have. */
  readonly year?: number;
  /** The outcomes of all relations of the report. */
  readonly assessments: readonly Assessment[];
}

/** A statement of a rule about one place. */
export interface Finding {
  /** The default is the place of the entry, else of the report. */
  readonly place?: Place;
  /** The entry concerned, which gives the diagnostic its cell and label. */
  readonly entry?: Entry;
  /** Without an entry: a name that distinguishes the finding from others of the rule in the report. */
  readonly about?: string;
  /** Without an entry: the words of the document on which the finding is based. */
  readonly quoted?: string;
  /** Without an entry: the subject of the finding, in the form's words. */
  readonly label?: Text;
  readonly message: Text;
  /** `fail` by default. */
  readonly kind?: 'fail' | 'open';
  readonly related?: readonly Related[];
  readonly expected?: Decimal;
  readonly actual?: Decimal;
  /** The edits that would fix it, if the rule knows them. */
  readonly fix?: Fix;
  /** It is reported even if the rule is switched off. */
  readonly always?: true;
  /** Without an entry: the id of the table that the finding is about. */
  readonly table?: string;
}

/** Yields one finding about some entries, if there are any; `message` gets their number, and the noun to go with it. */
export function* aboutEntries(
  entries: readonly Entry[],
  message: (count: number, cells: string) => Text,
): Generator<Finding> {
  const [entry, ...others] = entries;
  if (!entry) return;
  const words = message(entries.length, others.length === 0 ? 'cell' : 'cells');
  yield { entry, related: others.map(relatedCell), message: words };
}

/** Returns the parts of a finding about a table; `about` distinguishes it from others of the rule. */
export function aboutTable({ table, place }: { readonly table: FormTable; readonly place: Place }, about = table.id) {
  return { place, about, table: table.id, label: table.name };
}
