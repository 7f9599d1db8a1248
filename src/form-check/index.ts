import type { Form } from '../model/form.ts';
import { builtInNames, type Known } from './built-in.ts';
import { unseenCells } from './cells.ts';
import { placedRelations } from './equations.ts';
import { repeatedLabels } from './labels.ts';
import { askewTables } from './layout.ts';
import type { Mistake } from './mistake.ts';
import { unknownReadings } from './narrative.ts';
import { impossibleRelations } from './relations.ts';

export type { Mistake };

/**
 * Finds the mistakes in a form that fits the schema: labels with two meanings, relations that cannot hold. Remarks what no relation
 * checks, and what would be printed askew.
 */
export function mistakesIn(form: Form, known: Known): Mistake[] {
  const relations = placedRelations(form);
  return [
    ...builtInNames(form, known),
    ...repeatedLabels(form),
    ...impossibleRelations(relations),
    ...unseenCells(form, relations),
    ...askewTables(form),
    ...unknownReadings(form, known.forms),
  ];
}
