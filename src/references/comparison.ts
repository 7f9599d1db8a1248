import type { QuotedClaim } from '../culprit/evidence.ts';
import type { RuleInfo } from '../model/form.ts';
import type { Assessment } from '../model/result.ts';
import type { Finding, Rule } from '../model/rule.ts';

/** The outcome of comparing a report with other reports. */
export interface Comparison {
  /** The relations that are broken or open; `broken` is the relation as one of the report alone, if it can be written so. */
  readonly found: readonly { readonly rule: RuleInfo; readonly finding: Finding; readonly broken?: Assessment }[];
  /** The figures of the others, as far as they give those of the report. */
  readonly evidence: readonly QuotedClaim[];
  /** Ids of the relations that were assessed. */
  readonly relations: readonly string[];
  /** The rules that compare the reports. */
  readonly rules: readonly Rule[];
  /** All rules with which the reports are compared, relations first. */
  readonly infos: readonly RuleInfo[];
}
