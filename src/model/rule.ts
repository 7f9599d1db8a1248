import type { Claims } from './claim.ts';
import type { Place } from './document.ts';
import type { FormTable, RuleInfo } from './form.ts';
import type { ReferenceReport } from './reference.ts';
import type { Entry, Report } from './report.ts';
import { type Assessment, type Diagnostic, relatedCell } from './result.ts';
import type { Text } from './text.ts';

export type { RuleInfo } from './form.ts';

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
  /** The statements of its text about its tables. */
  readonly claims: Claims;
  /** The report of the same body for the year before. */
  readonly previous?: ReferenceReport;
}

/**
 * A statement of a rule about one place, which becomes a diagnostic. An entry gives it place, cell, label and table. Without
 * one, the rule states `about`, and as far as there are any `label`, `table` and the `quoted` words of the document; the
 * default of `place` is then that of the report. The default of `kind` is `fail`.
 */
export interface Finding
  extends Pick<Diagnostic, 'message'>,
    Partial<Pick<Diagnostic, 'kind' | 'place' | 'label' | 'table' | 'about' | 'quoted'>>,
    Partial<Pick<Diagnostic, 'related' | 'expected' | 'actual' | 'fix'>> {
  readonly entry?: Entry;
  /** It is reported even if the rule is switched off. */
  readonly always?: true;
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
