import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import type { Place } from '../../src/model/document.ts';
import { type Form, tableOf } from '../../src/model/form.ts';
import { figuresBetweenParts } from '../../src/recognise/figures-between-parts.ts';
import { bestForm, familyOf, figuresOfOtherEditions, readingBy } from '../../src/recognise/report/editions.ts';
import { occurrencesOf, repeatedOf } from '../../src/recognise/report/occurrences.ts';
import type { Reading, TablePart } from '../../src/recognise/table-part.ts';
import { textOutsideTables } from '../../src/recognise/text-outside-tables.ts';

/** What a report is made of: the parts of its tables, their editions, and figures that have fallen out of them. */

const path = '甲/2022/溪口镇2021年.docx';
const place: Place = { path };
const [form2021, form2019] = forms as [Form, Form];

type Cells = Readonly<Record<string, string>>;

/** A part of a table with some cells and rows, as some editions read it. */
function part(id: string, cells: Cells, facts: Partial<TablePart> & { of?: Form[]; ignored?: number } = {}): TablePart {
  const { of = [form2021], ignored = 0, ...rest } = facts;
  const readings = of.map((form): Reading => {
    const entries = Object.entries(cells).map(([cell, text]) => {
      const at = { id: `${id}/${cell}` } as never;
      return [
        `${id}/${cell}`,
        { at, value: { kind: 'number', number: { units: 1n, scale: 0 } }, cell: { text, place }, place },
      ];
    });
    return {
      form,
      table: tableOf(form, id)!,
      entries: new Map(entries as never),
      rows: new Set(Object.keys(cells).map((cell) => cell.split('/')[0]!)),
      ignored: Array.from({ length: ignored }, () => ({ cell: { text: '7', place }, why: { zh: '', en: '' } })),
    };
  });
  return { tableId: id, place, hidden: false, readings, ...rest };
}

describe('the parts of one table', () => {
  const found = (...parts: readonly TablePart[]) =>
    [...occurrencesOf(parts)].map(([id, all]) => `${id} ${all.map((some) => some.length).join('+')}`);

  test.each<[string, readonly TablePart[], readonly string[]]>([
    ['of other rows', [part('cases', { 'a/x': '1' }), part('cases', { 'b/x': '2' })], ['cases 2']],
    ['of other columns', [part('cases', { 'a/x': '1' }), part('cases', { 'a/y': '2' })], ['cases 2']],
    ['of the same cell', [part('cases', { 'a/x': '1' }), part('cases', { 'a/x': '2' })], ['cases 1+1']],
    [
      'of which one shares a cell',
      [part('cases', { 'a/x': '1' }), part('cases', { 'a/x': '2', 'a/y': '1' })],
      ['cases 1+1'],
    ],
    [
      'that go on, and begin again',
      [
        part('cases', { 'a/x': '1' }),
        part('cases', { 'b/x': '2' }),
        part('cases', { 'a/x': '1' }),
        part('cases', { 'b/x': '2' }),
      ],
      ['cases 2+2'],
    ],
    ['of several tables', [part('cases', { 'a/x': '1' }), part('requests', { 'a/x': '2' })], ['cases 1', 'requests 1']],
  ])('%s', (_, parts, expected) => {
    expect(found(...parts)).toEqual(expected);
  });

  test('with the same row but no figures is the table again', () => {
    const empty = part('cases', { 'a/x': '1' });
    const unread = { ...empty, readings: empty.readings.map((one) => ({ ...one, entries: new Map() })) };
    expect([found(empty, unread), found(unread, part('cases', { 'a/y': '1' }))]).toEqual([
      ['cases 1+1'],
      ['cases 1+1'],
    ]);
  });

  test('hidden ones come last', () => {
    const parts = [part('cases', { 'a/x': '1' }, { hidden: true }), part('cases', { 'a/x': '2' })];
    expect(
      occurrencesOf(parts)
        .get('cases')!
        .map(([one]) => one!.hidden),
    ).toEqual([false, true]);
  });

  test('a copy counts unless it is hidden, or may be, and has the same figures', () => {
    const [first, same, other] = [
      [part('cases', { 'a/x': '1' })],
      [part('cases', { 'a/x': ' 1' })],
      [part('cases', { 'a/x': '2' })],
    ];
    const hidden = [part('cases', { 'a/x': '1' }, { hidden: true }), part('cases', { 'b/x': '1' })];
    const [shown, styled] = [false, true].map((isStyled) =>
      repeatedOf([first!, same!, other!, hidden], {
        path,
        blocks: [],
        notices: [],
        ...(isStyled && { styled: true }),
      } as never),
    );
    expect([shown?.length, styled?.length]).toEqual([3, 2]);
    const copies = [
      [part('cases', { 'a/x': '1' }, { hidden: true })],
      [part('cases', { 'a/x': '3' }, { hidden: true })],
    ];
    expect(repeatedOf([first!, ...copies], { path, blocks: [], notices: [] } as never)).toEqual([copies[1]]);
  });
});

