import { forms } from '../forms.ts';
import { lazyRules, yearRules } from '../generated/lazy-rules.ts';
import type { Relation, RollUp, YearRelation } from '../model/form.ts';
import type { Rule, RuleInfo } from '../model/rule.ts';
import { blankCount } from './blank-count.ts';
import { blankTotal } from './blank-total.ts';
import { constantTotal } from './constant-total.ts';
import { dashedCount } from './dashed-count.ts';
import { duplicateTable } from './duplicate-table.ts';
import { editionMismatch } from './edition-mismatch.ts';
import { emptyTable } from './empty-table.ts';
import { fractionalCount } from './fractional-count.ts';
import { hiddenFigures } from './hidden-figures.ts';
import { missingColumn } from './missing-column.ts';
import { missingRow } from './missing-row.ts';
import { missingTable } from './missing-table.ts';
import { negativeCount } from './negative-count.ts';
import { notedCount } from './noted-count.ts';
import { staleFormula } from './stale-formula.ts';
import { unknownCell } from './unknown-cell.ts';
import { unreadableCount } from './unreadable-count.ts';
import { yearMismatch } from './year-mismatch.ts';

/** The rules that every report needs. */
export const tableRules: readonly Rule[] = [
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
  staleFormula,
  hiddenFigures,
  notedCount,
  constantTotal,
];

/** The rules that are code and see one report, those of `lazy/` last. A relation of a form is a rule, too, and needs no code. */
export const reportRules: readonly RuleInfo[] = [...tableRules, ...lazyRules];

/** All rules that are code; those that compare a report with that of the year before, `years/`, are last. */
export const rules: readonly RuleInfo[] = [...reportRules, ...yearRules];

/** Those that may find something in a report with plain figures: the ones about its year. */
export const rulesOfPlain: readonly Rule[] = [editionMismatch, yearMismatch];

/** The forms, so that what the newest says of a relation is the last. */
const oldestFirst = forms.toReversed();

const relations = new Map(
  [
    ...oldestFirst.flatMap((form) => form.relations),
    ...oldestFirst.flatMap(({ yearRelations = [] }) => yearRelations),
    ...oldestFirst.flatMap(({ rollUp }) => rollUp ?? []),
  ].map((one) => [one.id, one]),
);

/** All rules, the relations of the forms first. */
export const allRules: readonly RuleInfo[] = [...[...relations.values()].map(ruleOf), ...rules];

/** Ids of the rules that compare a report with that of the year before, relations included. */
export const yearRuleIds: ReadonlySet<string> = new Set(
  [...forms.flatMap(({ yearRelations = [] }) => yearRelations), ...yearRules].map(({ id }) => id),
);

/** Returns the facts of a relation as a rule. */
export function ruleOf(relation: Relation | YearRelation | RollUp): RuleInfo {
  const { id, severity, title, source } = relation;
  const isWithOthers = !('right' in relation) || 'previous' in relation.right;
  return { id, severity, title, source: { zh: source, en: source }, ...(isWithOthers && { withOthers: true }) };
}
