import cnOgi from '../../schemas/narratives/cn-ogi.json' with { type: 'json' };
import type { Form } from '../model/form.ts';
import type { Narrative } from '../model/narrative.ts';
import { formOf, type Report } from '../model/report.ts';

/** The narratives that come with the program, by family. */
export const narratives: ReadonlyMap<string, Narrative> = new Map([['cn-ogi', cnOgi as Narrative]]);

/** Returns the facts about the text of a report: those of its form, else those of the family; undefined if there are none. */
export function narrativeOf(report: Report): Narrative | undefined {
  const form = formOf(report);
  return form && narrativeOfForm(form);
}

/** Returns the facts about the text of reports on a form: its own, else those of the family. */
export function narrativeOfForm({ narrative, family }: Form): Narrative | undefined {
  return narrative ?? narratives.get(family);
}

/** A pattern of any of some words, the longest first. */
export function oneOf(words: readonly string[]): string {
  return [...words].sort((a, b) => b.length - a.length).join('|');
}
