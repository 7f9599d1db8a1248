import type { Paragraph } from '../../model/document.ts';
import type { SourceLine } from '../line-words.ts';
import { cellParagraph, isFigure } from './cell.ts';

/** Lines with bars that make a table. */
const minBarLines = 4;

/** Consecutive lines without a bar in a table: those of a long cell, of headings and remarks. */
const maxGap = 6;

/**
 * The bars of a line: `3 |` closes a cell, `| 3` opens one, `| 3 |` frames one; the line is one bar, or several. With
 * bars between cells it is a row of another kind of table; without bars it is `undefined`.
 */
type LineKind = 'closed' | 'opened' | 'framed' | 'bar' | 'bars' | 'row' | undefined;

type Style = 'closed' | 'opened' | 'framed' | 'bar';

/**
 * Returns the cells of tables that have one cell per line, set apart by bars, by line index. A bar alone is a blank
 * cell, or closes the cell above if no other line does; several bars alone only show that cells are merged.
 */
export function barCells(lines: readonly SourceLine[], path: string): ReadonlyMap<number, readonly Paragraph[]> {
  const found = new Map<number, readonly Paragraph[]>();
  const kinds = lines.map(({ text }) => kindOf(text));
  for (let first = 0; first < lines.length; first++) {
    if (!isBarred(kinds[first])) continue;
    const last = lastOfRun(kinds, first);
    const run = kinds.slice(first, last + 1);
    if (run.filter(isBarred).length >= minBarLines) {
      const style = styleOf(run);
      // The bar of the first cell is below it; a figure may go on below its line.
      const start = style === 'bar' && lines[first - 1]?.text.trim() ? first - 1 : first;
      const end = style === 'opened' && isFigure(lines[last + 1]?.text ?? '') ? last + 1 : last;
      for (let at = start; at <= end; at++) {
        const cells = cellsOf(lines, kinds, at, style, path);
        if (cells) found.set(at, cells);
      }
    }
    first = last;
  }
  return found;
}

function isBarred(kind: LineKind): boolean {
  return kind !== undefined && kind !== 'row';
}

/** Returns the index of the last line with a bar in the table that begins at a line. */
function lastOfRun(kinds: readonly LineKind[], first: number): number {
  let last = first;
  for (let at = first; at < kinds.length && at - last <= maxGap + 1 && kinds[at] !== 'row'; at++) {
    if (isBarred(kinds[at])) last = at;
  }
  return last;
}

function kindOf(line: string): LineKind {
  const bars = line.match(/[|｜│]/g)?.length ?? 0;
  if (bars === 0) return undefined;
  const text = line.trim();
  if (text.length === bars || /^[\s|｜│]*$/.test(text)) return bars === 1 ? 'bar' : 'bars';
  const [opens, closes] = [/^[|｜│]/.test(text), /[|｜│]$/.test(text)];
  if (bars === 1) return opens ? 'opened' : closes ? 'closed' : 'row';
  return bars === 2 && opens && closes ? 'framed' : 'row';
}

/** Returns the style in which most lines of a table set a cell apart. */
function styleOf(kinds: readonly LineKind[]): Style {
  const count = (style: Style) => kinds.filter((kind) => kind === style).length;
  const [style] = (['closed', 'opened', 'framed'] as const).toSorted((a, b) => count(b) - count(a));
  return count(style!) > 0 ? style! : 'bar';
}

/** Returns the cells on a line of a table, if any; `undefined` if the line is not part of the table. */
function cellsOf(
  lines: readonly SourceLine[],
  kinds: readonly LineKind[],
  at: number,
  style: Style,
  path: string,
): Paragraph[] | undefined {
  const { text: line, number } = lines[at]!;
  const [kind, next] = [kinds[at], kinds[at + 1]];
  const text = line.replaceAll(/[|｜│]/g, ' ').trim();
  const cell = (extent: 'whole' | 'part') => {
    const from = text === '' ? line.search(/\S/) : line.indexOf(text);
    return [cellParagraph({ text, from: from + 1, line: number }, path, extent)];
  };
  if (text === '' && kind === undefined) return [];
  const hasTextBelow = kind === undefined && Boolean(lines[at + 1]?.text.trim());
  if (kind === 'bars') return style === 'framed' ? cell('whole') : [];
  if (kind === 'bar') return style === 'bar' && closesCell(lines, kinds, at) ? [] : cell('whole');
  if (style === 'opened') return cell(lines[at + 1]?.text.trim() && next === undefined ? 'part' : 'whole');
  if (style === 'framed' && kind === 'opened') return cell('part');
  if (kind !== undefined) return cell('whole');
  if (style === 'bar' && next === 'bar') return cell('whole');
  return hasTextBelow && next !== 'bar' && next !== 'bars' ? cell('part') : undefined;
}

/** True if a bar alone is below the text of a cell, rather than below another bar and empty lines. */
function closesCell(lines: readonly SourceLine[], kinds: readonly LineKind[], at: number): boolean {
  const above = lines.findLastIndex(({ text }, index) => index < at && index >= at - maxGap && text.trim() !== '');
  return above >= 0 && kinds[above] === undefined;
}
