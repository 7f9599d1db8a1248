import type { Place } from '../model/document.ts';
import type { Passage } from '../model/passage.ts';
import type { Section, StatedYear, UnknownCell } from '../model/report.ts';
import type { PlainCells } from './plain-cells.ts';
import type { TablePart } from './table-part.ts';
import type { Title } from './title.ts';

/** The parts of one report as they are found in the document. */
export interface Draft {
  /** Has a title of its own. */
  readonly titled: boolean;
  /** Is a sum of other reports in a list. */
  readonly isTotal?: true;
  /** Ids of the cells for which the list of reports has columns; only in a report from a list. */
  readonly listed?: ReadonlySet<string>;
  /** Its cells, if all of them are plain figures, and the draft with its parts, which this one need not have. */
  readonly plain?: { readonly cells: PlainCells; readonly draft: () => Draft } | undefined;
  organization: string | null;
  year: number | null;
  /** Where the report begins: its title, its sheet or the file. */
  place: Place;
  years: StatedYear[];
  parts: TablePart[];
  opening: Passage[];
  sections: (Section & { readonly passages: Passage[] })[];
  /** Every text outside the tables. */
  textOutside: string[];
  /** Records and columns that name cells which the form does not have. */
  unknown: UnknownCell[];
}

export function newDraft(place: Place): Draft {
  return {
    titled: false,
    organization: null,
    year: null,
    place,
    years: [],
    parts: [],
    opening: [],
    sections: [],
    textOutside: [],
    unknown: [],
  };
}

/** Makes a draft from a body and a year in fields of their own (`2023`, `2023年度`); either may be empty. */
export function statedDraft(organization: string, year: string, place: Place): Draft {
  const stated = /^(20\d{2})年?度?$/.exec(year)?.[1];
  const draft: Draft = { ...newDraft(place), titled: true, organization: organization || null };
  if (stated === undefined) return draft;
  draft.year = Number(stated);
  draft.years = [{ year: draft.year, from: 'title', place }];
  return draft;
}

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
