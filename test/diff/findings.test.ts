import { expect, test } from 'vitest';
import { comparedFindings, workbookRules } from '../../src/diff/findings.ts';
import { forms } from '../../src/forms.ts';
import type { Section } from '../../src/model/report.ts';
import type { Diagnostic } from '../../src/model/result.ts';
import { allRules } from '../../src/rules/index.ts';
import { reportOf } from '../support/reports.ts';

const form = forms[0]!;
const report = reportOf({ ...form, tables: [] }, {});
const heading: Section = {
  section: form.sections[1]!,
  number: 2,
  heading: '二、公开政府信息情况',
  place: { path: 'a' },
  passages: [],
};

/** A finding, as far as it is compared. */
function finding(rule: string, changes: Partial<Diagnostic> = {}): Diagnostic {
  const place = { path: 'a.csv' };
  const cell = changes.cell ?? null;
  return { rule, kind: 'fail', about: cell ?? '', cell, table: null, related: [], place, ...changes } as Diagnostic;
}

function compared(before: readonly Diagnostic[], after: readonly Diagnostic[], format = 'csv') {
  const changes = comparedFindings(
    { format: 'csv', report, diagnostics: before },
    { format, report, diagnostics: after },
    [],
  );
  const { gone, remaining, added } = changes;
  return { gone: gone.length, remaining: remaining.length, added: added.length };
}

const total = { cell: 'requests/granted/total' };
const words = { ...total, about: 'requests/granted/total 予以公开件', quoted: '予以公开 4 件' };

test.each<[string, Diagnostic, Diagnostic, 'same' | 'other']>([
  ['at another place', finding('case-total', total), finding('case-total', { ...total, place: { path: 'b' } }), 'same'],
  [
    'in other words about the same cell',
    finding('text-differs', words),
    finding('text-differs', { ...words, about: 'x' }),
    'same',
  ],
  [
    'with other spaces in its words',
    finding('text-slip', { about: '。 。' }),
    finding('text-slip', { about: '。。' }),
    'same',
  ],
  [
    'of one table, which it names by places',
    finding('duplicate-table', { table: 'cases', about: 'A1' }),
    finding('duplicate-table', { table: 'cases', about: 'B2' }),
    'same',
  ],
  [
    'about another cell',
    finding('case-total', total),
    finding('case-total', { cell: 'cases/reconsideration/total' }),
    'other',
  ],
  ['of another rule', finding('case-total', total), finding('blank-total', total), 'other'],
  ['that is now open', finding('case-total', total), finding('case-total', { ...total, kind: 'open' }), 'other'],
  ['about other words', finding('text-slip', { about: '。。' }), finding('text-slip', { about: '，，' }), 'other'],
])('a finding %s', (_, before, after, expected) => {
  const changed = expected === 'same' ? 0 : 1;
  expect(compared([before], [after])).toEqual({ gone: changed, remaining: 1 - changed, added: changed });
});

test('of several findings that are alike, as many remain as both reports have', () => {
  const one = finding('text-differs', words);
  expect(compared([one, { ...one }, { ...one }], [{ ...one }])).toEqual({ gone: 2, remaining: 1, added: 0 });
});

test('a finding about cells that one report lacks is neither gone nor new', () => {
  const at = form.tables[0]!;
  const cells = [{ id: total.cell }] as never;
  const sides = (side: 'before' | 'after') => {
    const lacking = { table: at, reason: 'unread', side, cells } as const;
    const has = { format: 'csv', report, diagnostics: [finding('case-total', total)] };
    const lacks = { format: 'csv', report, diagnostics: [] };
    return side === 'after' ? comparedFindings(has, lacks, [lacking]) : comparedFindings(lacks, has, [lacking]);
  };
  expect(sides('after').gone).toEqual([]);
  expect(sides('before').added).toEqual([]);
});

test('what a workbook stores is compared only with another workbook', () => {
  const all = [...workbookRules].map((rule) => finding(rule, total));
  expect(compared(all, [])).toEqual({ gone: 3, remaining: 0, added: 0 });
  expect(compared(all, [], 'docx')).toEqual({ gone: 0, remaining: 0, added: 0 });
  const known = new Set(allRules.map(({ id }) => id));
  expect([...workbookRules].filter((id) => !known.has(id))).toEqual([]);
});

test.each([
  { what: 'both have headings', sections: [heading], isCompared: true },
  { what: 'one has none', sections: [], isCompared: false },
])('between reports of tables alone, what is found in headings counts where $what', ({ sections, isCompared }) => {
  const found = [finding('section-heading', { about: '公开政府信息情况' })];
  const { gone, added } = comparedFindings(
    { format: 'xlsx', report: { ...report, sections: [heading] }, diagnostics: found },
    { format: 'csv', report: { ...report, sections }, diagnostics: [] },
    [],
  );
  expect([gone, added]).toEqual([isCompared ? found : [], []]);
});
