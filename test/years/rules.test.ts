import { describe, expect, test } from 'vitest';
import { before, beforeWith, collected, foundAfter, lintAfter } from '../support/consecutive-years.ts';
import type { Whole } from '../support/whole-reports.ts';

/** What is found with other figures in both years. */
const withFigures = (now: Record<string, number>, earlier: Record<string, number>, year = {}) =>
  foundAfter({ figures: now, ...year }, beforeWith({ figures: earlier }));

const licences = 'disclosure/licensing/decisions';
const fees = 'disclosure/fees/amount';

describe('figure-jump', () => {
  test.each([
    [10, 100, true],
    [100, 10, true],
    [10, 99, false],
    [9, 900, false],
    [900, 9, false],
    [0, 5000, false],
    [5000, 0, false],
  ])('%i after %i: %s', async (now, earlier, isFound) => {
    const found = await withFigures({ [licences]: now }, { [licences]: earlier });
    expect(found).toEqual(isFound ? [`figure-jump ${licences} fail`] : []);
  });

  test('the total of a row says it for its parts', async () => {
    const row = (figure: number) => ({
      'cases/reconsideration/upheld': figure - 1,
      'cases/reconsideration/corrected': 1,
      'cases/reconsideration/total': figure,
    });
    expect(await withFigures(row(400), row(20))).toEqual(['figure-jump cases/reconsideration/total fail']);
  });
});

describe('unit-slip', () => {
  test.each([
    [35_000, 3, true],
    [10_002, 3, true],
    [9_999, 3, false],
    [3, 35_000, true],
    [100_000, 3, false],
    [35_000, 0, false],
  ])('fees of %i after %i: %s', async (now, earlier, isFound) => {
    const found = await withFigures({ [fees]: now }, { [fees]: earlier });
    expect(found).toEqual(isFound ? [`unit-slip ${fees} fail`] : []);
  });

  test('is no jump as well', async () => {
    expect(await withFigures({ [fees]: 350_000 }, { [fees]: 35 })).toEqual([`unit-slip ${fees} fail`]);
  });
});

test('both pass over a figure that two files of the year before give differently', async () => {
  const [one, other] = [10, 11].map((figure) => beforeWith({ figures: { [licences]: figure } }));
  expect(await foundAfter({ figures: { [licences]: 900 } }, one!, other!)).toEqual([]);
});

const text =
  '镇政府通过网站、公开栏和便民服务中心公开各类信息12条，及时答复群众来信来访，组织培训2次，并对公开目录作了全面梳理，公开的及时性和准确性明显提高，群众满意。';
const other =
  '镇里新建了线上公开专区，把宅基地审批、惠农补贴发放和小型工程招标放在一起公开，用手机就能查到；还请村民代表评议公开效果，按意见补充了办事指南和流程图解。';

describe('copied-text', () => {
  const found = (now: Whole['texts'], earlier: Whole['texts'], names: readonly string[] = []) =>
    foundAfter(
      { texts: now!, ...(names[0] && { body: names[0] }) },
      { ...before, texts: earlier!, ...(names[1] && { body: names[1] }) },
    );

  test.each([1, 5])('part %i with other figures and years', async (part) => {
    const copied = text.replace('12条', '345条');
    expect(await found({ [part]: `2023年，${copied}` }, { [part]: `2022年，${text}` })).toEqual([
      'copied-text null fail',
    ]);
  });

  test('the name of the body does not tell texts apart', async () => {
    const bodies = ['溪口镇人民政府', '溪口镇'];
    const [now, earlier] = bodies.map((name) => ({ 1: `${name}${text.slice(3)}` }));
    expect(await found(now, earlier, bodies)).toEqual(['copied-text null fail']);
  });

  test('names the place of the earlier text', async () => {
    const { reports } = await collected({ ...before, texts: { 1: text } });
    const { diagnostics } = await lintAfter({ texts: { 1: text } }, reports);
    expect(diagnostics.map(({ message }) => message.zh)).toEqual([
      expect.stringMatching(/上年（2022-1\.txt 第 \d+ 行）/),
    ]);
  });

  test.each([
    ['another text', { 1: other }, { 1: text }],
    ['a text of which half is new', { 1: text + other }, { 1: text }],
    ['a short text', { 1: text.slice(0, 40) }, { 1: text.slice(0, 40) }],
    ['the text of another part', { 1: text }, { 5: text }],
    ['part six, which often stays', { 6: `全年未收取信息处理费。${text}` }, { 6: `全年未收取信息处理费。${text}` }],
  ])('%s is none', async (_, now, earlier) => {
    expect(await found(now, earlier)).toEqual([]);
  });
});
