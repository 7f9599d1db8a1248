import { inParts } from '../../model/findings.ts';
import type { Form } from '../../model/form.ts';
import { type FileResult, levelOf, type Verdict } from '../../model/result.ts';
import { addTally, noTally, tallyOf } from '../../presentation/tally.ts';
import { listNotices } from '../../recognise/body-lists/notices.ts';
import type { DividedFile } from '../parts/divide.ts';
import { onlyFound } from './found-reports.ts';
import type { JsonWriter } from './json-writer.ts';
import { keepParts, keepTexts } from './kept-parts.ts';

/** The results of the parts that outputs at the end need. */
export interface Keeping {
  /** The reports of which results are kept. */
  readonly reports: 'none' | 'found' | 'all';
  /** Undefined if no output needs it. */
  readonly json: JsonWriter | undefined;
}

/**
 * Parts with findings that stay in memory as they are, so that in a list with few of them none is copied, and the most reports in
 * them. Each may keep the text of its part in memory, which names of bodies are cut out of.
 */
const [maxHeld, maxReports] = [64, 500];

/** Puts the results of the parts of a file together. */
export type JoinedFile = ReturnType<typeof joinFile>;

export function joinFile({ path, format, sha256, notices }: DividedFile, keeping: Keeping, forms: readonly Form[]) {
  const held: FileResult[] = [];
  const others = keepParts(forms);
  let reports = 0;
  const keep = async (part: FileResult): Promise<void> => {
    if (part.reports.length === 0) return;
    reports += part.reports.length;
    if (held.length < maxHeld && reports <= maxReports) held.push(part);
    else await others.add(part);
  };
  const json = { reports: keepTexts(), diagnostics: keepTexts() };
  const unlisted = new Map<string, FileResult['notices'][number]>();
  const totals: NonNullable<FileResult['part']>['totals'][number][] = [];
  const verdicts = new Set<Verdict>();
  let [tally, hasErrors] = [noTally, false];
  return {
    add: async (part: FileResult): Promise<void> => {
      for (const text of part.part?.unlisted ?? []) unlisted.set(text.zh, text);
      for (const total of part.part?.totals ?? []) totals.push(total);
      if (keeping.json) {
        const { reports, diagnostics } = keeping.json(part, tally.reports);
        await json.reports.add(reports);
        await json.diagnostics.add(diagnostics);
      }
      tally = addTally(tally, tallyOf(part));
      verdicts.add(part.verdict);
      hasErrors ||= part.diagnostics.some((one) => !one.suppressed && levelOf(one, false) === 'error');
      if (keeping.reports !== 'none') await keep(keeping.reports === 'found' ? onlyFound(part) : part);
    },
    /** Returns the result of the file, which can be read until `close`. */
    finish: (): FileResult => {
      const verdict = joinedVerdict(verdicts, hasErrors);
      const said = [...notices, ...listNotices({ unlisted: [...unlisted.values()], totals })];
      const whole = { path, format, sha256, verdict, notices: said };
      const again = function* (): Generator<FileResult> {
        for (const parts of [held, others]) for (const part of parts) yield { ...part, ...whole };
      };
      const all = { tally, [Symbol.iterator]: again, ...(keeping.json && { json }) };
      return inParts({ ...whole, problem: null, outline: null }, all);
    },
    close: () => {
      for (const one of [others, json.reports, json.diagnostics]) one.close();
    },
  };
}

/** The verdict of the whole, in the order in which verdicts apply: an open finding that counts as an error comes last. */
function joinedVerdict(verdicts: ReadonlySet<Verdict>, hasErrors: boolean): Verdict {
  if (hasErrors) return 'fail';
  return verdicts.has('incomplete') ? 'incomplete' : verdicts.has('fail') ? 'fail' : 'pass';
}
