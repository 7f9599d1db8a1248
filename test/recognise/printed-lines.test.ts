import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import type { Paragraph } from '../../src/model/document.ts';
import { assignColumns } from '../../src/recognise/text-lines/assign-columns.ts';
import { figureRows } from '../../src/recognise/text-lines/figure-rows.ts';
import { findPrintedHeaders } from '../../src/recognise/text-lines/header.ts';
import { opensWithFigure, type PrintedLine, printedLines } from '../../src/recognise/text-lines/printed-line.ts';
import { drawnDocument } from '../support/readings.ts';

/** How a printed line becomes a label and figures, and which column a figure belongs to by its position. */

async function linesOf(...lines: readonly string[]): Promise<PrintedLine[]> {
  const { blocks } = await drawnDocument(`@print\n@page 1\n${lines.join('\n')}`);
  return printedLines(blocks as readonly Paragraph[], ({ text }) => text.startsWith('三、'));
}

const textOf = (words: readonly { readonly text: string }[]) => words.map(({ text }) => text).join(' ');
const shown = ({ label, values, mixed }: PrintedLine) =>
  `${textOf(label)} | ${textOf(values)}${mixed ? ' | mixed' : ''}`;

test.each<[string, string]>([
  ['规章 8 15', '规章 | 8 15'],
  ['8 15', ' | 8 15'],
  ['规章', '规章 | '],
  ['规章 8 章', '规章 8 章 | | mixed'],
  ['8 规章 15', '8 规章 | 15'],
  ['规 无 章 3', '规 无 章 | 3'],
  ['规章 — 无 /', '规章 | — 无 /'],
  ['规章 约20 20余 共3件', '规章 | 约20 20余 共3件'],
  ['约20 规章', '约20 规章 | '],
  ['规章 大约共有20', '规章 大约共有20 | '],
  ['规章 20件以上者', '规章 20件以上者 | '],
  ['规章 00 1.5.2 2.', '规章 | 00 1.5.2 2.'],
  ['00 规章', '00 规章 | '],
  ['00 01', ' | 00 01'],
  ['规章 8 .', '规章 8 . | '],
  ['1 、规章 8', '1 、规章 | 8'],
  ['（四） 无 法 提 供 3', '（四） 无 法 提 供 | 3'],
  ['（四） 无', '（四） 无 | '],
  ['四） 无', '四） 无 | '],
  ['四 无', '四 | 无'],
  ['规章 8 件 9', '规章 | 8 件 9'],
  ['规章 件 9', '规章 件 | 9'],
  ['规章 无 件', '规章 无 件 | '],
  ['|规章| 8| |', '规章 | 8'],
  ['规章 ｜8│', '规章 | 8'],
])('%s', async (text, expected) => {
  const [line] = await linesOf(text);
  expect(shown(line!).replaceAll('  ', ' ')).toBe(expected.replaceAll('  ', ' '));
});

test.each<[string, boolean]>([
  ['8 … 15', true],
  ['8 15', false],
  ['8 规章 15', false],
  ['8 . 15', false],
  ['约8 … 15', false],
  ['8 … 甲', false],
  ['8', false],
])('%s opens with a figure: %s', async (text, opens) => {
  expect(opensWithFigure((await linesOf(text))[0]!)).toBe(opens);
});

test.each<[string, readonly string[], string]>([
  ['a row a line', ['规章 8', '许可 9'], '规章: 8; 许可: 9'],
  ['figures alone below a label', ['规章', '8'], ': 8'],
  ['figures on a line each', ['8', '9', '10'], ': 8 9 10'],
  ['with a line between', ['8', '甲', '9'], ': 8; : 9'],
  ['below a row of two', ['8 9', '10'], ': 8 9; : 10'],
  ['below a row with a label', ['规章 8', '9'], '规章: 8; : 9'],
  ['two below one', ['8', '9 10'], ': 8; : 9 10'],
  ['a label below one', ['8', '规章 9'], ': 8; 规章: 9'],
  ['a number among words', ['规章 8 章', '9'], '规章 8 章: , mixed; : 9'],
])('rows of figures: %s', async (_, lines, expected) => {
  const rows = figureRows(await linesOf(...lines));
  const all = rows.map(({ own, values, mixed }) => `${textOf(own)}: ${textOf(values)}${mixed ? ', mixed' : ''}`);
  expect(all.join('; ')).toBe(expected);
});

type Drawn = readonly (readonly [from: number, text: string])[];

/** A line of words that begin at some columns; a Chinese character takes two. */
function line(...words: Drawn): Paragraph {
  const place = { path: '甲.pdf', page: 1 };
  const measured = words.map(([from, text]) => ({ text, from, to: from + widthOf(text), place }));
  return { kind: 'paragraph', text: words.map(([, text]) => text).join(' '), place, words: measured };
}
const widthOf = (text: string) => [...text].reduce((width, one) => width + (one > '\u2e80' ? 2 : 1), 0);

