import type { Heading, Line } from '../model/form.ts';

/** A heading and its place in the file. */
export interface PlacedHeading {
  readonly heading: Heading;
  readonly pointer: string;
}

export type PlacedLine = Line & PlacedHeading;

/** Returns the lines with figures, as `lines` does, each with the place of its heading; `pointer` is that of the list. */
export function placedLines(
  headings: readonly Heading[],
  pointer: string,
  groups: readonly Heading[] = [],
): PlacedLine[] {
  return headings.flatMap((heading, index) => {
    const at = `${pointer}/${index}`;
    return heading.children
      ? placedLines(heading.children, `${at}/children`, [...groups, heading])
      : [{ id: heading.id ?? heading.label, heading, groups, pointer: at }];
  });
}

/** Returns a list of headings and the lists below it. */
export function placedLists(headings: readonly Heading[], pointer: string): PlacedHeading[][] {
  const own = headings.map((heading, index) => ({ heading, pointer: `${pointer}/${index}` }));
  const below = own.flatMap(({ heading: { children = [] }, pointer: at }) => placedLists(children, `${at}/children`));
  return own.length === 0 ? [] : [own, ...below];
}
