import { expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { relationRules } from '../../src/model/form.ts';
import { isOnItsPage } from '../../src/presentation/program-rules.ts';
import { allRules, rules } from '../../src/rules/index.ts';

const relations = new Set(forms.flatMap(relationRules).map(({ id }) => id));

test('the page of a relation tells of it in reports on the forms of the program alone', () => {
  expect([...relations]).toEqual(expect.arrayContaining(['request-flow', 'carry-over', 'roll-up']));
  for (const id of relations) {
    expect([isOnItsPage(id, forms[0]!.family), isOnItsPage(id, 'petitions')]).toEqual([true, false]);
  }
});

test('the page of a rule that is code, in all reports', () => {
  for (const { id } of rules) expect(isOnItsPage(id, 'petitions')).toBe(true);
  for (const { id } of allRules) expect(isOnItsPage(id, undefined)).toBe(true);
});
