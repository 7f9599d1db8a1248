import { forms } from '../forms.ts';
import { relationRules } from '../model/form.ts';

/** The families of the program's forms, by the ids of their relations. */
const familiesOf = new Map<string, Set<string>>();
for (const form of forms) {
  for (const { id } of relationRules(form)) familiesOf.set(id, (familiesOf.get(id) ?? new Set()).add(form.family));
}

/**
 * True if the page of a rule tells of it in reports of a family of forms. A user's own form may have a relation with the id of
 * one that comes with the program.
 */
export function isOnItsPage(rule: string, family: string | undefined): boolean {
  const families = familiesOf.get(rule);
  return families === undefined || family === undefined || families.has(family);
}