describe('the edition of a table', () => {
  const other: Form = { ...form2021, id: 'other', family: 'other' };

  test('the family that finds most cells, else the first', () => {
    const parts = [part('cases', { 'a/x': '1' }), part('cases', { 'a/x': '1', 'a/y': '1' }, { of: [other] })];
    expect(familyOf(parts, [form2021, other])).toBe('other');
    expect(familyOf(parts.slice(0, 1), [other, form2021])).toBe('cn-ogi');
    expect(familyOf([], [other, form2021])).toBe('other');
    expect(familyOf([part('cases', { 'a/x': '1' }, { of: [form2021, other] })], [form2021, other])).toBe('cn-ogi');
  });

  const both = (a: Cells, b: Cells, ignored: readonly [number, number] = [0, 0]): TablePart => {
    const [one] = part('cases', a, { of: [form2021], ignored: ignored[0] }).readings;
    const [two] = part('cases', b, { of: [form2019], ignored: ignored[1] }).readings;
    return { ...part('cases', {}), readings: [one!, two!] };
  };
  test.each<[string, TablePart[], number | null, string]>([
    ['most rows', [both({ 'a/x': '1', 'a/y': '1', 'a/z': '1' }, { 'a/x': '1', 'b/x': '1' })], 2023, '2019'],
    ['then most cells', [both({ 'a/x': '1' }, { 'a/x': '1', 'a/y': '1' })], 2023, '2019'],
    ['then the year', [both({ 'a/x': '1' }, { 'a/x': '1' }, [1, 0])], 2023, '2021'],
    ['of 2020', [both({ 'a/x': '1' }, { 'a/x': '1' })], 2020, '2019'],
    ['then the least that is left over', [both({ 'a/x': '1' }, { 'a/x': '1' }, [1, 0])], null, '2019'],
    ['else the first', [both({ 'a/x': '1' }, { 'a/x': '1' })], null, '2021'],
    ['over all parts', [both({ 'a/x': '1' }, {}), both({}, { 'b/x': '1', 'c/x': '1' })], 2023, '2019'],
  ])('%s', (_, parts, year, edition) => {
    expect(bestForm(parts, [form2021, form2019], year).edition).toBe(edition);
  });

  test('figures that only another edition has a cell for', () => {
    const named = { ...both({ 'a/x': '1' }, { 'a/x': '1', 'b/x': ' 2 ' }), named: true as const };
    expect(figuresOfOtherEditions(named, form2021)).toEqual([{ name: 'cases/b/x', text: '2', place }]);
    expect(figuresOfOtherEditions(named, form2019)).toEqual([]);
    expect(figuresOfOtherEditions(both({ 'a/x': '1' }, { 'b/x': '2' }), form2021)).toEqual([]);
    expect([...readingBy(part('cases', { 'a/x': '1' }), form2019).entries]).toEqual([]);
  });
});

describe('figures alone between two parts of a table', () => {
  const between = (before: TablePart, after: TablePart, ...texts: readonly string[]) => {
    const figures = figuresBetweenParts();
    figures.addLine('9', place);
    figures.addPart(before);
    for (const text of texts) text === 'end' ? figures.end() : figures.addLine(text, { path, page: 1 });
    return figures.addPart(after).readings[0]?.unplaced?.map(({ cell }) => cell.text);
  };
  const at = (page: number, id = 'cases') => part(id, { 'a/x': '1' }, { place: { path, page } });

  test.each<[string, TablePart, TablePart, readonly string[], readonly string[] | undefined]>([
    ['numbers and dashes', at(1), at(1), [' 7 ', '8 —  9'], ['7', '8 —  9']],
    ['dashes alone', at(1), at(1), ['— —'], undefined],
    ['words', at(1), at(1), ['7 甲', '甲'], undefined],
    ['on the page before', at(1), at(2), ['7'], undefined],
    ['on the page behind', at(2), at(1), ['7'], undefined],
    ['behind a heading', at(1), at(1), ['7', 'end', '8'], undefined],
    ['of another table', at(1, 'requests'), at(1), ['7'], undefined],
  ])('%s', (_, before, after, texts, expected) => {
    expect(between(before, after, ...texts)).toEqual(expected);
  });

  test('count once, and go to those that the part has', () => {
    const figures = figuresBetweenParts();
    figures.addPart(at(1));
    figures.addLine('7', { path, page: 1 });
    const own = at(1);
    const [reading] = own.readings;
    const cell = { text: '5', place };
    const found = figures.addPart({ ...own, readings: [{ ...reading!, unplaced: [{ cell }] }] });
    expect(found.readings[0]?.unplaced?.map((one) => one.cell.text)).toEqual(['5', '7']);
    expect(figures.addPart(at(1)).readings[0]?.unplaced).toBeUndefined();
  });
});

describe('the labels of a table in the text outside', () => {
  const most = (...texts: readonly string[]) =>
    ['disclosure', 'requests', 'cases'].filter((id) => textOutsideTables(texts).hasMostOf(tableOf(form2021, id)!));
  const labels = '规章|行政许可|行政处罚|行政事业性收费'.split('|');

  test.each<[string, readonly string[], readonly string[]]>([
    ['half of each block', labels, ['disclosure']],
    ['with figures behind', labels.map((label) => `${label} 1 2`), ['disclosure']],
    ['in sentences before figures', [`${labels.join('7，')}7`], ['disclosure']],
    ['in sentences', [labels.join('，')], []],
    ['a figure later', [labels.join('件7，')], []],
    ['without one block', labels.slice(1), []],
    ['outcomes next to each other', ['结果维持 结果纠正 其他结果 尚未审结 总计'], ['cases']],
    ['outcomes a line each', ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'], []],
    ['with a kind', ['行政复议', '结果维持', '结果纠正', '其他结果', '尚未审结', '总计'], ['cases']],
    ['all but one', ['行政复议', '结果维持', '结果纠正', '其他结果', '总计'], []],
    ['nothing', [], []],
  ])('%s', (_, texts, tables) => {
    expect(most(...texts)).toEqual(tables);
  });
});
