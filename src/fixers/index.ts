import type { Correction } from '../corrections.ts';
import type { Place } from '../model/document.ts';
import type { Text } from '../model/text.ts';

/** A corrected file. */
export interface Fixed {
  readonly bytes: Uint8Array;
  /** What was not corrected, in the order given. */
  readonly left: readonly Left[];
}

/** A correction that was not made, and what is to be done instead. */
export interface Left {
  readonly correction: Correction;
  readonly why: Text;
}

/**
 * Writes corrections into the bytes that they were found in, and changes nothing else. No two of them are for one cell.
 * Throws a `UserError` where the file cannot be corrected at all.
 */
export type Fixer = (bytes: Uint8Array, corrections: readonly Correction[]) => Fixed | Promise<Fixed>;

/** The formats that can be corrected, by `FileResult.format`; a fixer is loaded when it is needed. */
export const fixers: Readonly<Record<string, () => Promise<Fixer>>> = {
  xlsx: async () => (await import('./xlsx/index.ts')).fixXlsx,
  csv: async () => (await import('./csv.ts')).fixCsv,
  json: async () => (await import('./json.ts')).fixJson,
};

/** Corrects the bytes of a file; `undefined` where its format cannot be corrected. */
export async function fix(
  format: string,
  bytes: Uint8Array,
  corrections: readonly Correction[],
): Promise<Fixed | undefined> {
  const load = Object.hasOwn(fixers, format) ? fixers[format] : undefined;
  if (!load) return undefined;
  const first = new Map<string, Correction>();
  const second: Left[] = [];
  for (const correction of corrections) {
    const key = spot(correction.cell.place);
    if (first.has(key)) second.push({ correction, why: taken });
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

const taken: Text = {
  zh: '这一格另有一处修正，只能填一个数；请自行核实',
  en: 'another correction is for this very cell, which holds one number only; check it yourself',
};

function spot({ sheet, row, column, line, pointer }: Place): string {
  return JSON.stringify([sheet, row, column, line, pointer]);
}
