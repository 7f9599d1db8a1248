import type { Report } from '../../model/report.ts';
import { hasRegulations } from './regulations.ts';

/** True if a report has more than tables: headings or other text. */
export function hasWords({ sections, opening }: Report): boolean {
  return sections.length + opening.length > 0;
}

/** True if a report may need the rules of this folder: it has text, or counts regulations, which few bodies may make. */
export function needsLazyRules(report: Report): boolean {
  return hasWords(report) || hasRegulations(report);
}
