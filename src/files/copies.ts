import type { ByName } from '../readers/index.ts';
import type { Language } from '../text.ts';

/** How the name of a marked copy ends, behind the name of the report. */
export const copyEndings: Readonly<Record<Language, string>> = { zh: '.核对.xlsx', en: '.checked.xlsx' };

/** Whether a file is called as a marked copy is, and the report that it would be of stands beside it. */
export function isCopy(name: string, beside: readonly string[], { mayBeReport }: Pick<ByName, 'mayBeReport'>): boolean {
  const ending = Object.values(copyEndings).find((one) => name.endsWith(one));
  if (ending === undefined) return false;
  const stem = name.slice(0, -ending.length);
  return beside.some((other) => other.replace(/\.[^.]*$/, '') === stem && mayBeReport(other));
}
