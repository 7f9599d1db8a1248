import type { Paragraph } from '../../model/document.ts';
import type { TextLine } from '../words.ts';
import { cellParagraph, isFigure } from './cell.ts';

/** Lines with bars of fewer are no table. */
const fewest = 4;

/** Lines without a bar, one behind the other, that a table may hold: those of a long cell, of headings and remarks. */
const longestGap = 6;

/**
 * How a line is marked: `3 |` ends a cell, `| 3` begins one, `| 3 |` is one; a bar stands alone, or several do. With bars
 * between cells it is a row of another kind of table.
 */
type Mark = 'closed' | 'led' | 'framed' | 'bar' | 'bars' | 'row' | undefined;

type Style = 'closed' | 'led' | 'framed' | 'bar';

/**
 * Finds the cells of tables that bars set apart one a line, by the index of their line. A bar alone is a blank cell, or
 * closes the cell above where no other line does so; several alone only say that cells are merged.
 */
export function listedCells(lines: readonly TextLine[], path: string): ReadonlyMap<number, readonly Paragraph[]> {
  const found = new Map<number, readonly Paragraph[]>();
  const marks = lines.map(({ text }) => markOf(text));
  for (let first = 0; first < lines.length; first++) {
    if (!isBarred(marks[first])) continue;
    const last = lastOfRun(marks, first);
    const run = marks.slice(first, last + 1);
    if (run.filter(isBarred).length >= fewest) {
      const style = styleOf(run);
      // The bar of the first cell stands below it; a figure may go on below its line.
      const start = style === 'bar' && lines[first - 1]?.text.trim() ? first - 1 : first;
      const end = style === 'led' && isFigure(lines[last + 1]?.text ?? '') ? last + 1 : last;
      for (let at = start; at <= end; at++) {
        const cells = cellsOf(lines, marks, at, style, path);
        if (cells) found.set(at, cells);
      }
    }
    first = last;
  }
  return found;
}

function isBarred(mark: Mark): boolean {
  return mark !== undefined && mark !== 'row';
}

/** The last line with a bar that the lines from a first one on reach. */
function lastOfRun(marks: readonly Mark[], first: number): number {
  let last = first;
  for (let at = first; at < marks.length && at - last <= longestGap + 1 && marks[at] !== 'row'; at++) {
    if (isBarred(marks[at])) last = at;
  }
  return last;
}

function markOf(line: string): Mark {
  const bars = line.match(/[|｜│]/g)?.length ?? 0;
  if (bars === 0) return undefined;
  const text = line.trim();
  if (text.length === bars || /^[\s|｜│]*$/.test(text)) return bars === 1 ? 'bar' : 'bars';
  const [leads, closes] = [/^[|｜│]/.test(text), /[|｜│]$/.test(text)];
  if (bars === 1) return leads ? 'led' : closes ? 'closed' : 'row';
  return bars === 2 && leads && closes ? 'framed' : 'row';
}

/** The way in which most lines of a table set a cell apart. */
function styleOf(marks: readonly Mark[]): Style {
  const count = (style: Style) => marks.filter((mark) => mark === style).length;
  const [style] = (['closed', 'led', 'framed'] as const).toSorted((a, b) => count(b) - count(a));
  return count(style!) > 0 ? style! : 'bar';
}

/** What a line of a table holds; `undefined` where it is none of its cells. */
function cellsOf(
  lines: readonly TextLine[],
  marks: readonly Mark[],
  at: number,
  style: Style,
  path: string,
): Paragraph[] | undefined {
  const { text: line, number } = lines[at]!;
  const [mark, next] = [marks[at], marks[at + 1]];
  const text = line.replaceAll(/[|｜│]/g, ' ').trim();
  const cell = (kind: 'whole' | 'part') => {
    const from = text === '' ? line.search(/\S/) : line.indexOf(text);
    return [cellParagraph({ text, from: from + 1, line: number }, path, kind)];
  };
  if (text === '' && mark === undefined) return [];
  const hasTextBelow = mark === undefined && Boolean(lines[at + 1]?.text.trim());
  if (mark === 'bars') return style === 'framed' ? cell('whole') : [];
  if (mark === 'bar') return style === 'bar' && closesCell(lines, marks, at) ? [] : cell('whole');
  if (style === 'led') return cell(lines[at + 1]?.text.trim() && next === undefined ? 'part' : 'whole');
  if (style === 'framed' && mark === 'led') return cell('part');
  if (mark !== undefined) return cell('whole');
  if (style === 'bar' && next === 'bar') return cell('whole');
  return hasTextBelow && next !== 'bar' && next !== 'bars' ? cell('part') : undefined;
}

/** Whether a bar alone stands below the text of a cell, rather than below another bar and empty lines. */
function closesCell(lines: readonly TextLine[], marks: readonly Mark[], at: number): boolean {
  const above = lines.findLastIndex(({ text }, index) => index < at && index >= at - longestGap && text.trim() !== '');
  return above >= 0 && marks[above] === undefined;
}
