import type { Rule } from '../../model/rule.ts';
import { feeUnreported } from '../fee-unreported.ts';
import { regulationsWithoutPower } from '../regulations-without-power.ts';
import { sectionEmpty } from '../section-empty.ts';
import { sectionHeading } from '../section-heading.ts';
import { sectionMissing } from '../section-missing.ts';
import { sectionOrder } from '../section-order.ts';
import { textCitation } from '../text-citation.ts';
import { textDenies } from '../text-denies.ts';
import { textDiffers } from '../text-differs.ts';
import { textNumberMissing } from '../text-number-missing.ts';
import { textOtherBody } from '../text-other-body.ts';
import { textPeriod } from '../text-period.ts';
import { textPlaceholder } from '../text-placeholder.ts';
import { textShare } from '../text-share.ts';
import { textSlip } from '../text-slip.ts';
import { textSum } from '../text-sum.ts';
import { yearOfText } from './year-of-text.ts';

export { claimsOf } from '../../narrative/claims.ts';

/**
 * The rules about the text of a report, and the others that know how reports are written. They are loaded for reports that need
 * them, see `needed.ts`: a workbook with only the tables starts without them.
 */
export const lazyRules: readonly Rule[] = [
  regulationsWithoutPower,
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

/** All that is checked for a report with text: the rules above, and the part of `year-mismatch` that reads the text. */
export const checksOfText: readonly Rule[] = [yearOfText, ...lazyRules];

/** Those that may find something in a report without text. */
export const checksWithoutText: readonly Rule[] = [regulationsWithoutPower];
