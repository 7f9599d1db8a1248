import { expect, test } from 'vitest';
import type { Paragraph } from '../../src/model/document.ts';
import { figureRows } from '../../src/recognise/text-lines/figure-rows.ts';
import { opensWithFigure, type PrintedLine, printedLines } from '../../src/recognise/text-lines/printed-line.ts';
import { drawnDocument } from '../support/readings.ts';

/** How a printed line becomes a label and figures, and lines become rows. */

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
