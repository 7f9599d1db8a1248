import { expect, test } from 'vitest';
import { type CoveredCell, picturedCells } from '../../src/readers/pictured-cells.ts';

/** Cells of side 1, `.` an empty one and `x` one with a text: three rows of three, named as a sheet names them. */
function cells(rows: string): (CoveredCell & { readonly name: string })[] {
  return rows.split(' ').flatMap((row, top) =>
    [...row].map((sign, left) => ({
      name: `${'ABC'[left]}${top + 1}`,
      isEmpty: sign === '.',
      extent: { left, top, right: left + 1, bottom: top + 1 },
    })),
  );
}

test.each([
  ['within one', [0.1, 0.1, 0.4, 0.4], '... ... ...', 'A1'],
  ['most of one', [0, 0, 1, 1], '... ... ...', 'A1'],
  ['mostly in one, over the edge of others', [0.2, 0.2, 1.2, 1.2], '.x. x.. ...', 'A1'],
  ['over two', [0, 0, 2, 1], '... ... ...', 'A1 B1'],
  ['over a part of the table', [0.1, 0.1, 1.9, 1.9], '... ... ...', 'A1 B1 A2 B2'],
  ['over the whole table', [-1, -1, 9, 9], '... ... ...', 'A1 B1 C1 A2 B2 C2 A3 B3 C3'],
  ['a seal over empty cells and filled ones', [0.1, 0.1, 2.9, 2.9], '.x. ... ..x', ''],
  ['a background', [-1, -1, 9, 9], 'xxx x.. x..', ''],
  ['upon a text', [0.1, 0.1, 0.9, 0.9], 'x.. ... ...', ''],
  ['where two meet', [0.8, 0.2, 1.2, 0.6], '... ... ...', 'A1 B1'],
  ['where an empty one meets a text', [0.8, 0.2, 1.2, 0.6], '.x. ... ...', 'A1'],
  ['where four meet', [0.75, 0.75, 1.25, 1.25], '... ... ...', 'A1 B1 A2 B2'],
  ['without a size', [0.5, 0.5, 0.5, 0.5], '... ... ...', ''],
  ['beside the table', [4, 4, 5, 5], '... ... ...', ''],
])('a picture %s', (_, [left, top, right, bottom], rows, expected) => {
  const picture = { left: left!, top: top!, right: right!, bottom: bottom! };
  const found = picturedCells(picture, cells(rows)).map(({ name }) => name);
  expect(found).toEqual(expected === '' ? [] : expected.split(' '));
});
