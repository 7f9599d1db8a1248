import type { Form } from '../../model/form.ts';
import { memoize } from '../../model/memoize.ts';
import { organizationNames } from '../labels/find-by-name.ts';
import { readTitle } from '../title.ts';
import { namesOfForms } from './names-of-forms.ts';

/**
 * Returns one title in place of all that differ in the body alone: recognition finds the same in them, but for the body. Any other
 * text is returned as it is, and so is a title whose body might be taken for a name of the form.
 */
export function titleOfAnyBody(text: string, forms: readonly Form[]): string {
  const [, body, rest] = title.exec(text) ?? [];
  if (body === undefined || mayBeginName(forms)(body)) return text;
  const read = readTitle(text, forms);
  return read?.organization === body && read.year !== null ? `${anyBody}${rest}` : text;
}

/** Matches a title that begins with the body, and not as an ordinal does: `溪口镇人民政府2025年政府信息公开工作年度报告`. */
const title = /^(?![第一二三四五六七八九十])([\u4e00-\u9fff]{3,30})(20\d\d年度?[\u4e00-\u9fff]+报告)$/u;

const anyBody = '某单位';

/** Characters at the beginning of a name that tell it from others: labels may be cut short, or have slips behind them. */
const length = 3;

/** Returns a function that tells whether a text begins as a name of some forms does. */
const mayBeginName = memoize((forms: readonly Form[]) => {
  const names = [...namesOfForms(forms), ...organizationNames];
  // Such a name might end as a title does.
  if (names.some((name) => name.endsWith('报告'))) return () => true;
  const beginnings = new Set(names.map((name) => name.slice(0, length)));
  return (text: string) => [1, 2, length].some((end) => beginnings.has(text.slice(0, end)));
});