const header = line([0, '信息内容'], [18, '本年制发件数'], [34, '本年废止件数'], [50, '现行有效件数']);

describe('the columns of figures below labels at 18 to 30, 34 to 46 and 50 to 62', () => {
  test.each<[string, readonly Drawn[], string | undefined]>([
    [
      'left edges',
      [
        [
          [18, '8'],
          [50, '22'],
        ],
      ],
      '8 _ 22',
    ],
    [
      'left edges, a character to the right',
      [
        [
          [20, '8'],
          [52, '22'],
        ],
      ],
      '8 _ 22',
    ],
    [
      'left edges, more than a character to the right',
      [
        [
          [21, '8'],
          [53, '22'],
        ],
      ],
      undefined,
    ],
    [
      'right edges',
      [
        [
          [29, '8'],
          [60, '22'],
        ],
      ],
      '8 _ 22',
    ],
    [
      'right edges, a character to the left',
      [
        [
          [27, '8'],
          [58, '22'],
        ],
      ],
      '8 _ 22',
    ],
    [
      'right edges, more than a character to the left',
      [
        [
          [26, '8'],
          [57, '22'],
        ],
      ],
      undefined,
    ],
    [
      'centres',
      [
        [
          [23, '15'],
          [55, '22'],
        ],
      ],
      '15 _ 22',
    ],
    [
      'centres, a character to the right',
      [
        [
          [25, '15'],
          [57, '22'],
        ],
      ],
      '15 _ 22',
    ],
    [
      'one at the left edge, one at the right',
      [
        [
          [18, '8'],
          [60, '22'],
        ],
      ],
      undefined,
    ],
    ['a single figure, half a character to the right', [[[35, '8']]], '_ 8 _'],
    ['a single figure, a character to the right', [[[36, '8']]], undefined],
    [
      'between two labels',
      [
        [
          [31, '8'],
          [50, '22'],
        ],
      ],
      undefined,
    ],
    [
      'over two labels',
      [
        [
          [26, '1234567890'],
          [50, '22'],
        ],
      ],
      undefined,
    ],
    [
      'two below one label',
      [
        [
          [18, '8'],
          [24, '9'],
        ],
      ],
      undefined,
    ],
    [
      'two below one label, one below another',
      [
        [
          [18, '8'],
          [22, '9'],
          [50, '22'],
        ],
      ],
      '8 9 22',
    ],
    [
      'below each other, aligned with each other only',
      [
        [
          [16, '8'],
          [31, '9'],
          [47, '7'],
        ],
        [
          [16, '6'],
          [47, '5'],
        ],
      ],
      '8 9 7; 6 _ 5',
    ],
    [
      'wide and narrow ones at the right edge',
      [
        [
          [29, '8'],
          [57, '12345'],
        ],
        [
          [27, '123'],
          [61, '5'],
        ],
      ],
      '8 _ 12345; 123 _ 5',
    ],
    [
      'wide and narrow ones at the left edge',
      [
        [
          [18, '1234'],
          [50, '5'],
        ],
        [
          [18, '8'],
          [50, '67'],
        ],
      ],
      '1234 _ 5; 8 _ 67',
    ],
    [
      'a whole row anywhere, a space apart',
      [
        [
          [5, '8'],
          [7, '9'],
          [9, '7'],
        ],
      ],
      '8 9 7',
    ],
    [
      'a row that lacks one, a space apart',
      [
        [
          [5, '8'],
          [7, '9'],
        ],
      ],
      undefined,
    ],
    [
      'a row that lacks one, below a whole one a space apart',
      [
        [
          [18, '8'],
          [20, '9'],
          [22, '7'],
        ],
        [
          [18, '8'],
          [50, '7'],
        ],
      ],
      undefined,
    ],
    [
      'four figures',
      [
        [
          [18, '8'],
          [28, '9'],
          [34, '7'],
          [50, '22'],
        ],
      ],
      undefined,
    ],
    [
      'a label that ends a space before',
      [
        [
          [18, '8'],
          [50, '22'],
        ],
        [
          [15, '1'],
          [34, '2'],
          [50, '3'],
        ],
      ],
      undefined,
    ],
  ])('%s', (_, rows, expected) => {
    const labels = ['规章', '行政规范性文件'];
    const page = [header, ...rows.map((row, index) => line([0, labels[index]!], ...row))];
    const lines = printedLines(page, () => false);
    const found = findPrintedHeaders(lines, 0, () => false, forms).find(({ form }) => form.edition === '2021')!;
    const assigned = assignColumns(figureRows(lines.slice(found.end)), found, 'labels');
    const cells = assigned?.map((row) => row.map((word) => word?.text ?? '_').join(' ')).join('; ');
    expect(cells).toBe(expected);
  });
});
