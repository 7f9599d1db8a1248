import { describe, expect, test } from 'vitest';
import { readFigure, readValue } from '../../src/model/value.ts';

test.each(['12¹', '12①', '12（①）', '12❶', '12件②'])('the mark of a footnote is no digit: %s', (text) => {
  expect(readValue({ text })).toMatchObject({ kind: 'number', number: { units: 12n, scale: 0 } });
});

test.each(['①', '½'])('nor is it a number by itself: %s', (text) => {
  expect(readValue({ text })).toEqual({ kind: 'unreadable' });
});

test.each([
  ['0012', 12n],
  ['12。', 12n],
  ['="12"', 12n],
  ['="0012"', 12n],
  ['００１２', 12n],
])('%s is clear, if not written as a number is', (text, units) => {
  expect(readValue({ text })).toEqual({ kind: 'number', number: { units, scale: 0 }, irregular: true });
});

test.each([
  '１２',
  '1,234',
  '+19',
  '0.00',
  ' 12 ',
  '12件',
  '22（其中修订16件）',
])('%s is written as numbers are', (text) => {
  expect(readValue({ text })).not.toHaveProperty('irregular');
  expect(readValue({ text }).kind).toBe('number');
});

test.each([
  '000',
  '00',
  '0,012',
  '0 012',
  '15余条',
  '约20',
  '12.',
  '=12',
  '="约20"',
  '12。3',
])('%s is not guessed', (text) => {
  expect(readValue({ text })).toEqual({ kind: 'unreadable' });
});

test('a number that a workbook stores is one, with whatever zeros its format shows it', () => {
  expect(readValue({ text: '0012', stored: { number: '12' } })).toEqual({
    kind: 'number',
    number: { units: 12n, scale: 0 },
  });
});

describe('a number in a unit', () => {
  const counters = ['件', '条', '项', '个', '份', '宗', '起', '次', '人次', '人'];
  const money = ['元', '万元', '亿元'];
  const none = ['万', '千', '万件', '千元', '倍', '%'];
  const place = { path: 'a.csv', line: 1, column: 1 };
  const all = [...counters, ...money, ...none];

  test.each([
    ['a count', { decimal: false, unit: undefined }, counters],
    ['a count of persons', { decimal: false, unit: '人' }, ['人']],
    ['fees in 万元', { decimal: true, unit: '万元' }, money],
    ['a count of 万元', { decimal: false, unit: '万元' }, ['万元']],
    ['an amount', { decimal: true, unit: undefined }, money],
  ])('%s', (_, measure, taken) => {
    const isTaken = (unit: string) =>
      ['1', '1.5', '1,500', '-3'].map((number) => {
        const cells = [`${number}${unit}`, `${number} ${unit}（其中2件）`].map((text) => ({ text, place }));
        return cells.every((cell) => readFigure(cell, measure).kind === 'number');
      });
    for (const unit of all) expect(isTaken(unit), unit).toEqual(Array(4).fill(taken.includes(unit)));
    expect(readFigure({ text: '15', place }, measure)).toEqual(readValue({ text: '15' }));
  });

  test('no number that a workbook stores is one in the unit of something else', () => {
    const measure = { decimal: false, unit: undefined };
    expect(readFigure({ text: '1万元', stored: { number: '1' }, place }, measure)).toEqual({
      kind: 'unreadable',
      unit: '万元',
    });
    expect(readFigure({ text: '1件', stored: { number: '1' }, place }, measure).kind).toBe('number');
  });
});
