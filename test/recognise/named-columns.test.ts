import { describe, expect, test } from 'vitest';
import { splitName } from '../../src/recognise/body-lists/cell-candidates.ts';
import { labelPathsOf } from '../../src/recognise/body-lists/label-paths.ts';

/** Names of cells in one label, and in labels below each other. */

test.each<[string, string[] | undefined]>([
  ['表三·一、本年新收·总计', ['表三', '一、本年新收', '总计']],
  ['表三-规章 — 本年－数', ['表三', '规章', '本年', '数']],
  ['requests/carried-in/Total', ['requests', 'carried-in', 'total']],
  ['cases_note', ['cases', 'note']],
  ['规章', undefined],
  [`甲-${'乙'.repeat(198)}`, ['甲', '乙'.repeat(198)]],
  [`甲-${'乙'.repeat(199)}`, undefined],
])('steps of the name %s', (name, steps) => {
  expect(splitName(name)).toEqual(steps);
});

describe('labels above the columns of a list', () => {
  const row = (at: number, texts: readonly (string | undefined)[]) => ({
    place: { path: '', row: at },
    cells: texts.map((text, column) =>
      text === undefined ? undefined : { text, place: { path: '', row: at, column } },
    ),
  });
  const paths = (...tiers: readonly (readonly (string | undefined)[])[]) =>
    labelPathsOf(
      tiers.map((texts, index) => row(index + 1, texts)),
      (label) => label !== '备注',
    ).map(({ labels, from, to }) => `${labels.join('/')} ${from}-${to}`);

  test.each<[string, readonly (readonly (string | undefined)[])[], readonly string[]]>([
    ['one row', [['单位', '规章']], ['单位 0-0', '规章 1-1']],
    [
      'a label covers blanks that have labels below',
      [
        ['单位', '规章', '', ''],
        ['', '甲', '乙', ''],
      ],
      ['单位 0-0', '规章/甲 1-1', '规章/乙 2-2'],
    ],
    [
      'as far as the label above it reaches',
      [
        ['规章', '', '许可', ''],
        ['甲', '', '', '乙'],
        ['一', '二', '三', '四'],
      ],
      ['规章/甲/一 0-0', '规章/甲/二 1-1', '许可/三 2-2', '许可/乙/四 3-3'],
    ],
    [
      'one that is not of the form covers nothing',
      [
        ['备注', ''],
        ['甲', '乙'],
      ],
      ['备注/甲 0-0', '乙 1-1'],
    ],
    [
      'cells that are missing',
      [
        [undefined, '规章', undefined],
        [undefined, '甲', '乙'],
      ],
      ['规章/甲 1-1', '规章/乙 2-2'],
    ],
    ['no rows', [], []],
  ])('%s', (_, tiers, expected) => {
    expect(paths(...tiers)).toEqual(expected);
  });

  test('a merged label is one column', () => {
    const merged = { text: ' 规章 ', place: { path: '' } };
    const other = { text: '许可', place: { path: '' } };
    const tier = { place: { path: '' }, cells: [merged, merged, other] };
    expect(labelPathsOf([tier, tier], () => true)).toEqual([
      { labels: ['规章'], from: 0, to: 1 },
      { labels: ['许可'], from: 2, to: 2 },
    ]);
  });
});
