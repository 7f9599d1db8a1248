import type { Paragraph } from '../../model/document.ts';
import type { SourceLine } from '../line-words.ts';
import { cellParagraph, isValue } from './cell.ts';

/** Consecutive lines at the margin in a table: captions and rows of one cell. */
const maxGap = 3;

/** Cells behind a tab for each cell at the margin. If there are more, the lines at the margin are between tables. */
const maxCellsPerRow = 10;

/**
 * Reads a table whose rows begin at the margin, with their other cells below, each on a line behind a tab. Returns its
 * cells and the index of the first line behind them; no cells if lines at the margin may belong to the cell above.
 */
export function readMarginRows(lines: readonly SourceLine[], from: number, path: string): [Paragraph[], number] {
  let end = from;
  for (let at = from; at < lines.length && at - end < maxGap; at++) {
    // An empty line within the table is a blank cell.
    if (lines[at]!.text === '' && !startsWithTab(lines[at + 1])) break;
    if (startsWithTab(lines[at])) end = at + 1;
  }
  const some = lines.slice(from, end);
  const led = some.filter(startsWithTab).length;
  const isTorn = some.some(
    (line, at) => at > 0 && !startsWithTab(line) && holdsValue(line) && holdsValue(some[at - 1]!),
  );
  const isTold = !isTorn && some.some((line, at) => beginsRow(some[at - 1], line, some[at + 1]));
  if (!isTold || led > maxCellsPerRow * (some.length - led)) return [[], from];
  const cells = some.map(({ text, number }) => {
    return cellParagraph({ text: text.trim(), from: Math.max(0, text.search(/\S/)) + 1, line: number }, path, 'whole');
  });
  return [cells, end];
}

function startsWithTab(line: SourceLine | undefined): boolean {
  return line?.text.startsWith('\t') === true;
}

function holdsValue({ text }: SourceLine): boolean {
  return isValue(text.trim());
}

/**
 * True if a line between two that start with a tab begins a row: of the line and the one above, only one holds a value.
 */
function beginsRow(above: SourceLine | undefined, line: SourceLine, below: SourceLine | undefined): boolean {
  const { text } = line;
  if (
    !above ||
    !startsWithTab(above) ||
    text === '' ||
    startsWithTab(line) ||
    !startsWithTab(below) ||
    /^\s*[(（]/.test(text)
  )
    return false;
  return holdsValue(above) !== holdsValue(line);
}
