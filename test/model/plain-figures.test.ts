import fc from 'fast-check';
import { expect, test } from 'vitest';
import { format } from '../../src/model/decimal.ts';
import { plainFiguresOf, plainNumber, withPlainFigures } from '../../src/model/plain-figures.ts';
import type { Report } from '../../src/model/report.ts';
import { readFigure } from '../../src/model/value.ts';
import { runs } from '../support/random-runs.ts';

const count = { signed: false, decimal: false };
const change = { signed: true, decimal: false };
const amount = { signed: false, decimal: true };

test.each([
  [
    count,
    ['0', '7', '10', '123456789', '1234567890', '999999999999999'],
    ['', '00', '07', '-1', '1.5', '1000000000000000'],
  ],
  [change, ['0', '12', '-12', '-1234567890'], ['-0', '-', '--1', '-01', '+1', '-1.5']],
  [
    amount,
    ['0', '12', '12.5', '0.000001', '123456789.25'],
    ['12.50', '1.', '.5', '0.0', '0.0000001', '1234567890.5', '-1.5'],
  ],
])('%o takes only numbers in their plain form', (measure, plain, others) => {
  expect(plain.map((text) => plainNumber(text, measure))).toEqual(plain.map(Number));
  expect(others.map((text) => plainNumber(text, measure))).toEqual(others.map(() => Number.NaN));
});

test('a plain number is read as that number, and written back as it was', () => {
  const digits = fc.stringMatching(/^[-+]?[\d０]{0,16}(\.\d{0,8})?[件 ]?$/);
  const measure = fc.constantFrom(count, change, amount);
  fc.assert(
    fc.property(digits, measure, (text, { signed, decimal }) => {
      const number = plainNumber(text, { signed, decimal });
      if (Number.isNaN(number)) return;
      const value = readFigure({ text, place: { path: '' } }, { decimal, unit: undefined });
      expect(value).toEqual({ kind: 'number', number: expect.anything() });
      if (value.kind !== 'number') return;
      expect([format(value.number), String(number)]).toEqual([text, text]);
    }),
    runs(300, 3000),
  );
});

test('a copy of a report does not have its plain figures: it may have other entries', () => {
  const report = withPlainFigures({} as Report, { figures: [1], start: 0, tables: [[0]] });
  expect(plainFiguresOf(report)).toEqual({ figures: [1], start: 0, tables: [[0]] });
  expect(plainFiguresOf({ ...report })).toBeUndefined();
});
