import type { Correction } from '../corrections.ts';
import type { Place } from '../model/document.ts';
import type { Text } from '../model/text.ts';
import type { Fixed, Fixer, Unapplied } from './fixer.ts';

/** Loads the fixer of each format that can be corrected, by `FileResult.format`. */
export const fixers: Readonly<Record<string, () => Promise<Fixer>>> = {
  xlsx: async () => (await import('./xlsx/index.ts')).fixXlsx,
  csv: async () => (await import('./csv.ts')).fixCsv,
  json: async () => (await import('./json.ts')).fixJson,
};

/**
 * Corrects the bytes of a file; `undefined` if its format cannot be corrected. Of two corrections for one cell the
 * first is made.
 */
export async function fix(
  format: string,
  bytes: Uint8Array,
  corrections: readonly Correction[],
): Promise<Fixed | undefined> {
  const load = Object.hasOwn(fixers, format) ? fixers[format] : undefined;
  if (!load) return undefined;
  const first = new Map<string, Correction>();
  const second: Unapplied[] = [];
  for (const correction of corrections) {
    const key = keyOf(correction.cell.place);
    if (first.has(key)) second.push({ correction, why: alreadyCorrected });
    else first.set(key, correction);
  }
  const fixer = await load();
  const { bytes: corrected, left } = await fixer(bytes, [...first.values()]);
  const all = [...left, ...second];
  return {
    bytes: corrected,
    left: corrections.flatMap((one) => all.find(({ correction }) => correction === one) ?? []),
  };
}

const alreadyCorrected: Text = {
  zh: '这一格另有一处修正，只能填一个数；请自行核实',
  en: 'another correction is for this cell, which can hold only one number; check it yourself',
};

function keyOf({ sheet, row, column, line, pointer }: Place): string {
  return JSON.stringify([sheet, row, column, line, pointer]);
}
