import type { Rule } from '../../model/rule.ts';
import { copiedText } from '../copied-text.ts';
import { figureJump } from '../figure-jump.ts';
import { unitSlip } from '../unit-slip.ts';

/** The rules that compare a report with that of the year before. They are loaded only if there is one. */
export const yearRules: readonly Rule[] = [figureJump, unitSlip, copiedText];
