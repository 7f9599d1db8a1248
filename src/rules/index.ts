import { forms } from '../forms.ts';
import type { Relation } from '../model/form.ts';
import type { Rule, RuleInfo } from '../model/rule.ts';
import { blankCount } from './blank-count.ts';
import { blankTotal } from './blank-total.ts';
import { constantTotal } from './constant-total.ts';
import { dashedCount } from './dashed-count.ts';
import { duplicateTable } from './duplicate-table.ts';
import { editionMismatch } from './edition-mismatch.ts';
import { emptyTable } from './empty-table.ts';
import { feeUnreported } from './fee-unreported.ts';
import { fractionalCount } from './fractional-count.ts';
import { hiddenFigures } from './hidden-figures.ts';
import { missingColumn } from './missing-column.ts';
import { missingRow } from './missing-row.ts';
import { missingTable } from './missing-table.ts';
import { negativeCount } from './negative-count.ts';
import { notedCount } from './noted-count.ts';
import { regulationsWithoutPower } from './regulations-without-power.ts';
import { sectionEmpty } from './section-empty.ts';
import { sectionHeading } from './section-heading.ts';
import { sectionMissing } from './section-missing.ts';
import { sectionOrder } from './section-order.ts';
import { staleFormula } from './stale-formula.ts';
import { textCitation } from './text-citation.ts';
import { textDenies } from './text-denies.ts';
import { textDiffers } from './text-differs.ts';
import { textNumberMissing } from './text-number-missing.ts';
import { textOtherBody } from './text-other-body.ts';
import { textPeriod } from './text-period.ts';
import { textPlaceholder } from './text-placeholder.ts';
import { textShare } from './text-share.ts';
import { textSlip } from './text-slip.ts';
import { textSum } from './text-sum.ts';
import { unknownCell } from './unknown-cell.ts';
import { unreadableCount } from './unreadable-count.ts';
import { yearMismatch } from './year-mismatch.ts';

/** The rules about the text of a report. */
const textRules: readonly Rule[] = [
  textPlaceholder,
  sectionMissing,
  sectionOrder,
  sectionEmpty,
  sectionHeading,
  textDiffers,
  textDenies,
  textSum,
  textOtherBody,
  textNumberMissing,
  textShare,
  textPeriod,
  textCitation,
  feeUnreported,
  textSlip,
];

/** The rules that are code. A relation of a form is a rule, too, and needs no code. */
export const rules: readonly Rule[] = [
  negativeCount,
  fractionalCount,
  unreadableCount,
  blankTotal,
  emptyTable,
  unknownCell,
  missingTable,
  missingRow,
  missingColumn,
  duplicateTable,
  blankCount,
  dashedCount,
  editionMismatch,
  yearMismatch,
  regulationsWithoutPower,
  staleFormula,
  hiddenFigures,
  notedCount,
  constantTotal,
  ...textRules,
];

/** The rules that may find something in a report with plain figures: those about its year, its body and its text. */
export const rulesOfPlain: readonly Rule[] = [editionMismatch, yearMismatch, regulationsWithoutPower, ...textRules];

const relations = new Map(forms.toReversed().flatMap((form) => form.relations.map((one) => [one.id, one])));

/** All rules, the relations of the forms first. */
export const allRules: readonly RuleInfo[] = [...[...relations.values()].map(ruleOf), ...rules];

/** Returns the facts of a relation as a rule. */
export function ruleOf({ id, severity, title, source }: Relation): RuleInfo {
  return { id, severity, title, source: { zh: source, en: source } };
}
