import type { Place } from '../model/document.ts';
import type { Section, StatedYear, UnknownCell } from '../model/report.ts';
import type { TablePart } from './table-part.ts';

/** What belongs to one report, as it was met in the document. */
export interface Draft {
  /** Has a title of its own, rather than standing under none. */
  readonly titled: boolean;
  /** Is the sum of other reports in a list of them. */
  readonly isTotal?: true;
  /** Ids of the cells that a list of reports has columns for, where it is a line of one. */
  readonly listed?: ReadonlySet<string>;
  organization: string | null;
  year: number | null;
  /** Where it begins: its title, its sheet, the file. */
  place: Place;
  years: StatedYear[];
  parts: TablePart[];
  sections: Section[];
  /** Every text outside the tables. */
  textOutside: string[];
  /** Records and columns that name cells which the form has not. */
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
    sections: [],
    textOutside: [],
    unknown: [],
  };
}

/** Of a body and a year that stand in fields of their own: `2023`, `2023年度`; each may be empty. */
export function statedDraft(organization: string, year: string, place: Place): Draft {
  const stated = /^(20\d{2})年?度?$/.exec(year)?.[1];
  const draft = { ...newDraft(place), titled: true, organization: organization || null };
  if (stated === undefined) return draft;
  return { ...draft, year: Number(stated), years: [{ year: Number(stated), from: 'title', place }] };
}
