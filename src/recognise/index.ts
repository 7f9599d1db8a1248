import type { Document, Grid } from '../model/document.ts';
import type { ListShape } from '../model/file-part.ts';
import type { Form } from '../model/form.ts';
import type { Report } from '../model/report.ts';
import { joinAdjacentTables } from './adjacent-tables.ts';
import { findLists } from './body-lists/find-lists.ts';
import { readLists } from './body-lists/index.ts';
import { collectDrafts } from './collect-drafts.ts';
import type { Draft } from './draft.ts';
import { isLongFormat, readLongFormat } from './long-format.ts';
import { assemble } from './report/assemble.ts';
import { noteFigures } from './report/note-figures.ts';
import type { Hints as YearHints } from './report/years.ts';

/** Facts that the caller knows and the document need not state. */
export interface Hints extends YearHints {
  /** The document is a part of a list of this shape: its header and some of its bodies. */
  readonly partOf?: ListShape;
}

/**
 * Finds the reports of a document. Judges nothing. The steps:
 *
 * 1. Join tables that look like one.
 * 2. Find the lists with one report a row: `body-lists/`.
 * 3. Collect what belongs to each other report: titles, section headings, and the parts of its tables. `tables/` reads
 *    grids, `text-lines/` lines of text, `long-format.ts` tables with one value a row; `labels/` finds the lines that labels name.
 *    What is found out about the layout of a table is kept for the next file: `tables/row-shapes.ts`.
 * 4. Make a report of each draft, with the year, the editions and an entry for every cell of the form: `report/`.
 */
export function recognise(document: Document, forms: readonly Form[], hints: Hints = {}): Report[] {
  const { partOf } = hints;
  const all = joinAdjacentTables(document.blocks);
  const { blocks, lists } = partOf === 'tidy' ? { blocks: all, lists: new Set<Grid>() } : findLists(all, forms);
  const rest = { ...document, blocks: blocks.filter((block) => block.kind === 'paragraph' || !lists.has(block)) };
  const reportOf = (draft: Draft) => assemble(draft, document, forms, hints);
  const others = isLongFormat(rest, forms)
    ? readLongFormat(rest, forms).map(reportOf)
    : collectDrafts(rest, forms).map((draft) => noteFigures(reportOf(draft)));
  const reports: Report[] = [];
  // One draft at a time: a sheet with all bodies of a province would fill the memory.
  for (const draft of readLists({ ...document, blocks }, lists, forms, partOf === 'wide'))
    reports.push(reportOf(draft));
  return reports.concat(others);
}
