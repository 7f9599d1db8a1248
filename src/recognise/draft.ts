import type { Place } from '../model/document.ts';
import type { Section, StatedYear, UnknownCell } from '../model/report.ts';
import type { TablePart } from './table-part.ts';

/** The parts of one report as they are found in the document. */
export interface Draft {
  /** Has a title of its own. */
  readonly titled: boolean;
  /** Is a sum of other reports in a list. */
  readonly isTotal?: true;
  /** Ids of the cells for which the list of reports has columns; only in a report from a list. */
  readonly listed?: ReadonlySet<string>;
  organization: string | null;
  year: number | null;
  /** Where the report begins: its title, its sheet or the file. */
  place: Place;
  years: StatedYear[];
  parts: TablePart[];
  sections: Section[];
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
    sections: [],
    textOutside: [],
    unknown: [],
  };
}

/** Makes a draft from a body and a year in fields of their own (`2023`, `2023年度`); either may be empty. */
export function statedDraft(organization: string, year: string, place: Place): Draft {
  const stated = /^(20\d{2})年?度?$/.exec(year)?.[1];
  const draft = { ...newDraft(place), titled: true, organization: organization || null };
  if (stated === undefined) return draft;
  return { ...draft, year: Number(stated), years: [{ year: Number(stated), from: 'title', place }] };
}
