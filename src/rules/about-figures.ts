import type { Rule } from '../model/rule.ts';
import { blankCount } from './blank-count.ts';
import { blankTotal } from './blank-total.ts';
import { constantTotal } from './constant-total.ts';
import { dashedCount } from './dashed-count.ts';
import { emptyTable } from './empty-table.ts';
import { fractionalCount } from './fractional-count.ts';
import { hiddenFigures } from './hidden-figures.ts';
import { missingColumn } from './missing-column.ts';
import { missingRow } from './missing-row.ts';
import { negativeCount } from './negative-count.ts';
import { notedCount } from './noted-count.ts';
import { staleFormula } from './stale-formula.ts';
import { unreadableCount } from './unreadable-count.ts';

/** The rules that look at the entries of a report. They are silent about plain figures, and need not be asked. */
export const aboutFigures: ReadonlySet<Rule> = new Set([
  negativeCount,
  fractionalCount,
  unreadableCount,
  blankTotal,
  emptyTable,
  missingRow,
  missingColumn,
  blankCount,
  dashedCount,
  staleFormula,
  hiddenFigures,
  notedCount,
  constantTotal,
]);
