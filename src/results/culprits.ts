import { decimalOf } from '../codecs/json/exact.ts';
import { fingerprint } from '../model/fingerprint.ts';
import type { Entry } from '../model/report.ts';
import type { Assessment, Change, Culprit, Mistake } from '../model/result.ts';
import { followsOf } from './follows.ts';
import type { ChangeJson, CulpritJson, ReportJson } from './shape.ts';
import { inOneLanguage } from './values.ts';

/** Returns an entry of a report by the id of its cell. */
export type EntryById = (cell: string) => Entry;

/**
 * Reads the culprits of a report back. `withOthers` are its broken relations with other reports; `original` returns fingerprints
 * before numbering.
 */
export function readCulprits(
  { culprits, organization, year }: ReportJson,
  path: string,
  { assessments, withOthers }: Readonly<Record<'assessments' | 'withOthers', readonly Assessment[]>>,
  entryById: EntryById,
  original: (fingerprint: string) => string,
): Culprit[] {
  const byFingerprint = new Map(
    [...assessments, ...withOthers].map((one) => {
      const cell = one.left.entries[0]?.at.id ?? '';
      return [fingerprint(one.relation.id, organization ?? path, String(year ?? ''), cell), one];
    }),
  );
  return culprits.map(({ relations, certainty, more, explanations }) => {
    const originals = relations.map(original);
    return {
      assessments: originals.flatMap((one) => byFingerprint.get(one) ?? []),
      relations: originals,
      certainty,
      more,
      explanations: explanations.map((one) => ({ mistakes: readMistakes(one, assessments, entryById) })),
    };
  });
}

type ExplanationJson = CulpritJson['explanations'][number];

function readMistakes(
  { mistakes }: ExplanationJson,
  assessments: readonly Assessment[],
  entryById: EntryById,
): Mistake[] {
  const fixed = new Set(mistakes.flatMap(({ cells }) => cells.map(({ cell }) => entryById(cell))));
  return mistakes.map(({ kind, reason, cells }) => {
    const changes = cells.map((one) => readChange(one, entryById));
    return { kind, reason: inOneLanguage(reason), changes, follows: followsOf(changes, assessments, fixed) };
  });
}

export function readChange({ cell, suggested }: Pick<ChangeJson, 'cell' | 'suggested'>, entryById: EntryById): Change {
  return { entry: entryById(cell), suggested: decimalOf(suggested) };
}
