import type { Language } from '../model/text.ts';
import { mayBeReport } from '../readers/kind/extensions.ts';

/** How the name of a marked copy ends, behind the name of the report. */
export const copyEndings: Readonly<Record<Language, string>> = { zh: '.核对.xlsx', en: '.checked.xlsx' };

/** Which of the files in a folder are called as a marked copy is, with the report that it would be of beside them. */
export function copiesAmong(names: readonly string[]): ReadonlySet<string> {
  const reports = new Set(names.filter(mayBeReport).map((name) => name.replace(/\.[^.]*$/, '')));
  const isCopy = (name: string) =>
    Object.values(copyEndings).some((ending) => name.endsWith(ending) && reports.has(name.slice(0, -ending.length)));
  return new Set(names.filter(isCopy));
}
