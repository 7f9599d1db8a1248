import { parse } from 'csv-parse/browser/esm/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPlain, plainLines, plainText } from '../../src/codecs/csv/plain-records.ts';
import { runs } from '../support/random-runs.ts';

const limits = { maxColumns: 100_000, maxFields: 1_000_000 };

/** The records as the parser finds them which reads all other texts. */
function parsed(text: string, delimiter: string): string[][] {
  return parse(new TextEncoder().encode(text), {
    delimiter,
    trim: delimiter !== '\t',
    record_delimiter: '\n',
    relax_column_count: true,
  });
}

const characters = fc.constantFrom(
  ...[
    '0',
    '12',
    '甲',
    '😀',
    ',',
    ';',
    '\t',
    '\n',
    '\n\n',
    ' ',
    '　',
    '\u00a0',
    '\u2003',
    '\u0085',
    '\u200b',
    '\0',
    "'",
    'é',
  ],
);

test('the records of a plain text are those that csv-parse finds, whatever its blanks, empty lines and ragged ends', () => {
  const text = fc.array(characters, { maxLength: 30 }).map((all) => all.join(''));
  fc.assert(
    fc.property(text, fc.constantFrom(',', ';', '\t'), (one, delimiter) => {
      expect(isPlain(one, delimiter, limits)).toBe(true);
      const expected = parsed(one, delimiter);
      const source = plainText(one, delimiter);
      const fields = [...plainLines(source)].map((line) => () => source.fieldsOf(...line));
      expect(fields.map((get) => get())).toEqual(expected);
      // Asked for again in another order, they are the same.
      expect(fields.toReversed().map((get) => get())).toEqual(expected.toReversed());
    }),
    runs(500, 5000),
  );
});

test('a text is not plain that has a quote, a byte order mark, a delimiter of its own or a very long line', () => {
  const long = '1;'.repeat(2 ** 17);
  expect(['甲,1\n乙,2', '', long].map((text) => isPlain(text, ',', limits))).toEqual([true, true, true]);
  const others = ['甲,"1"', '甲,\ufeff1', `甲\n${long}1`, `${long}1\n`];
  expect(others.map((text) => isPlain(text, ',', limits))).toEqual([false, false, false, false]);
  expect(isPlain('甲|1', '|', limits)).toBe(false);
});

test.each([
  ['of a record', { maxColumns: 3, maxFields: 100 }, '1,2,3\n4,5,6', '1,2,3,4\n5'],
  ['of the last record', { maxColumns: 3, maxFields: 100 }, '1\n4,5,6', '1\n1,2,3,4'],
  ['of all records', { maxColumns: 100, maxFields: 5 }, '1,2,3\n4,5', '1,2,3\n4,5,6'],
])('nor one with more fields %s than are allowed', (_, few, text, larger) => {
  expect([text, larger].map((one) => isPlain(one, ',', few))).toEqual([true, false]);
});
