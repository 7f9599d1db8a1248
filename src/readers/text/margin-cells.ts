import type { Paragraph } from '../../model/document.ts';
import type { TextLine } from '../words.ts';
import { cellParagraph, isValue } from './cell.ts';

/** Lines at the margin, one behind the other, that a table may hold: captions and rows of one cell. */
const longestGap = 3;

/** Cells behind a tab for each at the margin, at most. Where there are more, lines at the margin stand between tables. */
const widest = 10;

/**
 * Reads a table whose rows begin at the margin, with their other cells below, each on a line behind a tab: its cells one by
 * one, and the first line behind them. Nothing where lines at the margin may go on in the cell above.
 */
export function readMargined(lines: readonly TextLine[], from: number, path: string): [Paragraph[], number] {
  let end = from;
  for (let at = from; at < lines.length && at - end < longestGap; at++) {
    // An empty line within is a blank cell.
    if (lines[at]!.text === '' && !isLed(lines[at + 1])) break;
    if (isLed(lines[at])) end = at + 1;
  }
  const some = lines.slice(from, end);
  const led = some.filter(isLed).length;
  const isTorn = some.some((line, at) => at > 0 && !isLed(line) && holdsValue(line) && holdsValue(some[at - 1]!));
  const isTold = !isTorn && some.some((line, at) => beginsRow(some[at - 1], line, some[at + 1]));
  if (!isTold || led > widest * (some.length - led)) return [[], from];
  const cells = some.map(({ text, number }) => {
    return cellParagraph({ text: text.trim(), from: Math.max(0, text.search(/\S/)) + 1, line: number }, path, 'whole');
  });
  return [cells, end];
}

function isLed(line: TextLine | undefined): boolean {
  return line?.text.startsWith('\t') === true;
}

function holdsValue({ text }: TextLine): boolean {
  return isValue(text.trim());
}

/** Whether a line between two behind tabs is no end of the upper: one of the two is a figure and the other none, nor a remark. */
function beginsRow(above: TextLine | undefined, line: TextLine, below: TextLine | undefined): boolean {
  const { text } = line;
  if (!above || !isLed(above) || text === '' || isLed(line) || !isLed(below) || /^\s*[(（]/.test(text)) return false;
  return holdsValue(above) !== holdsValue(line);
}
