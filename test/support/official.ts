import { forms } from '../../src/forms.ts';
import type { Form, FormTable } from '../../src/model/form.ts';
import { officialForm } from './official-form.ts';

const twins = new Map<Form | FormTable, Form | FormTable>();
for (const form of forms) {
  const twin = officialForm(form.id);
  twins.set(form, twin);
  for (const table of form.tables) twins.set(table, twin.tables.find(({ id }) => id === table.id) ?? table);
}

/**
 * Returns a form of the program, or a table of one, as its notice prescribes it, so that a slip in the program's copy is
 * not printed into the reports that test it. A form of a test's own is returned as it is.
 */
export function official<T extends Form | FormTable>(own: T): T {
  return (twins.get(own) ?? own) as T;
}
