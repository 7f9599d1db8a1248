import { safeName } from '../file-names/safe-name.ts';
import { UserError } from '../model/errors.ts';
import { type Form, isInForce } from '../model/form.ts';
import { readTitle } from '../recognise/title.ts';
import { titleOf } from '../writers/outline.ts';
import type { Blank } from './index.ts';

/** Returns the form that is in force in a year; undefined if there is none. */
export function formInForce(year: number, forms: readonly Form[]): Form | undefined {
  return forms.find((one) => isInForce(one, year));
}

/** Returns the name of a body for the title of a form. @throws {UserError} if the reader would not find it there */
export function bodyInTitle(given: string, year: number, form: Form): string {
  const organization = given.trim();
  const read = /\p{C}|\d{4}\s*年/u.test(organization)
    ? undefined
    : readTitle(titleOf({ organization, year }, form), [form]);
  if (read?.organization === organization.replaceAll(/\s/g, '') && read.year === year) return organization;
  throw new UserError('usage', {
    zh: `“${given}”放进标题后认不出单位和年度；单位名称不要带年份、标点，也不要太长`,
    en: `with “${given}” in it, the title no longer shows body and year: use a short name without year and punctuation`,
  });
}

/** Returns the name of the file of a blank form: its title. */
export function blankFileName(blank: Blank): string {
  return `${safeName(titleOf(blank, blank.form))}.xlsx`;
}
