import { describe, expect, test } from 'vitest';
import {
  isBlankForm,
  isFilled,
  isLeftEmpty,
  isUnknownTotal,
  markUnknownTotals,
  withBlanksUnknown,
} from '../../src/model/blanks.ts';
import { type Entry, entriesOf, type Report } from '../../src/model/report.ts';
import { type Content, form2019, form2021, spoilt, withoutTable } from '../support/spoilt-reports.ts';

const idsOf = (report: Report, id: (entry: Entry) => boolean) =>
  entriesOf(report)
    .filter(id)
    .map(({ at }) => at.id);

/** The report with every cell of some lines blank. */
const blankIn = (isIn: (entry: Entry) => boolean, more: Readonly<Record<string, Content>> = {}, form = form2021) =>
  spoilt({ ...Object.fromEntries(idsOf(spoilt({}, form), isIn).map((id) => [id, ''])), ...more }, form);

const unknownIn = (report: Report) => idsOf(report, isUnknownTotal);

describe('a blank total is 0', () => {
  test('only if its parts are', () => {
    const row = (entry: Entry) => entry.at.row.id === 'reconsideration';
    expect(unknownIn(blankIn(row))).toEqual([]);
    expect(unknownIn(blankIn(row, { 'cases/reconsideration/upheld': '0' }))).toEqual([]);
    expect(unknownIn(blankIn(row, { 'cases/reconsideration/upheld': '/' }))).toEqual([]);
    expect(unknownIn(blankIn(row, { 'cases/reconsideration/upheld': '1' }))).toEqual(['cases/reconsideration/total']);
    expect(unknownIn(blankIn(row, { 'cases/reconsideration/upheld': '约' }))).toEqual(['cases/reconsideration/total']);
    expect(unknownIn(blankIn(row, { 'cases/reconsideration/total': '0' }))).toEqual([]);
  });

  test('in any direction: a total of totals by its row, a part of the flow never', () => {
    expect(unknownIn(spoilt({ 'requests/outcomes/total': '' }))).toEqual(['requests/outcomes/total']);
    const row = ({ at }: Entry) => at.row.id === 'granted';
    expect(unknownIn(blankIn(row))).toEqual([]);
    expect(unknownIn(blankIn(({ at }) => at.table.id === 'requests'))).toEqual([]);
    const all = blankIn(({ at }) => at.table.id === 'requests', { 'requests/granted/commercial': '1' });
    expect(unknownIn(all)).toEqual([
      'requests/granted/total',
      'requests/outcomes/commercial',
      'requests/outcomes/total',
    ]);
  });

  test('if its only part is', () => {
    const [relation] = form2021.relations.filter(({ id }) => id === 'case-total');
    const form = { ...form2021, relations: [{ ...relation!, right: { ...relation!.right, terms: ['upheld'] } }] };
    const { entries } = blankIn(({ at }) => at.row.id === 'reconsideration').tables[2]!;
    expect(markUnknownTotals(form, entries).filter(isUnknownTotal)).toEqual([]);
  });

  test('not if its row is but its column is not, or the other way round', () => {
    const ids = idsOf(spoilt(), ({ at }) => at.table.id === 'requests' && at.row.id !== 'carried-in');
    const isIn = (row: boolean) => (id: string) => id.includes('/outcomes/') === row && (row || id.endsWith('/total'));
    for (const row of [true, false]) {
      const zeros = Object.fromEntries(ids.filter(isIn(row)).map((id) => [id, '0']));
      expect(unknownIn(spoilt({ ...zeros, 'requests/outcomes/total': '' }))).toEqual(['requests/outcomes/total']);
    }
  });

  test('never if the form has no parts for it', () => {
    const form = { ...form2021, relations: [] };
    const { entries } = blankIn(({ at }) => at.row.id === 'reconsideration').tables[2]!;
    expect(
      markUnknownTotals(form, entries)
        .filter(isUnknownTotal)
        .map(({ at }) => at.id),
    ).toEqual(['cases/reconsideration/total']);
  });

  test('not if it is a part of itself', () => {
    const [relation] = form2021.relations.filter(({ id }) => id === 'case-total');
    const form = { ...form2021, relations: [{ ...relation!, right: { ...relation!.right, terms: ['total'] } }] };
    const { entries } = blankIn(({ at }) => at.row.id === 'reconsideration').tables[2]!;
    expect(markUnknownTotals(form, entries).filter(isUnknownTotal)).toHaveLength(1);
  });

  test('on whichever side of a relation it stands', () => {
    const [relation] = form2021.relations.filter(({ id }) => id === 'case-total');
    const form = { ...form2021, relations: [{ ...relation!, left: relation!.right, right: relation!.left }] };
    const { entries } = blankIn(({ at }) => at.row.id === 'reconsideration').tables[2]!;
    expect(markUnknownTotals(form, entries).filter(isUnknownTotal)).toEqual([]);
  });

  test('and entries without one are not copied', () => {
    const { entries } = spoilt({ 'cases/reconsideration/upheld': '' }).tables[2]!;
    expect(markUnknownTotals(form2021, entries)).toBe(entries);
  });
});

