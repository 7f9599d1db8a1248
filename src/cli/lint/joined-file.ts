import { findingsOf } from '../../model/findings.ts';
import type { Form } from '../../model/form.ts';
import { type FileResult, levelOf, type Verdict } from '../../model/result.ts';
import { addTally, noTally, tallyOf } from '../../presentation/tally.ts';
import { listNotices } from '../../recognise/body-lists/notices.ts';
import type { DividedFile } from '../parts/divide.ts';
import { onlyFound } from './found-reports.ts';
import { keepParts } from './kept-parts.ts';

/** The part of the results that is kept: nothing, the reports with findings, or all. */
export type Kept = 'nothing' | 'found' | 'all';

/** Puts the results of the parts of a file together. */
export type JoinedFile = ReturnType<typeof joinFile>;

export function joinFile({ path, format, sha256, notices }: DividedFile, keeps: Kept, forms: readonly Form[]) {
  const parts = keepParts(forms);
  const unlisted = new Map<string, FileResult['notices'][number]>();
  const totals: NonNullable<FileResult['part']>['totals'][number][] = [];
  const verdicts = new Set<Verdict>();
  let [tally, hasErrors] = [noTally, false];
  return {
    add: async (part: FileResult): Promise<void> => {
      for (const text of part.part?.unlisted ?? []) unlisted.set(text.zh, text);
      for (const total of part.part?.totals ?? []) totals.push(total);
      tally = addTally(tally, tallyOf(part));
      verdicts.add(part.verdict);
      hasErrors ||= part.diagnostics.some((one) => !one.suppressed && levelOf(one, false) === 'error');
      const kept = keeps === 'found' ? onlyFound(part) : part;
      if (keeps !== 'nothing' && kept.reports.length > 0) await parts.add(kept);
    },
    /** Returns the result of the file, which can be read until `close`. */
    finish: (): FileResult => {
      const verdict = joinedVerdict(verdicts, hasErrors);
      const said = [...notices, ...listNotices({ unlisted: [...unlisted.values()], totals })];
      const whole = { path, format, sha256, verdict, notices: said };
      const again = function* (): Generator<FileResult> {
        for (const part of parts) yield { ...part, ...whole };
      };
      return {
        ...whole,
        problem: null,
        outline: null,
        parts: { tally, [Symbol.iterator]: again },
        get reports() {
          return [...again()].flatMap((part) => part.reports);
        },
        get diagnostics() {
          return [...findingsOf(this)].map(({ report, diagnostic }) => ({ ...diagnostic, report }));
        },
      };
    },
    close: parts.close,
  };
}

/** The verdict of the whole, in the order in which verdicts apply: an open finding that counts as an error comes last. */
function joinedVerdict(verdicts: ReadonlySet<Verdict>, hasErrors: boolean): Verdict {
  if (hasErrors) return 'fail';
  return verdicts.has('incomplete') ? 'incomplete' : verdicts.has('fail') ? 'fail' : 'pass';
}
