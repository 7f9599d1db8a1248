import type { QuotedClaim } from '../culprit/evidence.ts';
import { forms as builtIn } from '../forms.ts';
import { bodyYearKey } from '../model/body-name.ts';
import { format } from '../model/decimal.ts';
import type { Form, RuleInfo } from '../model/form.ts';
import { memoize } from '../model/memoize.ts';
import type { ReferenceReport, ReferenceReports } from '../model/reference.ts';
import { entriesOf, type Report } from '../model/report.ts';
import { relatedCell } from '../model/result.ts';
import type { Finding } from '../model/rule.ts';
import type { Comparison } from '../references/comparison.ts';
import { unpack } from '../references/packed.ts';
import { ruleOf } from '../rules/index.ts';
import { yearRules } from '../rules/years/index.ts';
import { asAssessment, assessYears, type YearAssessment } from './assess.ts';
import { describeYears } from './words.ts';

/** The comparison of a report with that of the year before. */
export interface Years extends Comparison {
  readonly previous: ReferenceReport;
}

/** Compares a report with that of the same body for the year before; undefined if there is none. */
export function yearsOf(report: Report, all: ReferenceReports, forms: readonly Form[] = builtIn): Years | undefined {
  const { organization, year } = report;
  if (organization === null || year === null) return undefined;
  const key = bodyYearKey(organization, year - 1);
  if (!Object.hasOwn(all, key)) return undefined;
  const previous = unpack(all[key]!, forms);
  const assessments = entriesOf(report).length === 0 ? [] : assessYears(report, previous);
  return {
    previous,
    found: assessments.flatMap((one) => {
      if (one.outcome === 'holds') return [];
      const broken = one.outcome === 'broken' ? asAssessment(one) : undefined;
      return { rule: ruleOf(one.relation), finding: findingOf(one, report, previous), ...(broken && { broken }) };
    }),
    evidence: assessments.flatMap((one) => evidenceOf(one, previous)),
    relations: [...new Set(assessments.map(({ relation }) => relation.id))],
    rules: yearRules,
    infos: infosOf(forms),
  };
}

const infosOf = memoize((forms: readonly Form[]): readonly RuleInfo[] => {
  const relations = forms.toReversed().flatMap(({ yearRelations = [] }) => yearRelations.map(ruleOf));
  const infos = yearRules.map(({ id, severity, title, source }) => ({ id, severity, title, source }));
  return [...new Map([...relations, ...infos].map((info) => [info.id, info])).values()];
});

function findingOf(assessment: YearAssessment, own: Report, previous: ReferenceReport): Finding {
  const { left, right, outcome } = assessment;
  const [entry, ...others] = [...left.entries, ...right.previous, ...right.terms, ...right.minus];
  const related = others.map(relatedCell);
  const finding = { entry: entry!, related, message: describeYears(assessment, { own, previous }) };
  if (outcome === 'open') return { ...finding, kind: 'open' };
  return { ...finding, actual: left.sum!, expected: right.sum! };
}

/** The figures of the year before give the sum of some cells, as a sentence of the text would. */
function evidenceOf(assessment: YearAssessment, { year }: ReferenceReport): QuotedClaim[] {
  const whole = asAssessment(assessment);
  if (!whole || assessment.outcome === 'open') return [];
  const { left, right, relation } = whole;
  const [number, name] = [right.sum!, relation.right.name];
  const reason = {
    zh: `${year}年度${name.zh}是 ${format(number)}`,
    en: `${format(number)} ${name.en} in ${year}`,
  };
  return [{ number, readings: [left], words: reason.zh, reason }];
}
