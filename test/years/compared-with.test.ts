import { expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { childReports, lint, readReports } from '../../src/lint.ts';
import { reportRules } from '../../src/rules/index.ts';
import { before, beforeWith, collected } from '../support/consecutive-years.ts';
import { printedWhole, type Whole } from '../support/whole-reports.ts';

const bytesOf = (whole: Whole) => new TextEncoder().encode(printedWhole(whole));

/** Lints a report beside that of the year before and those that it sums up, as far as they are given. */
async function compared(now: Whole, { earlier, child }: { readonly earlier?: Whole; readonly child?: Whole }) {
  const previous = earlier && (await collected(earlier)).reports;
  const below = child && (await readReports(bytesOf(child), { path: 'child.txt' }));
  const children = below && (await childReports(below, { isComplete: false, forms }));
  const path = '2023.txt';
  const file = await lint(bytesOf(now), { path, ...(previous && { previous }), ...(children && { children }) });
  const others = file.reports[0]!.rules.slice(reportRules.length).map(({ id }) => id);
  return { comparedWith: file.comparedWith ?? [], others, rules: file.reports[0]!.rules };
}

const child: Whole = { body: '青石村' };
const larger: Whole = { ...child, figures: { 'disclosure/licensing/decisions': 900 } };
const other = beforeWith({ figures: { 'requests/carried-out/natural-person': 5 } });

test.each([
  { what: 'nothing', beside: {}, comparedWith: [], others: [] },
  { what: 'the year before', beside: { earlier: before }, comparedWith: ['previous'], others: [] },
  { what: 'a body below', beside: { child }, comparedWith: ['children'], others: [] },
  { what: 'both', beside: { earlier: before, child }, comparedWith: ['previous', 'children'], others: [] },
  { what: 'another year', beside: { earlier: other }, comparedWith: ['previous'], others: ['carry-over'] },
  { what: 'a larger body', beside: { child: larger }, comparedWith: ['children'], others: ['roll-up'] },
  {
    what: 'another year and a larger body',
    beside: { earlier: other, child: larger },
    comparedWith: ['previous', 'children'],
    others: ['carry-over', 'roll-up'],
  },
])('a report beside $what has the rules about others that found something', async ({
  beside,
  comparedWith,
  others,
}) => {
  const { rules, ...result } = await compared({}, beside);
  expect(result).toEqual({ comparedWith, others });
  expect(rules.slice(0, reportRules.length)).toEqual(reportRules);
});
