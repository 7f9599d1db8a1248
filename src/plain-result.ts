import { fullCoverage } from './coverage.ts';
import type { Claims } from './model/claim.ts';
import { memoizeInObject } from './model/memoize.ts';
import { plainFiguresOf } from './model/plain-figures.ts';
import type { Report } from './model/report.ts';
import type { Assessment, Coverage, RelaxedRules, ReportResult } from './model/result.ts';
import type { Context, RuleInfo } from './model/rule.ts';
import { assess } from './relations.ts';
import { reportRules } from './rules/index.ts';

/** The assessments of a report, made when somebody asks for them. */
const assessmentsOf = memoizeInObject(assess);

/** The context of a report with plain figures. */
export class PlainContext implements Context {
  readonly year?: number;
  readonly claims: Claims;
  readonly #report: Report;

  constructor(report: Report, claims: Claims, { year }: Pick<Context, 'year'>) {
    if (year !== undefined) this.year = year;
    this.claims = claims;
    this.#report = report;
  }

  get assessments(): readonly Assessment[] {
    return assessmentsOf(this.#report);
  }
}

/** The result of a report with plain figures, for which every relation holds. */
export class PlainResult implements ReportResult {
  readonly report: Report;
  declare readonly assessments: readonly Assessment[];
  readonly claims: Claims;
  readonly rules: readonly RuleInfo[] = reportRules;
  readonly culprits: readonly never[] = none;
  readonly coverage: Coverage;
  readonly relaxed: RelaxedRules;
  readonly waived: number;

  constructor(report: Report, claims: Claims, relaxed: RelaxedRules, waived: number) {
    this.report = report;
    this.claims = claims;
    this.coverage = fullCoverage(report, plainFiguresOf(report)!);
    this.relaxed = relaxed;
    this.waived = waived;
    Object.defineProperty(this, 'assessments', assessmentsProperty);
  }
}

/** A property of its own, so that copies have the assessments; one for all results, so that they keep one shape. */
const assessmentsProperty: PropertyDescriptor & ThisType<PlainResult> = {
  enumerable: true,
  get() {
    return assessmentsOf(this.report);
  },
};

const none: readonly never[] = [];
