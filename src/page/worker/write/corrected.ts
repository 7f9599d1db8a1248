import { correctionsOf } from '../../../corrections.ts';
import { withEnding } from '../../../file-names/ending.ts';
import { fix } from '../../../fixers/index.ts';
import { addressIn } from '../../../model/document.ts';
import { type FileResult, problemError } from '../../../model/result.ts';
import { type Language, sayIn, type Text } from '../../../model/text.ts';
import { counted } from '../../../presentation/counts.ts';
import { verdictWords } from '../../../presentation/verdict.ts';
import type { BoundedWork } from '../../../work/job.ts';
import type { Run } from '../run.ts';
import { baseNameOf, type Made } from './made.ts';
import { fileOf, originalBytes } from './original.ts';

interface Correcting {
  readonly run: Run;
  readonly work: BoundedWork;
  readonly language: Language;
}

/**
 * Writes the accepted corrections, by their indices, into a file, and checks it again.
 * @throws {UserError} if its format cannot be corrected, or what was written cannot be read
 */
export async function correctedFile(
  path: string,
  accepted: readonly number[],
  { run, work, language }: Correcting,
): Promise<Made> {
  const file = fileOf(path, run);
  const all = correctionsOf(file);
  const chosen = all.filter((_, index) => accepted.includes(index));
  const { bytes, left, notices = [] } = await fix(file.format ?? '', await originalBytes(file, run), chosen);
  const name = nameOf(path, language);
  const { file: after } = await work.lint(bytes, { ...run.options, path: name, keepsFigures: false });
  if (after.problem) throw problemError(after.problem);
  return {
    name,
    content: bytes,
    notices: [
      outcomeOf(after, run),
      ...left.map(({ correction, why }) => notWritten(correction.cell.place, why)),
      ...notices,
    ],
  };
}

/** Returns the name of a corrected file: `区商务局.更正.xlsx`. */
function nameOf(path: string, language: Language): string {
  const name = baseNameOf(path);
  const ending = /\.[^.]*$/.exec(name)?.[0] ?? '';
  return withEnding(name, sayIn(language)(`.更正${ending}`, `.corrected${ending}`));
}

function notWritten(place: Parameters<typeof addressIn>[0], why: Text): Text {
  return {
    zh: `${addressIn(place, 'zh')} 没有改：${why.zh}`,
    en: `${addressIn(place, 'en')} was not changed: ${why.en}`,
  };
}

/** `改后再核对：需更正，1 处错误。`: returns what was found in the corrected file. */
function outcomeOf(after: FileResult, { settings }: Run): Text {
  const words = verdictWords(after.verdict, [after]);
  const { zh, en } = counted([after], settings.strict);
  const hasCount = zh !== '';
  return {
    zh: `改后再核对：${words.zh}${hasCount ? `，${zh}` : ''}。`,
    en: `Checked again: ${words.en}${hasCount ? `, ${en}` : ''}.`,
  };
}
