import type { FormSection } from '../model/form.ts';
import { memoizeInObject } from '../model/memoize.ts';
import type { Passage } from '../model/passage.ts';
import type { Report } from '../model/report.ts';

/** A passage of a report, and the section that it is in; null before the first. */
export interface PlacedPassage {
  readonly passage: Passage;
  readonly section: FormSection | null;
}

/** Returns every passage of a report, from top to bottom. */
export const passagesOf = memoizeInObject(({ opening, sections }: Report): readonly PlacedPassage[] => [
  ...opening.map((passage) => ({ passage, section: null })),
  ...sections.flatMap(({ section, passages }) => passages.map((passage) => ({ passage, section }))),
]);

/** True if a report has text in one of its sections, not only tables. */
export const hasText = ({ sections }: Report): boolean => sections.some(({ passages }) => passages.length > 0);
