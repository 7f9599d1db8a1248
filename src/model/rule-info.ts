import type { Severity } from './form.ts';
import type { Text } from './text.ts';

/** Facts about a rule; a relation of a form is a rule, too. */
export interface RuleInfo {
  /** Names the defect; also its page, `docs/rules/<id>.md`. */
  readonly id: string;
  readonly severity: Severity;
  readonly title: Text;
  /** The clause or practice that the rule rests on. */
  readonly source: Text;
}
