import type { Section } from '../model/report.ts';
import type { Outline, OutlineSection } from './outline.ts';

/** The sections of an outline whose order or ordinals are not the form's. */
export interface Numbering {
  /** Runs of sections that are not at their place, each with the one before which they should not be. */
  readonly outOfPlace: readonly (readonly OutlineSection[])[];
  /** Runs of headings with wrong ordinals, at least two each. */
  readonly shifted: readonly (readonly Section[])[];
  /** Headings with a wrong ordinal whose neighbours have the right one. */
  readonly misnumbered: readonly Section[];
}

/**
 * Compares order and ordinals with the form. An ordinal may count the headings that are there: then it follows from a missing
 * section. Where the order is wrong, ordinals prove nothing.
 */
export function numberingOf({ sections }: Outline): Numbering {
  const outOfPlace = runsOutOfPlace(sections);
  if (outOfPlace.length > 0) return { outOfPlace, shifted: [], misnumbered: [] };
  const runs: Section[][] = [[]];
  sections.forEach(({ heading }, index) => {
    const { number, section } = heading;
    if (number === null) return;
    if (number !== section.number && number !== index + 1) runs.at(-1)!.push(heading);
    else runs.push([]);
  });
  return {
    outOfPlace,
    shifted: runs.filter(({ length }) => length > 1),
    misnumbered: runs.filter(({ length }) => length === 1).flat(),
  };
}

/** Returns the fewest sections without which the others are in order, as runs. Sheets of a workbook have no order. */
function runsOutOfPlace(sections: readonly OutlineSection[]): OutlineSection[][] {
  if (new Set(sections.map(({ heading }) => heading.place.sheet)).size > 1) return [];
  const inOrder = new Set(longestInOrder(sections));
  const runs: OutlineSection[][] = [[]];
  for (const one of sections) {
    if (inOrder.has(one)) runs.push([]);
    else runs.at(-1)!.push(one);
  }
  return runs.filter(({ length }) => length > 0);
}

/** Returns the longest part of a list whose numbers rise. */
function longestInOrder(sections: readonly OutlineSection[]): readonly OutlineSection[] {
  const best: OutlineSection[][] = [];
  for (const one of sections) {
    const before = best.filter((list) => numberOf(list.at(-1)!) < numberOf(one));
    const longest = before.reduce<OutlineSection[]>((a, b) => (b.length > a.length ? b : a), []);
    best.push([...longest, one]);
  }
  return best.reduce((a, b) => (b.length > a.length ? b : a), []);
}

function numberOf({ heading }: OutlineSection): number {
  return heading.section.number;
}
