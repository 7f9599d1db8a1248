import { type ReceiptHead, type ReceiptLine, receipt, receiptLine } from '../formatters/receipt.ts';
import { forms as builtIn, type LintOptions, rules } from '../lint.ts';
import { type Form, type RuleInfo, relationRules } from '../model/form.ts';
import type { FileResult } from '../model/result.ts';
import type { RosterResult } from '../model/roster-result.ts';
import type { Counts } from '../presentation/summary.ts';
import { ruleOf, yearRuleIds } from '../rules/index.ts';
import { tool } from '../version.ts';
import { exitCode, type Limits } from './exit-code.ts';

/** The settings of a run, as its receipt has them. */
export interface RunSettings extends Pick<ReceiptHead, 'date'> {
  readonly strict: boolean;
  readonly limits: Limits;
  /** The hash of the file of the roster; undefined without one. */
  readonly rosterHash: string | undefined;
  /** Reports were to be compared with those of the year before. */
  readonly hasPrevious: boolean;
}

/** The part of the outcome of a run that is not counted by file. */
export interface Outcome extends Pick<ReceiptHead, 'baseline'> {
  readonly roster: RosterResult | undefined;
  /** Reports were compared with those that they sum up. */
  readonly hasChildren: boolean;
  /** The run fails since bodies are missing. */
  readonly isMissing: boolean;
}

/** Collects the receipt of a run, file by file. */
export function collectReceipt({ date, strict, limits, rosterHash, hasPrevious }: RunSettings) {
  const forms = new Set<Form>();
  const lines: ReceiptLine[] = [];
  return {
    /** Adds a file; `path` is its path from the current folder, with slashes. */
    add: (file: FileResult, path: string, options: Omit<LintOptions, 'path'>): void => {
      const { severities = {}, year = null, blank = 'zero' } = options;
      for (const form of options.forms ?? builtIn) forms.add(form);
      lines.push(receiptLine(file, { path, severities, year, blank, strict }));
    },
    /** Returns the receipt when all files are linted. */
    text: (counts: Counts, { baseline, roster, hasChildren, isMissing }: Outcome): string => {
      const isUsed = ({ id, withOthers }: RuleInfo) => (yearRuleIds.has(id) ? hasPrevious : !withOthers || hasChildren);
      const all = [...forms].flatMap((form) => relationRules(form).map(ruleOf).filter(isUsed));
      const known = rules.filter(isUsed);
      const { failOn, maxWarnings = null } = limits;
      const head: ReceiptHead = {
        tool,
        date,
        options: { strict, failOn, maxWarnings },
        baseline,
        roster: roster && { ...roster, sha256: rosterHash ?? null },
        forms: [...forms].map((form) => ({ form, builtIn: builtIn.includes(form) })),
        rules: Object.fromEntries([...known, ...all.toReversed()].map(({ id, severity }) => [id, severity])),
      };
      // `--exit-zero` does not change the outcome.
      const code = exitCode(counts, { ...limits, exitZero: false }, isMissing);
      return receipt(head, lines, counts, code);
    },
  };
}
