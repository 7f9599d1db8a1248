import { relative, resolve } from 'node:path';
import { isReceipt } from '../../artifacts/recognise.ts';
import { checkTarget, write } from '../../files/write.ts';
import { type ReceiptHead, type ReceiptLine, receipt, receiptLine } from '../../formatters/receipt.ts';
import { forms as builtIn, type LintOptions, rules } from '../../lint.ts';
import { type Form, type RuleInfo, relationRules } from '../../model/form.ts';
import type { FileResult } from '../../model/result.ts';
import type { RosterResult } from '../../model/roster-result.ts';
import type { Counts } from '../../presentation/summary.ts';
import { ruleOf, yearRuleIds } from '../../rules/index.ts';
import { exitCode } from '../../run/exit-code.ts';
import { tool } from '../../version.ts';
import { usageError } from '../messages.ts';
import type { RunContext } from './context.ts';

/** The receipt of a run, file by file. */
export type Receipt = Awaited<ReturnType<typeof openReceipt>>;

/** The part of the outcome of a run that is not counted by file. */
interface Outcome extends Pick<ReceiptHead, 'baseline'> {
  readonly roster: RosterResult | undefined;
  /** Reports were compared with those that they sum up. */
  readonly hasChildren: boolean;
  /** The run fails since bodies are missing. */
  readonly isMissing: boolean;
}

/**
 * Opens the receipt of a run.
 * @throws {UserError} if another file is in the way, or `SOURCE_DATE_EPOCH` is not a date
 */
export async function openReceipt(name: string, { request, io, cwd, strict, limits, sources, rosterHash }: RunContext) {
  const target = { file: resolve(cwd, name), name };
  const policy = { sources, force: request.force, isEarlier: isReceipt };
  await checkTarget(target, policy);
  const date = dateOf(io.env.SOURCE_DATE_EPOCH);
  const forms = new Set<Form>();
  const lines: ReceiptLine[] = [];
  return {
    add: (file: FileResult, options: Omit<LintOptions, 'path'>) => {
      const { severities = {}, year = null, blank = 'zero' } = options;
      const path = relative(cwd, resolve(cwd, file.path)).replaceAll('\\', '/');
      for (const form of options.forms ?? builtIn) forms.add(form);
      lines.push(receiptLine(file, { path, severities, year, blank, strict }));
    },
    /** Writes it when all files are linted. */
    write: async (counts: Counts, { baseline, roster, hasChildren, isMissing }: Outcome) => {
      const isUsed = ({ id, withOthers }: RuleInfo) =>
        yearRuleIds.has(id) ? request.previous !== undefined : !withOthers || hasChildren;
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
      await write(target, receipt(head, lines, counts, code), policy);
    },
  };
}

/** Reads `SOURCE_DATE_EPOCH`, seconds since 1970 (reproducible-builds.org). The clock would make every receipt differ. */
function dateOf(epoch: string | undefined): string | null {
  if (!epoch) return null;
  if (/^\d{1,11}$/.test(epoch)) return new Date(Number(epoch) * 1000).toISOString().replace('.000Z', 'Z');
  throw usageError({
    zh: `SOURCE_DATE_EPOCH 要写 1970 年以来的秒数，而不是“${epoch}”`,
    en: `SOURCE_DATE_EPOCH takes the seconds since 1970, not “${epoch}”`,
  });
}
