import { decimalOf } from '../codecs/json/exact.ts';
import { type Form, withConstant } from '../model/form.ts';
import type { Assessment } from '../model/result.ts';
import type { EntryById } from './culprits.ts';
import type { DiagnosticJson } from './shape.ts';

/** Reads the broken relations with the year before back from their findings. Of last year's figures only the sum is known. */
export function brokenYears(
  diagnostics: readonly DiagnosticJson[],
  forms: readonly Form[],
  entryById: EntryById,
): Assessment[] {
  return diagnostics.flatMap(({ rule, kind, cell, actual, expected }) => {
    if (kind === 'open' || cell === null || actual === null || expected === null) return [];
    const form = forms.find(({ yearRelations = [] }) => yearRelations.some(({ id }) => id === rule));
    const ofYears = form?.yearRelations?.find(({ id }) => id === rule);
    const relation = ofYears && withConstant(ofYears);
    if (!form || !relation) return [];
    const entry = entryById(cell);
    const left = { entries: [entry], sum: decimalOf(actual) };
    const right = { entries: [], sum: decimalOf(expected) };
    const line = (relation.each === 'row' ? entry.at.row : entry.at.column).id;
    return [{ relation, form, line, outcome: 'broken', left, right } satisfies Assessment];
  });
}
