import fc from 'fast-check';
import { expect, test } from 'vitest';
import { forms, readReports } from '../../src/lint.ts';
import { assess } from '../../src/relations.ts';
import { checksOfText, checksWithoutText } from '../../src/rules/lazy/index.ts';
import { listTexts } from '../support/make/list-texts.ts';
import { runs } from '../support/random-runs.ts';
import { utf8 } from '../support/utf8.ts';

const others = checksOfText.filter((rule) => !checksWithoutText.includes(rule));

test.each(forms)('the rules about text find nothing where there is none: $id', async (form) => {
  await fc.assert(
    fc.asyncProperty(listTexts(form, 'wide'), async (text) => {
      for (const report of await readReports(utf8(text), { path: '2023年.csv' }).catch(() => [])) {
        const context = { assessments: assess(report), claims: { figures: [], divisions: [] } };
        expect(others.flatMap((rule) => [...rule.check(report, context)])).toEqual([]);
      }
    }),
    runs(8, 150),
  );
});

test('of the rules that see a report without text, each is one that sees a report with text', () => {
  expect(checksOfText).toEqual(expect.arrayContaining([...checksWithoutText]));
});
