import type { Document } from '../model/document.ts';
import type { Form } from '../model/form.ts';
import type { Report } from '../model/report.ts';
import { joinAdjacentTables } from './adjacent-tables.ts';
import { collectDrafts } from './collect-drafts.ts';
import { findLists } from './list/find-lists.ts';
import { readLists } from './list/index.ts';
import { isLongFormat, readLongFormat } from './long-format.ts';
import { assemble } from './report/assemble.ts';
import type { Hints } from './report/years.ts';

/** Finds the reports of a document: the form's tables wherever they stand, titles, sections. Judges nothing. */
export function recognise(document: Document, forms: readonly Form[], hints: Hints = {}): Report[] {
  const { blocks, lists } = findLists(joinAdjacentTables(document.blocks), forms);
  const rest = { ...document, blocks: blocks.filter((block) => block.kind === 'paragraph' || !lists.has(block)) };
  const drafts = isLongFormat(rest) ? readLongFormat(rest, forms) : collectDrafts(rest, forms);
  const reports: Report[] = [];
  // One draft after another: a sheet of all bodies of a province would fill the memory with them.
  for (const draft of readLists({ ...document, blocks }, lists, forms)) {
    reports.push(assemble(draft, document, forms, hints));
  }
  return reports.concat(drafts.map((draft) => assemble(draft, document, forms, hints)));
}
