import { inParts } from '../../model/findings.ts';
import type { Form } from '../../model/form.ts';
import { memoize } from '../../model/memoize.ts';
import type { FileResult } from '../../model/result.ts';
import { tallyOf } from '../../presentation/tally.ts';
import { onlyFound } from './found-reports.ts';
import type { JsonWriter } from './json-writer.ts';
import { type Kept, keepParts, keepTexts } from './kept-parts.ts';
import { listOf, soundFiles } from './sound-file.ts';

/** Files with findings that stay in memory as they are, so that in a run of few files none is copied. */
const maxHeld = 20;

/**
 * Keeps of each file what outputs at the end need that leave out reports without findings. With `json`, which leaves out none, the
 * file is written as soon as it is linted: the figures of many files fill the memory.
 */
export function keepFiles(json: (() => Promise<JsonWriter>) | undefined) {
  const texts = keepTexts();
  const soundFile = soundFiles(texts);
  const found: Kept<FileResult>[] = [];
  const foundBy = memoize((forms: readonly Form[]) => {
    const kept = keepParts(forms);
    found.push(kept);
    return kept;
  });
  let held = 0;

  /** Returns the numbers of the reports and the findings of a file in JSON. */
  const write = async (file: FileResult, writer: JsonWriter) => {
    const { reports, diagnostics } = writer(file, 0);
    return { reports: await texts.add(reports), diagnostics: await texts.add(diagnostics) };
  };
  const keepFound = async (file: FileResult, forms: readonly Form[]): Promise<FileResult> => {
    const { path, format, sha256, verdict, notices } = file;
    const part = onlyFound(file);
    const parts = held++ < maxHeld ? [part] : listOf(foundBy(forms), (await foundBy(forms).add(part))!);
    const written = json && (await write(file, await json()));
    const facts = {
      tally: tallyOf(file),
      ...(written && {
        json: { reports: textAt(texts, written.reports), diagnostics: textAt(texts, written.diagnostics) },
      }),
    };
    const rest = { path, format, sha256, verdict, notices, problem: null, outline: null };
    return inParts(rest, Object.assign(parts, facts));
  };
  return {
    /** Returns what is kept of a file that was checked by some forms. @throws {UserError} if there is no room for it */
    keep: async (file: FileResult, forms: readonly Form[]): Promise<FileResult> => {
      if (file.parts || file.verdict === 'incomplete' || file.verdict === 'cannot-check') return file;
      if (file.diagnostics.length > 0) return keepFound(file, forms);
      const reports = json ? (await write(file, await json())).reports : null;
      return soundFile(file, { sha256: file.sha256 === null ? undefined : await texts.add(file.sha256), reports });
    },
    close: () => {
      for (const kept of [texts, ...found]) kept.close();
    },
  };
}

function textAt(texts: Kept<string>, index: number | undefined): Iterable<string> {
  return index === undefined ? [] : listOf(texts, index);
}
