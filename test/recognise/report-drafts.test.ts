import { describe, expect, test } from 'vitest';
import type { Place } from '../../src/model/document.ts';
import { newDraft, statedDraft, titledDrafts } from '../../src/recognise/draft.ts';
import { yearsOf } from '../../src/recognise/report/years.ts';

/** The body and the year of a report, and which report a title belongs to. */

const path = '甲/2022/溪口镇2021年.docx';
const place: Place = { path };

describe('the year of a report', () => {
  const stated = (year: number, from: 'title' | 'period' | 'name') => ({ year, from, place });
  const years = (all: ReturnType<typeof stated>[], path: string, hint?: number, property?: number) =>
    yearsOf({ ...newDraft(place), years: all }, path, hint === undefined ? {} : { year: hint }, {
      organization: null,
      year: property ?? null,
    }).map(({ year, from }) => `${year} ${from}`);

  test('title, period and name count in this order', () => {
    const all = [stated(2018, 'name'), stated(2019, 'period'), stated(2020, 'title'), stated(2017, 'title')];
    expect(years(all, path, 2016, 2015)).toEqual(['2020 title', '2017 title', '2019 period', '2018 name']);
  });

  test('then the name of the file without its folders, what the caller says, and a property of the file', () => {
    expect(years([], path, 2016, 2015)).toEqual(['2021 name']);
    expect(years([], '2022\\溪口镇.docx', 2016, 2015)).toEqual(['2016 option']);
    expect(years([], '2022/溪口镇.docx', undefined, 2015)).toEqual(['2015 name']);
    expect(years([], '溪口镇.docx')).toEqual([]);
    expect(yearsOf(newDraft(place), '2022/溪口镇.docx', {}, undefined)).toEqual([]);
  });
});

describe('the report that a title belongs to', () => {
  const drafts = () => {
    const begun: string[] = [];
    const find = titledDrafts(() => begun.push('begun'));
    return (organization: string | null, year: number | null) => {
      const draft = find({ organization, year }, place);
      return `${draft.organization} ${draft.year}: ${draft.years.map((one) => one.year).join()} of ${begun.length}`;
    };
  };

  test.each<[string, readonly (readonly [string | null, number | null])[], readonly string[]]>([
    [
      'the same title again',
      [
        ['甲', 2023],
        ['甲', 2023],
      ],
      ['甲 2023: 2023 of 1', '甲 2023: 2023,2023 of 1'],
    ],
    [
      'another year',
      [
        ['甲', 2023],
        ['甲', 2022],
      ],
      ['甲 2023: 2023 of 1', '甲 2022: 2022 of 2'],
    ],
    [
      'another body',
      [
        ['甲', 2023],
        ['乙', 2023],
      ],
      ['甲 2023: 2023 of 1', '乙 2023: 2023 of 2'],
    ],
    [
      'a year that follows',
      [
        ['甲', null],
        ['甲', 2022],
      ],
      ['甲 null:  of 1', '甲 2022: 2022 of 1'],
    ],
    [
      'a body that follows',
      [
        [null, 2023],
        ['甲', null],
      ],
      ['null 2023: 2023 of 1', '甲 2023: 2023 of 1'],
    ],
    [
      'a body that follows, of another year',
      [
        [null, 2023],
        ['甲', 2022],
        ['乙', 2023],
      ],
      ['null 2023: 2023 of 1', '甲 2022: 2022 of 2', '乙 2023: 2023,2023 of 2'],
    ],
    [
      'the latest that fits',
      [
        ['甲', 2022],
        ['乙', 2022],
        [null, null],
        [null, 2022],
        ['甲', null],
      ],
      [
        '甲 2022: 2022 of 1',
        '乙 2022: 2022 of 2',
        '乙 2022: 2022 of 2',
        '乙 2022: 2022,2022 of 2',
        '甲 2022: 2022 of 2',
      ],
    ],
    [
      'the latest of one body',
      [
        ['甲', 2022],
        ['甲', 2023],
        ['甲', null],
      ],
      ['甲 2022: 2022 of 1', '甲 2023: 2023 of 2', '甲 2023: 2023 of 2'],
    ],
  ])('%s', (_, titles, expected) => {
    const find = drafts();
    expect(titles.map(([organization, year]) => find(organization, year))).toEqual(expected);
  });

  test.each<[string, number | null]>([
    ['2023', 2023],
    ['2023年', 2023],
    ['2023年度', 2023],
    ['约2023', null],
    ['2023年报', null],
    ['', null],
  ])('a field with the year %j', (text, year) => {
    const draft = statedDraft('甲', text, place);
    expect([draft.year, draft.years.length, draft.titled]).toEqual([year, year === null ? 0 : 1, true]);
    expect(statedDraft('', text, place).organization).toBeNull();
  });
});
