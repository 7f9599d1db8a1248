import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { correctionsOf } from '../../src/corrections.ts';
import { forms } from '../../src/forms.ts';
import { lint } from '../../src/lint.ts';
import { format } from '../../src/model/decimal.ts';
import type { Filled } from '../support/make/figures.ts';
import { asCsv, items, title } from '../support/make/printed.ts';
import { runIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';
import { office, settled, type Typed } from './broken-reports.ts';

const form = forms[0]!;

/** Returns the report as a CSV file, with other texts in some of its cells. */
function csv(typed: Typed): string {
  const figures = structuredClone(settled(form, office)) as Record<
    string,
    Record<string, Record<string, number | string>>
  >;
  for (const [id, text] of Object.entries(typed)) {
    const [column, row, table = 'requests'] = id.split('/').toReversed() as [string, string, string?];
    figures[table]![row]![column] = text;
  }
  return asCsv([title('溪口镇', 2023), ...items(form, figures as Filled)]);
}

const linted = (typed: Typed) => lint(Buffer.from(csv(typed)), { path: 'a.csv' });

/** Safety, cell, number and reason of a correction. */
type Expected = readonly [safety: 'safe' | 'suggested', cell: string, to: number, reason: string];

/** Mistakes, and what may be corrected: nothing that is only possible. */
const cases: readonly { readonly mistake: string; readonly typed: Typed; readonly corrected: readonly Expected[] }[] = [
  {
    mistake: 'one sure mistake',
    typed: { 'granted/natural-person': 12 },
    corrected: [['suggested', 'granted/natural-person', 21, '两位数字写颠倒']],
  },
  {
    mistake: 'a sure one of two cells',
    typed: { 'granted/natural-person': 210, 'granted/total': 218 },
    corrected: [
      ['suggested', 'granted/natural-person', 21, '多写了一个 0，总计随之算错'],
      ['suggested', 'granted/total', 29, '多写了一个 0，总计随之算错'],
    ],
  },
  {
    mistake: 'a likely one, and one that is only possible',
    typed: {
      'cases/reconsideration/upheld': 2,
      'cases/reconsideration/corrected': 0,
      'cases/reconsideration/total': 0,
    },
    corrected: [['suggested', 'cases/reconsideration/total', 2, '总计仍为 0，漏填合计']],
  },
  {
    mistake: 'one that may be in any row',
    typed: { 'granted/natural-person': 12, 'granted/total': 20 },
    corrected: [],
  },
  { mistake: 'one that may be in any of five cells', typed: { 'cases/reconsideration/total': 13 }, corrected: [] },
  {
    mistake: 'a sure one beside a possible one',
    typed: { 'granted/natural-person': 12, 'cases/reconsideration/total': 13 },
    corrected: [['suggested', 'granted/natural-person', 21, '两位数字写颠倒']],
  },
  {
    mistake: 'a blank total',
    typed: { 'granted/total': '' },
    corrected: [['suggested', 'granted/total', 29, '总计未填']],
  },
  {
    mistake: 'an odd way of writing',
    typed: { 'granted/natural-person': '２１' },
    corrected: [['safe', 'granted/natural-person', 21, '“２１”改为纯数字']],
  },
  {
    mistake: 'a needless unit',
    typed: { 'granted/natural-person': '21件' },
    corrected: [['safe', 'granted/natural-person', 21, '“21件”改为纯数字']],
  },
  {
    mistake: 'a sure one, oddly written',
    typed: { 'granted/natural-person': '１２' },
    corrected: [
      ['safe', 'granted/natural-person', 12, '“１２”改为纯数字'],
      ['suggested', 'granted/natural-person', 21, '两位数字写颠倒'],
    ],
  },
  {
    mistake: 'a possible one, oddly written',
    typed: { 'cases/reconsideration/total': '13件' },
    corrected: [['safe', 'cases/reconsideration/total', 13, '“13件”改为纯数字']],
  },
  {
    mistake: 'a figure with a note, which a plain number would lose',
    typed: { 'granted/natural-person': '21（含上年结转）' },
    corrected: [],
  },
  {
    mistake: 'an amount in the unit of the form',
    typed: { 'disclosure/fees/amount': '3万元' },
    corrected: [['safe', 'disclosure/fees/amount', 3, '“3万元”改为纯数字']],
  },
  {
    mistake: 'an amount in another unit, which as a plain number would be another amount',
    typed: { 'disclosure/fees/amount': '3元' },
    corrected: [],
  },
  { mistake: 'none', typed: {}, corrected: [] },
  { mistake: 'a figure that cannot be read', typed: { 'granted/natural-person': '约21' }, corrected: [] },
];

describe('what may be corrected is at least likely', () => {
  test.each(cases)('$mistake', async ({ typed, corrected }) => {
    const found = correctionsOf(await linted(typed)).map(({ entry, safety, to, reason }) => {
      return [safety, entry.at.id.replace('requests/', ''), Number(format(to)), reason.zh];
    });
    expect(found).toEqual(corrected);
  });

  test.each(cases)('`fix --suggested` writes just that: $mistake', async ({ typed, corrected }) => {
    const folder = scratch();
    writeFileSync(`${folder}/a.csv`, csv(typed));
    await runIn(folder, 'fix', 'a.csv', '--suggested', '-o', 'b.csv');
    expect(readdirSync(folder)).toEqual(corrected.length > 0 ? ['a.csv', 'b.csv'] : ['a.csv']);
    if (corrected.length === 0) return;
    const written = Object.fromEntries(corrected.map(([, cell, to]) => [cell, to]));
    expect(readFileSync(`${folder}/b.csv`, 'utf8')).toBe(csv({ ...typed, ...written }));
  });

  test('`fix` ends with 1 where all corrections are written, but a sum is still wrong', async () => {
    const folder = scratch();
    const wrong = { 'cases/reconsideration/total': '13件' };
    writeFileSync(`${folder}/a.csv`, csv(wrong));
    expect((await runIn(folder, 'fix', 'a.csv', '-o', 'b.csv')).exitCode).toBe(1);
    expect(readFileSync(`${folder}/b.csv`, 'utf8')).toBe(csv({ 'cases/reconsideration/total': 13 }));
    writeFileSync(`${folder}/c.csv`, csv({ 'granted/natural-person': '21件' }));
    expect((await runIn(folder, 'fix', 'c.csv', '-o', 'd.csv')).exitCode).toBe(0);
  });

  test('without --suggested, `fix` changes no number', async () => {
    const folder = scratch();
    writeFileSync(`${folder}/a.csv`, csv({ 'granted/natural-person': '１２', 'granted/commercial': '8件' }));
    await runIn(folder, 'fix', 'a.csv', '-o', 'b.csv');
    const plain = csv({ 'granted/natural-person': 12, 'granted/commercial': 8 });
    expect(readFileSync(`${folder}/b.csv`, 'utf8')).toBe(plain);
  });
});