test('every blank is unknown if the configuration says so', () => {
  const report = withBlanksUnknown(spoilt({ 'cases/reconsideration/upheld': '', 'disclosure/fees/amount': '/' }));
  expect(
    entriesOf(report)
      .filter(({ value }) => value.kind === 'blank' && value.unknown)
      .map(({ at }) => at.id),
  ).toEqual(['cases/reconsideration/upheld']);
});

describe('a table is empty', () => {
  const cases = ({ at }: Entry) => at.table.id === 'cases';
  const others = (report: Report) => [isLeftEmpty(report.tables[2]!, report), isFilled(report), isBlankForm(report)];
  const formula = (text: string, stored: object): Content => ({ text, stored: { formula: 'SUM(A1:A4)', ...stored } });

  test.each<[string, Content, boolean]>([
    ['blank', '', true],
    ['absent', { value: { kind: 'absent' } }, true],
    ['a figure', '0', false],
    ['a dash', '/', false],
    ['unread', { value: { kind: 'unread' } }, false],
    ['words', '无法统计', false],
    ['a formula over blanks', formula('0', { number: '0', computed: '0', fromBlanks: true }), true],
    ['a formula over figures', formula('0', { number: '0', computed: '0' }), false],
    ['a formula that gives a figure', formula('1', { number: '1', computed: '1', fromBlanks: true }), false],
    ['a formula that cannot be computed', formula('0', { number: '0' }), true],
    ['one that refers to another sheet', { text: '0', stored: { number: '0', formula: '表1!A1' } }, false],
    ['one over numbers only', { text: '0', stored: { number: '0', formula: '1-1' } }, false],
    ['a formula that shows nothing', formula('', {}), true],
    ['a formula that gives words', formula('无', {}), false],
    ['a formula that hides its figure', formula('', { number: '5', computed: '5' }), false],
    ['a formula that shows a space', formula(' ', {}), true],
    ['a picture', { text: '', picture: true }, false],
  ])('with %s in a cell: %o, %s', (_, content, isEmpty) => {
    const report = blankIn(cases, { 'cases/reconsideration/upheld': content });
    expect(others(report)).toEqual([isEmpty, true, false]);
    const alone = blankIn(() => true, { 'cases/reconsideration/upheld': content });
    expect(others(alone)).toEqual([false, !isEmpty, isEmpty]);
  });

  test('and a report with them is blank, unless it holds something else', () => {
    const blank = blankIn(() => true);
    const unknown = [{ name: '无', text: '', place: blank.place }];
    expect(others({ ...blank, unknown })).toEqual([false, true, false]);
    expect(others({ ...blank, unknown: [] })).toEqual([false, false, true]);
    const why = { zh: '图片', en: 'a picture' };
    expect(isBlankForm(withoutTable(blank, 'requests', { why }))).toBe(false);
    expect(isBlankForm(withoutTable(blank, 'requests'))).toBe(true);
    expect(isBlankForm(blankIn(() => true, {}, form2019))).toBe(true);
  });
});
