import type { QuotedClaim } from '../culprit/evidence.ts';
import { forms as builtIn } from '../forms.ts';
import type { ChildReports } from '../model/children.ts';
import { format } from '../model/decimal.ts';
import { type Form, ofCell, type RollUp, type RuleInfo } from '../model/form.ts';
import { memoize } from '../model/memoize.ts';
import type { Report } from '../model/report.ts';
import { type Assessment, relatedCell } from '../model/result.ts';
import type { Finding } from '../model/rule.ts';
import type { Comparison } from '../references/comparison.ts';
import { ruleOf } from '../rules/index.ts';
import { assessRollUp, type CellSum, type OpenReason } from './assess.ts';
import { type Cause, causesIn } from './cause.ts';
import { type Children, childrenOf } from './children.ts';
import { describeBroken, describeMissing, describeShared, describeUndeclared, describeUnknown } from './words.ts';

/** Compares a report with those that it sums up; undefined if it sums up none. */
export function rollUpOf(report: Report, all: ChildReports, forms: readonly Form[] = builtIn): Comparison | undefined {
  const children = childrenOf(report, all, forms);
  const rollUp = report.tables.find(({ form }) => form.rollUp)?.form.rollUp;
  if (!children || !rollUp) return undefined;
  const sums = assessRollUp(report, children);
  const rule = ruleOf(rollUp);
  return {
    found: findingsOf(sums, children).map(({ sum, ...finding }) => ({
      rule,
      finding,
      ...(sum && { broken: asAssessment(sum, rollUp) }),
    })),
    evidence: sums.flatMap((sum) => evidenceOf(sum, children)),
    relations: sums.length > 0 ? [rollUp.id] : [],
    rules: [],
    infos: infosOf(forms),
  };
}

const infosOf = memoize((forms: readonly Form[]): readonly RuleInfo[] => {
  const rules = forms.toReversed().flatMap(({ rollUp }) => (rollUp ? [ruleOf(rollUp)] : []));
  return [...new Map(rules.map((rule) => [rule.id, rule])).values()];
});

/** Returns a finding for each cell that is broken, and one for each reason that leaves cells open. */
function findingsOf(sums: readonly CellSum[], children: Children): (Finding & { readonly sum?: CellSum })[] {
  const causeOf = causesIn(sums, children);
  const broken = sums.filter(({ outcome }) => outcome === 'broken');
  return [
    ...broken.map((sum) => ({ ...brokenFinding(sum, children, causeOf(sum)), sum })),
    ...openReasons.flatMap((reason) => {
      const open = sums.filter(({ outcome }) => outcome === reason);
      if (open.length === 0) return [];
      return [{ kind: 'open' as const, about: reason, message: describeOpen[reason](open, children) }];
    }),
  ];
}

const openReasons: readonly OpenReason[] = ['missing', 'unknown', 'undeclared', 'shared'];

const describeOpen: Readonly<Record<OpenReason, (open: readonly CellSum[], children: Children) => Finding['message']>> =
  {
    missing: (open, { missing }) => describeMissing(missing, open),
    unknown: describeUnknown,
    undeclared: describeUndeclared,
    shared: describeShared,
  };

function brokenFinding(sum: CellSum, children: Children, cause: Cause | undefined): Finding {
  const { entry, figure, parts } = sum;
  const counted = parts.filter((part) => part.figure.units > 0n);
  return {
    entry,
    actual: figure,
    expected: sum.sum,
    related: (cause && 'part' in cause ? [cause.part] : counted).map((part) => relatedCell(part.entry)),
    message: describeBroken(sum, children, cause),
  };
}

/** Returns the broken roll-up of a cell as a relation of its report. */
function asAssessment({ entry, figure, sum, table }: CellSum, rollUp: RollUp): Assessment {
  const left = { entries: [entry], sum: figure };
  const right = { entries: [], sum };
  const relation = ofCell(rollUp, entry.at);
  return { relation, form: table.form, line: entry.at.row.id, outcome: 'broken', left, right };
}

/** Returns the sum of the children as the figure that the cell should have, if all that are known tell it. */
function evidenceOf({ entry, figure, sum, unknown, outcome }: CellSum, { missing }: Children): QuotedClaim[] {
  if (missing.length + unknown.length > 0 || (outcome !== 'holds' && outcome !== 'broken')) return [];
  const reason = { zh: `所属各单位相加是 ${format(sum)}`, en: `the bodies below come to ${format(sum)}` };
  return [{ number: sum, readings: [{ entries: [entry], sum: figure }], words: reason.zh, reason }];
}
