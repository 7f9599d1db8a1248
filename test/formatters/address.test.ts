import { expect, test } from 'vitest';
import { placeName } from '../../src/formatters/pretty/address.ts';
import { lineLayout } from '../../src/formatters/pretty/line-layout.ts';
import { address, addressIn, type Place } from '../../src/model/document.ts';
import { plainView } from '../support/plain-view.ts';

/** A spot, as machine formats name it, in English where it needs words, and as it is read on the screen. */
const spots: readonly (readonly [Omit<Place, 'path'>, string, string, string])[] = [
  [{ sheet: '表三', row: 14, column: 10 }, '表三!J14', '表三!J14', '表三!J14'],
  [{ sheet: '表 3', row: 14 }, "'表 3' 第14行", '表 3 row 14', "'表 3' 第14行"],
  [{ row: 14, column: 9, line: 15 }, 'I14', 'I14', 'I14'],
  [{ table: 2, row: 5, column: 7 }, '表格2 第5行第7列', 'table 2 row 5 column 7', '表格2 第5行第7列'],
  [{ page: 3, table: 2, row: 5 }, '第3页 表格2 第5行', 'page 3 table 2 row 5', '第3页 表格2 第5行'],
  [{ page: 3, line: 12 }, '第3页 第12行', 'page 3 line 12', '第3页 第12行'],
  [{ page: 3 }, '第3页', 'page 3', '第3页'],
  [{ line: 12, character: 7 }, '12:7', '12:7', '第 12 行'],
  [{}, '', '', ''],
];

test.each(spots)('%o', (spot, program, english, screen) => {
  const place = { path: 'a', ...spot };
  expect([address(place), addressIn(place, 'en')]).toEqual([program, english]);
  expect(placeName(place, lineLayout(plainView))).toBe(screen);
});
