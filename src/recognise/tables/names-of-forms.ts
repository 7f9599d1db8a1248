import { blocksOf, type Form, headingsIn } from '../../model/form.ts';
import { memoize } from '../../model/memoize.ts';
import { tableNames } from '../labels/find-by-name.ts';
import { normalise } from '../labels/normalise.ts';
import { wordingsOf } from '../labels/wordings.ts';

/** Returns all names by which a line, a column, a table or a section of some forms may be called, in normal form. */
export const namesOfForms = memoize((forms: readonly Form[]): readonly string[] => {
  const blocks = blocksOf(forms);
  const headings = blocks.flatMap(({ rows, columns }) => [...headingsIn(rows), ...headingsIn(columns)]);
  const tables = forms.flatMap((form) => form.tables.flatMap(tableNames(form)));
  const sections = forms.flatMap((form) => form.sections.flatMap(({ heading, aliases }) => [heading, ...aliases]));
  const others = blocks.flatMap(({ caption = '', corner = '' }) => [caption, corner]);
  const ids = headings.flatMap(({ id = '' }) => id);
  return [...headings.flatMap(wordingsOf), ...tables, ...[...sections, ...others].map(normalise), ...ids];
});
