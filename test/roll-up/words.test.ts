import { describe, expect, test } from 'vitest';
import { type Figures, someFigures, summedUp } from '../support/county.ts';
import { lintAbove, withFigures } from '../support/parent-and-children.ts';

/** The words for sums that were not compared, or that differ in many cells. */

const licensing = 'disclosure/licensing/decisions';
const [first, second] = someFigures(2).map(
  (figures, index): Figures => ({ ...figures, [licensing]: 5 + 2 * index }),
) as [Figures, Figures];
const county = withFigures('溪口县', summedUp([first, second]));
const one = withFigures('教育局', first);

async function openMessages(...children: Parameters<typeof lintAbove>[1]) {
  const found = await lintAbove(county, children);
  return found.filter(({ rule, kind }) => rule === 'roll-up' && kind === 'open').map(({ message }) => message);
}

describe('a figure that a report does not tell, by the reason', () => {
  test('it cannot be read', async () => {
    const unclear = withFigures('青川镇', second, { edit: (text) => text.replace(/(行政许可\s+)\d+/, '$1约20') });
    expect(await openMessages(one, unclear)).toEqual([
      {
        zh: '表二“行政许可·本年处理决定数量”汇总数未核对：青川镇的这一格读不出数字（青川镇.txt）',
        en: 'Table 2 “licensing · decisions this year” not compared with the sum: 青川镇 has no figure that can be read there (青川镇.txt)',
      },
    ]);
  });

  test('two files tell it in two ways', async () => {
    const other = withFigures('青川镇', { ...second, [licensing]: second[licensing]! + 1 });
    expect(await openMessages(one, withFigures('青川镇', second), other)).toEqual([
      {
        zh: '表二“行政许可·本年处理决定数量”汇总数未核对：青川镇有几份报告，数字不同（青川镇.txt）',
        en: 'Table 2 “licensing · decisions this year” not compared with the sum: 青川镇 has several reports with different figures (青川镇.txt)',
      },
    ]);
  });

  test('its edition has no such cell', async () => {
    const [message] = await openMessages(one, withFigures('青川镇', {}, { edition: '2019' }));
    expect(message!.zh).toContain('青川镇的表二是 2019 版的，没有这一格（青川镇.txt）');
    expect(message!.en).toContain('青川镇 has Table 2 of 2019, which has no such cell (青川镇.txt)');
  });

  test('its table was not read', async () => {
    const without = withFigures('青川镇', second, {
      edit: (text) => text.slice(0, text.indexOf('四、政府信息公开行政复议')) + text.slice(text.indexOf('五、')),
    });
    const [message] = await openMessages(one, without);
    expect(message!.zh).toMatch(/^表四“行政复议·结果维持”等 15 格汇总数未核对：青川镇的表四没有读到（青川镇\.txt）$/);
    expect(message!.en).toMatch(
      /^Table 4 “.*” and 14 more figures not compared with the sum: 青川镇: Table 4 was not read/,
    );
  });
});

test('of reports that are missing, or not declared to be all, the words say so', async () => {
  const more = withFigures('溪口县', { ...summedUp([first, second]), [licensing]: 100_000 });
  const messages = async (isComplete: boolean) =>
    (await lintAbove(more, [one, withFigures('青川镇', second)], { isComplete })).map(({ message }) => [
      message.zh,
      message.en,
    ]);
  const sum = first[licensing]! + second[licensing]!;
  expect(await messages(true)).toEqual([
    [
      `行政许可·本年处理决定数量：本报告为 100000，所属 2 个单位相加为 ${sum}，本报告多 ${100_000 - sum}；请与各单位的报告逐一核对`,
      `licensing · decisions this year: this report has 100000, the 2 bodies below come to ${sum}: ${100_000 - sum} over; compare it with the report of each body`,
    ],
  ]);
  expect((await messages(false)).flat()).toEqual([
    expect.stringMatching(
      /^表二“行政许可·本年处理决定数量”汇总数未核对：本报告的数大于这些单位之和，而所属单位不一定齐全/,
    ),
    expect.stringMatching(
      /^Table 2 “licensing · decisions this year” not compared with the sum: this report has more than these bodies together/,
    ),
  ]);
  const less = withFigures('溪口县', { ...summedUp([first, second]), [licensing]: 0 });
  const [short] = await lintAbove(less, [one, withFigures('青川镇', second)], { isComplete: false });
  expect(short!.message.zh).toContain('已有的 2 个单位相加为');
});
