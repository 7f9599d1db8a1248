import type { Place } from '../model/document.ts';
import { type Draft, newDraft } from './draft.ts';
import type { Title } from './title.ts';

/**
 * Returns a function that finds the draft for a title and its place: the latest draft with that body and year, or a new
 * one, which is passed to `begin`. Drafts are looked up by body, since a list may have a hundred thousand titles.
 */
export function titledDrafts(begin: (draft: Draft) => void): (title: Title, place: Place) => Draft {
  const titled: Draft[] = [];
  const byBody = new Map<string | null, Set<Draft>>();
  const positions = new Map<Draft, number>();
  const draftsOf = (body: string | null): Set<Draft> => {
    const drafts = byBody.get(body) ?? new Set();
    byBody.set(body, drafts);
    return drafts;
  };

  const findDraft = ({ organization, year }: Title): Draft | undefined => {
    const fits = (draft: Draft) => year === null || draft.year === null || draft.year === year;
    if (organization === null) return titled.findLast(fits);
    const fitting = [...draftsOf(organization), ...draftsOf(null)].filter(fits);
    return titled[Math.max(...fitting.map((draft) => positions.get(draft)!))];
  };
  const beginDraft = (place: Place): Draft => {
    const draft = { ...newDraft(place), titled: true };
    positions.set(draft, titled.length);
    titled.push(draft);
    begin(draft);
    return draft;
  };

  return (title, place) => {
    const { organization, year } = title;
    const draft = findDraft(title) ?? beginDraft(place);
    draftsOf(null).delete(draft);
    draft.organization ??= organization;
    draft.year ??= year;
    draftsOf(draft.organization).add(draft);
    if (year !== null) draft.years.push({ year, from: 'title', place });
    return draft;
  };
}
