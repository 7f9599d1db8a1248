import type { Place } from '../model/document.ts';
import { type Draft, newDraft } from './draft.ts';
import type { Title } from './title.ts';

/**
 * The reports that the titles of a document begin, each title giving the draft of its body and year, however often it is
 * repeated: the latest that it fits. `begin` takes a new one. A list of a hundred thousand titles is looked up, not gone
 * through for each.
 */
export function titledDrafts(begin: (draft: Draft) => void): (title: Title, place: Place) => Draft {
  const titled: Draft[] = [];
  const byBody = new Map<string | null, Set<Draft>>();
  const positions = new Map<Draft, number>();
  const of = (body: string | null): Set<Draft> => {
    const drafts = byBody.get(body) ?? new Set();
    byBody.set(body, drafts);
    return drafts;
  };

  const knownAs = ({ organization, year }: Title): Draft | undefined => {
    const fits = (draft: Draft) => year === null || draft.year === null || draft.year === year;
    if (organization === null) return titled.findLast(fits);
    const fitting = [...of(organization), ...of(null)].filter(fits);
    return fitting.reduce<Draft | undefined>(
      (latest, draft) => (latest && positions.get(latest)! > positions.get(draft)! ? latest : draft),
      undefined,
    );
  };
  const begun = (place: Place): Draft => {
    const draft = { ...newDraft(place), titled: true };
    positions.set(draft, titled.length);
    titled.push(draft);
    begin(draft);
    return draft;
  };

  return (title, place) => {
    const { organization, year } = title;
    const draft = knownAs(title) ?? begun(place);
    of(null).delete(draft);
    draft.organization ??= organization;
    draft.year ??= year;
    of(draft.organization).add(draft);
    if (year !== null) draft.years.push({ year, from: 'title', place });
    return draft;
  };
}
