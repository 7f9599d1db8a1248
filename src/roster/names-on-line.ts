import { endsLikeBody, withoutRemarkBrackets } from './bare-name.ts';
import { isRemark } from './remarks.ts';

/** The fewest names that make a line a list: a name may have a comma of its own. */
const enoughNames = 3;

/** Returns the names on a line without a head: `县直部门：教育局、民政局、财政局。` has three. */
export function namesOnLine(text: string): string[] {
  const list = withoutRemarkBrackets(text).replace(/。$/u, '');
  if (isRemark(list)) return [text];
  const names = list
    .replace(/^[^:：、，,；;]{2,12}[:：]/u, '')
    .split(/[、，,；;]/u)
    .map((name) => name.trim());
  return names.length >= enoughNames && names.every((name) => endsLikeBody(name)) ? names : [text];
}
