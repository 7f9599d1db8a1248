import type { Cell, Document, Grid, Paragraph, Place } from '../model/document.ts';
import { bareName } from './bare-name.ts';
import { type BodyColumns, headColumns, isName, isPlainName, onlyColumn } from './columns.ts';
import { namesOnLine } from './names-on-line.ts';
import { hasTotal, isFootLabel, isRemark } from './remarks.ts';

/** A body as a line of the list states it. */
export interface RosterLine {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly level: string | null;
  readonly parent: string | null;
  readonly place: Place;
}

/** The lines of a list, and the first table that is left out, since nothing says which column has the names. */
export interface RosterLines {
  readonly lines: readonly RosterLine[];
  readonly unclear: Place | undefined;
}

/**
 * Finds the bodies in a document: in its tables, else in its paragraphs, a name each. A table without heads goes on with those
 * of the table before, if it is as wide.
 */
export function rosterLines({ blocks }: Document): RosterLines {
  const grids = blocks.filter((block) => block.kind === 'grid');
  const hasHeads = grids.some((grid) => textsOf(grid).some(headColumns));
  let known: { readonly columns: readonly BodyColumns[]; readonly width: number } | undefined;
  let unclear: Place | undefined;
  const lines = grids.flatMap((grid) => {
    const texts = textsOf(grid);
    const width = Math.max(0, ...texts.map((row) => row.findLastIndex(isName) + 1));
    const first = texts.findIndex(headColumns);
    const own = first >= 0 ? headColumns(texts[first]!) : hasHeads ? undefined : onlyColumn(texts);
    const columns = own ?? (known?.width === width ? known.columns : undefined);
    if (!columns) {
      if (width > 1) unclear ??= grid.place;
      return [];
    }
    if (own) known = { columns, width };
    const found = linesOf(grid, texts, Math.max(first, 0), columns);
    return first >= 0 ? found : found.flatMap((line) => namesOnLine(line.name).map((name) => ({ ...line, name })));
  });
  if (lines.length > 0 || unclear) return { lines, unclear };
  return { lines: textLines(blocks.filter((block) => block.kind === 'paragraph')), unclear };
}

function textsOf({ rows }: Grid): string[][] {
  return rows.map(({ cells }) => Array.from(cells, (cell) => cleaned(cell?.text ?? '')));
}

/** Reads the rows of a table from one on. Heads may come again on each page. */
function linesOf(grid: Grid, texts: string[][], first: number, columns: readonly BodyColumns[]): RosterLine[] {
  let current = columns;
  return grid.rows.slice(first).flatMap(({ cells, place }, index) => {
    const row = texts[first + index]!;
    const heads = headColumns(row);
    if (heads) {
      current = heads;
      return [];
    }
    const above = grid.rows[first + index - 1]?.cells ?? [];
    return current.flatMap((own): RosterLine[] => {
      const { name, aliases, level, parent } = own;
      const text = bareName(withoutNumber(row[name] ?? ''));
      if (
        !isBodyName(text) ||
        isFoot(row, own) ||
        isContinued(cells[name], above[name]) ||
        isWholeRow(cells[name], cells)
      )
        return [];
      return [
        {
          name: text,
          aliases: aliases.flatMap((column) => (row[column] ?? '').split(/[、;；,，]/)).flatMap(filled),
          level: filled(row[level ?? -1])[0] ?? null,
          parent: filled(row[parent ?? -1])[0] ?? null,
          place: cells[name]?.place ?? place,
        },
      ];
    });
  });
}

/** True if a cell is merged over all columns, as the heading of a group of bodies is. */
function isWholeRow(cell: Cell | undefined, cells: readonly (Cell | undefined)[]): boolean {
  return cells.length > 1 && cells.every((one) => one === cell);
}

/** True if a cell is a merged one that stands in the row above, too. */
function isContinued(cell: Cell | undefined, above: Cell | undefined): boolean {
  return cell !== undefined && cell === above;
}

function isBodyName(text: string): boolean {
  return isName(text) && !isRemark(text);
}

/** True if the name of a row is only the value of what stands beside it: the number of a sum, the one who made the list. */
function isFoot(row: readonly string[], { from, name, to }: BodyColumns): boolean {
  return hasTotal(row.slice(from, to)) || row.slice(from, name).some(isFootLabel);
}

/** Removes the number or mark in front of an item of a list. */
function withoutNumber(text: string): string {
  return text.replace(
    /^(?:[（(](?:\d{1,4}|[一二三四五六七八九十]{1,3})[）)]|(?:\d{1,4}|[一二三四五六七八九十]{1,3})[、.．)）]|[①-⑳]|[-*•·])\s*/u,
    '',
  );
}

/** A heading of a group of bodies in a text: `一、县直部门（35 个）`. */
const groupHeading =
  /^[一二三四五六七八九十]{1,3}、.*(?:部门|单位|机关|机构|组织|乡镇|镇街|街道)(?:[（(][^（()）]*[）)])?$/u;

/** Reads the lines of a text, a name each. A list whose lines are all numbered like headings has none. */
function textLines(paragraphs: readonly Paragraph[]): RosterLine[] {
  const isHeading = ({ text }: Paragraph) => groupHeading.test(cleaned(text));
  const named = paragraphs.filter((one) => !isHeading(one));
  const hasGroups = named.some(
    ({ text }) => isBodyName(bareName(cleaned(text))) && !/^[一二三四五六七八九十]{1,3}、/u.test(cleaned(text)),
  );
  return (hasGroups ? named : paragraphs).flatMap(({ text, place }) =>
    namesOnLine(withoutNumber(cleaned(text)))
      .filter((one) => isBodyName(bareName(one)))
      .map((one) => bareName(one.replace(/^\d{1,4} /, '')))
      .filter((name) => isBodyName(name) && isPlainName(name))
      .map((name) => ({ name, aliases: [], level: null, parent: null, place })),
  );
}

/** Joins the lines of a cell, and makes spaces single. */
function cleaned(text: string): string {
  return text
    .replaceAll(/\s*[\r\n]+\s*/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function filled(text: string | undefined): string[] {
  return text !== undefined && isName(text) ? [text.trim()] : [];
}
