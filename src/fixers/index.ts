import type { Correction } from '../corrections.ts';
import type { Place } from '../model/document.ts';
import { UserError } from '../model/errors.ts';
import { formatTitle } from '../model/format-titles.ts';
import type { Text } from '../model/text.ts';
import type { Fixed, Fixer, Unapplied } from './fixer.ts';

/** Loads the fixer of each format that can be corrected, by `FileResult.format`. */
export const fixers: Readonly<Record<string, () => Promise<Fixer>>> = {
  xlsx: async () => (await import('./xlsx/index.ts')).fixXlsx,
  docx: async () => (await import('./docx/index.ts')).fixDocx,
  csv: async () => (await import('./csv.ts')).fixCsv,
  json: async () => (await import('./json.ts')).fixJson,
};

/**
 * Corrects the bytes of a file. Of two corrections for one cell the first is made.
 * @throws {UserError} if its format cannot be corrected
 */
export async function fix(format: string, bytes: Uint8Array, corrections: readonly Correction[]): Promise<Fixed> {
  const load = Object.hasOwn(fixers, format) ? fixers[format] : undefined;
  if (!load) throw new UserError('unsupported', cannotFix(format));
  const first = new Map<string, Correction>();
  const second: Unapplied[] = [];
  for (const correction of corrections) {
    const key = keyOf(correction.cell.place);
    if (first.has(key)) second.push({ correction, why: alreadyCorrected });
    else first.set(key, correction);
  }
  const fixer = await load();
  const { bytes: corrected, left, notices = [] } = await fixer(bytes, [...first.values()]);
  const all = [...left, ...second];
  return {
    bytes: corrected,
    left: corrections.flatMap((one) => all.find(({ correction }) => correction === one) ?? []),
    notices,
  };
}

/** Returns the reason why a file of a format cannot be corrected. */
export function cannotFix(format: string): Text {
  const what = formatTitle(format);
  const byHand = { zh: '照清单手工修改', en: 'correct it by hand from the list' };
  const other = correctable.get(format);
  const advice = other
    ? { zh: `请另存为 ${other} 再修正，或${byHand.zh}`, en: `save it as ${other} first, or ${byHand.en}` }
    : { zh: `请${byHand.zh}`, en: byHand.en };
  return {
    zh: `这是${what.zh}，程序不能直接修改，${advice.zh}`,
    en: `this is ${what.en}, which the program cannot change: ${advice.en}`,
  };
}

/** Endings under which the programs that open these formats can save a file that can be corrected. */
const correctable: ReadonlyMap<string, string> = new Map([
  ...['doc', 'word-xml', 'word-2003-xml', 'odt'].map((format) => [format, '.docx'] as const),
  ...['xls', 'xlsb', 'excel-2003-xml', 'ods'].map((format) => [format, '.xlsx'] as const),
]);

const alreadyCorrected: Text = {
  zh: '这一格另有一处修正，只能填一个数；请自行核实',
  en: 'another correction is for this cell, which can hold only one number; check it yourself',
};

function keyOf({ sheet, table, row, column, line, pointer }: Place): string {
  return JSON.stringify([sheet, table, row, column, line, pointer]);
}
