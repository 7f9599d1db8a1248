import type { Document } from '../document.ts';
import type { Form } from '../form.ts';
import type { Report } from '../report.ts';
import { assemble } from './assemble.ts';
import { scan } from './scan.ts';
import { isTidy, readTidy } from './tidy.ts';

/** What the caller knows beside the document. */
export interface Hints {
  /** Taken for the year of a report that states none. */
  readonly year?: number;
}

/** Finds the reports of a document: the form's tables wherever they stand, titles, sections. Judges nothing. */
export function recognise(document: Document, forms: readonly Form[], hints: Hints = {}): Report[] {
  const drafts = isTidy(document) ? readTidy(document, forms) : scan(document, forms);
  return drafts.map((draft) => assemble(draft, document, forms, hints));
}
