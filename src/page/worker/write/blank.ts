import { forms } from '../../../forms.ts';
import { UserError } from '../../../model/errors.ts';
import type { Language } from '../../../model/text.ts';
import { blankForm } from '../../../template/index.ts';
import { blankFileName, bodyInTitle, formInForce } from '../../../template/title.ts';
import type { Wanted } from '../../checker.ts';
import type { Made } from './made.ts';

/** Writes the blank form of a year. @throws {UserError} if there was none, or the name of the body cannot be in its title */
export async function blankFile(
  { year, organization: given }: Extract<Wanted, { kind: 'blank' }>,
  language: Language,
): Promise<Made> {
  const form = formInForce(year, forms);
  if (!form) throw noForm(year);
  const organization = given === null || given.trim() === '' ? null : bodyInTitle(given, year, form);
  const blank = { form, year, organization };
  return { name: blankFileName(blank), content: await blankForm(blank, language), notices: [] };
}

function noForm(year: number): UserError {
  const earliest = Math.min(...forms.map(({ years }) => years.from));
  return new UserError('usage', {
    zh: `${year} 年还没有统一的报告格式，最早是 ${earliest} 年`,
    en: `there was no common form in ${year}; the first is for ${earliest}`,
  });
}
