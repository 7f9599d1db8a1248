import { decimalOf } from '../codecs/json/exact.ts';
import { type Form, type FormCell, ofCell, type Relation, relationsWithOthers, withConstant } from '../model/form.ts';
import type { Assessment } from '../model/result.ts';
import type { EntryById } from './culprits.ts';
import type { DiagnosticJson } from './shape.ts';

/** Reads the broken relations with other reports back from their findings. Of the others' figures only the sum is known. */
export function brokenWithOthers(
  diagnostics: readonly DiagnosticJson[],
  forms: readonly Form[],
  entryById: EntryById,
): Assessment[] {
  return diagnostics.flatMap(({ rule, kind, cell, actual, expected }) => {
    if (kind === 'open' || cell === null || actual === null || expected === null) return [];
    const form = forms.find((one) => relationsWithOthers(one).some(({ id }) => id === rule));
    if (!form) return [];
    const entry = entryById(cell);
    const relation = relationOf(rule, form, entry.at);
    if (!relation) return [];
    const left = { entries: [entry], sum: decimalOf(actual) };
    const right = { entries: [], sum: decimalOf(expected) };
    const line = (relation.each === 'row' ? entry.at.row : entry.at.column).id;
    return [{ relation, form, line, outcome: 'broken', left, right } satisfies Assessment];
  });
}

/** Returns a relation with other reports as one of the report alone, if it can be written so. */
function relationOf(rule: string, { yearRelations = [], rollUp }: Form, at: FormCell): Relation | undefined {
  if (rollUp?.id === rule) return ofCell(rollUp, at);
  const ofYears = yearRelations.find(({ id }) => id === rule);
  return ofYears && withConstant(ofYears);
}
