import { expect, test } from 'vitest';
import { locate } from '../../src/culprit/locate.ts';
import { forms } from '../../src/forms.ts';
import { assess } from '../../src/relations.ts';
import { distinct } from '../support/make/figures.ts';
import { reportOf } from '../support/reports.ts';

test('a search that is cut short finds some explanations, and is sure of none', () => {
  const form = forms[0]!;
  const figures = structuredClone(distinct(form)) as Record<string, Record<string, Record<string, number>>>;
  const { 'refused.forbidden-by-law': refused, 'other.other': other, outcomes } = figures.requests!;
  [refused!.commercial, refused!.research] = [refused!.research!, refused!.commercial!];
  [other!['other-organisation'], other!.total] = [other!.total!, other!['other-organisation']!];
  const excess = refused!['legal-service']! * 9;
  refused!['legal-service']! += excess;
  refused!.total! += excess;
  outcomes!['legal-service']! *= 10;
  const [culprit, ...others] = locate(assess(reportOf(form, figures)));
  expect(others).toEqual([]);
  expect([culprit!.certainty, culprit!.explanations.length]).toEqual(['possible', 1]);
});
