import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Grid } from '../../src/model/document.ts';
import { UserError } from '../../src/model/errors.ts';
import { type Before, readCsv } from '../../src/readers/csv/index.ts';
import { withPlainRows } from '../support/plain-rows.ts';
import { runs } from '../support/random-runs.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

function rowsOf(text: string, before?: Before) {
  const [grid] = withPlainRows(readCsv(bytesOf(text), 'a.csv', undefined, before)).blocks;
  return (grid as Grid).rows;
}

describe('a part of a file, the header and some of the records', () => {
  test('gives the records the places that they have in the file', () => {
    const [header, record] = rowsOf('单位,件数\n区商务局,3\n', { rows: 40, lines: 50 });
    expect(header!.place).toEqual({ path: 'a.csv', row: 1, line: 1 });
    expect(record!.place).toEqual({ path: 'a.csv', row: 42, line: 52 });
    expect(record!.cells[1]!.place).toEqual({ path: 'a.csv', row: 42, line: 52, column: 2 });
  });

  test('says in which line of the file a quote opens that is not closed', () => {
    const read = () => rowsOf('单位,件数\n区商务局,3\n"区民政局,4\n', { rows: 40, lines: 50 });
    expect(read).toThrow(UserError);
    expect(read).toThrow('line 53');
  });

  test('has the delimiter of the file, whichever would fit its own records', () => {
    const [, record] = rowsOf('单位;件数\n甲,乙,丙,丁;1,2,3\n', { rows: 1, lines: 1, delimiter: ',' });
    expect(record!.cells.map((cell) => cell?.text)).toEqual(['甲', '乙', '丙', '丁;1', '2', '3']);
  });

  test('is read as it is in the whole file', () => {
    const field = fc.constantFrom('', ' ', '区商务局', '12', ' 3 ', '"甲,乙"', '"两\n行"', '"说""明"', '\t');
    const record = fc.array(field, { minLength: 1, maxLength: 4 }).map((fields) => fields.join(','));
    const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
    const file = fc.record({
      declared: fc.boolean(),
      header: fc.constantFrom('甲,乙,丙', '"标\n题",乙,丙'),
      records: fc.array(record, { minLength: 1, maxLength: 12 }),
      lineEnd,
      from: fc.nat(11),
    });
    fc.assert(
      fc.property(file, ({ declared, header, records, lineEnd: end, from }) => {
        const first = `${declared ? `sep=,${end}` : ''}${header}${end}`;
        const left = records.slice(0, from);
        const lines = left.reduce((count, one) => count + 1 + one.split('\n').length - 1, 0);
        const whole = rowsOf(first + records.map((one) => one + end).join(''), { rows: 0, lines: 0, delimiter: ',' });
        const rest = records.slice(from).map((one) => one + end);
        const part = rowsOf(first + rest.join(''), { rows: left.length, lines, delimiter: ',' });
        expect(part).toEqual(whole.filter(({ place: { row } }) => row === 1 || row! > left.length + 1));
      }),
      runs(50, 200),
    );
  });
});
