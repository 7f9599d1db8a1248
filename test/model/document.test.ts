import { describe, expect, test } from 'vitest';
import {
  address,
  addressIn,
  displayText,
  isBlank,
  isPictureOrStruck,
  letters,
  type Place,
  placeIn,
} from '../../src/model/document.ts';

describe('a place', () => {
  /** Lists each as the user’s program shows it; in English; for people, in both languages. */
  test.each<[Omit<Place, 'path'>, string, string, string, string]>([
    [{}, '', '', '', ''],
    [{ sheet: '表三', row: 14, column: 9 }, '表三!I14', '表三!I14', '表三!I14', '表三!I14'],
    [{ sheet: '表三', row: 14 }, '表三 第14行', '表三 row 14', '表三 第14行', '表三 row 14'],
    [{ sheet: '表三' }, '表三', '表三', '表三', '表三'],
    [{ sheet: 'a_1' }, 'a_1', 'a_1', 'a_1', 'a_1'],
    [{ sheet: '2024' }, "'2024'", "'2024'", "'2024'", "'2024'"],
    [{ sheet: 'a b', row: 1, column: 1 }, "'a b'!A1", "'a b'!A1", "'a b'!A1", "'a b'!A1"],
    [{ sheet: 'a!', row: 1, column: 1 }, "'a!'!A1", "'a!'!A1", "'a!'!A1", "'a!'!A1"],
    [{ sheet: '!a' }, "'!a'", "'!a'", "'!a'", "'!a'"],
    [{ sheet: "it's", row: 1, column: 28 }, "'it''s'!AB1", "'it''s'!AB1", "'it''s'!AB1", "'it''s'!AB1"],
    [{ row: 14, column: 9 }, 'I14', 'I14', 'I14', 'I14'],
    [{ row: 14 }, '第14行', 'row 14', '第14行', 'row 14'],
    [
      { table: 2, row: 5, column: 7 },
      '表格2 第5行第7列',
      'table 2 row 5 column 7',
      '表格2 第5行第7列',
      'table 2 row 5 column 7',
    ],
    [{ table: 2, row: 5 }, '表格2 第5行', 'table 2 row 5', '表格2 第5行', 'table 2 row 5'],
    [{ table: 2 }, '表格2', 'table 2', '表格2', 'table 2'],
    [
      { page: 3, table: 2, row: 5, column: 7 },
      '第3页 表格2 第5行第7列',
      'page 3 table 2 row 5 column 7',
      '第3页 表格2 第5行第7列',
      'page 3 table 2 row 5 column 7',
    ],
    [{ page: 3, table: 2 }, '第3页 表格2', 'page 3 table 2', '第3页 表格2', 'page 3 table 2'],
    [{ page: 3, line: 12 }, '第3页 第12行', 'page 3 line 12', '第3页 第12行', 'page 3 line 12'],
    [{ page: 3 }, '第3页', 'page 3', '第3页', 'page 3'],
    [{ line: 12, character: 7 }, '12:7', '12:7', '第 12 行', 'line 12'],
    [{ line: 12 }, '12:1', '12:1', '第 12 行', 'line 12'],
    [{ line: 12, column: 2 }, '12:1', '12:1', '12:1', '12:1'],
    [{ line: 12, row: 10, column: 2 }, 'B10', 'B10', 'B10', 'B10'],
    [{ table: 1, line: 12, row: 10, column: 2 }, 'B10', 'B10', 'B10', 'B10'],
    [{ page: 3, table: 2, row: 5, line: 4 }, '第5行', 'page 3 table 2 row 5', '第5行', 'page 3 table 2 row 5'],
    [{ sheet: '表三', row: 14, line: 3 }, '表三 第14行', '表三 row 14', '第 3 行', 'line 3'],
    [{ pointer: '/tables/0' }, '/tables/0', '/tables/0', '/tables/0', '/tables/0'],
    [{ pointer: '/tables/0', line: 3, character: 5 }, '3:5', '3:5', '第 3 行', 'line 3'],
    [{ pointer: '/tables/0', line: 3 }, '3:1', '3:1', '第 3 行', 'line 3'],
  ])('%o', (place, shown, inEnglish, forPeople, forEnglishPeople) => {
    const whole = { path: 'a', ...place };
    expect([
      address(whole),
      addressIn(whole, 'zh'),
      addressIn(whole, 'en'),
      placeIn(whole, 'zh'),
      placeIn(whole, 'en'),
    ]).toEqual([shown, shown, inEnglish, forPeople, forEnglishPeople]);
  });
});

test.each([
  [1, 'A'],
  [26, 'Z'],
  [27, 'AA'],
  [52, 'AZ'],
  [53, 'BA'],
  [702, 'ZZ'],
  [703, 'AAA'],
  [16_384, 'XFD'],
])('column %s is %s', (column, name) => {
  expect(letters(column)).toBe(name);
});

/** Lists whether a cell is a picture or struck out, whether it is blank, and what stands for it. */
test.each([
  [{ text: '' }, false, true, ''],
  [{ text: ' ' }, false, false, ' '],
  [{ text: '12' }, false, false, '12'],
  [{ text: '', picture: true }, true, false, '[图片]'],
  [{ text: ' ', picture: true }, true, false, '[图片]'],
  [{ text: '12', picture: true }, false, false, '12'],
  [{ text: '', struck: '12' }, true, false, '[删除线]12'],
  [{ text: '3', struck: '12' }, false, false, '3'],
] as const)('%o', (content, isOne, blank, shown) => {
  const cell = { ...content, place: { path: 'a' } };
  expect([isPictureOrStruck(cell), isBlank(cell), displayText(cell)]).toEqual([isOne, blank, shown]);
});
