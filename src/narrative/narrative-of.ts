import type { Narrative } from '../model/narrative.ts';
import type { Report } from '../model/report.ts';

/** Returns the facts about the text of a report that belong to its form; undefined if the form has none. */
export function narrativeOf({ tables, unread }: Report): Narrative | undefined {
  return (tables[0] ?? unread[0])?.form.narrative;
}

/** A pattern of any of some words, the longest first. */
export function oneOf(words: readonly string[]): string {
  return [...words].sort((a, b) => b.length - a.length).join('|');
}
