import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import type { Paragraph } from '../../src/model/document.ts';
import { assignColumns } from '../../src/recognise/text-lines/assign-columns.ts';
import { figureRows } from '../../src/recognise/text-lines/figure-rows.ts';
import { findPrintedHeaders } from '../../src/recognise/text-lines/header.ts';
import { printedLines } from '../../src/recognise/text-lines/printed-line.ts';

/** Which column a printed figure belongs to by its position. */

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
