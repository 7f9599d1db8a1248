import type { Report } from '../../model/report.ts';
import { hasRegulations } from './regulations.ts';

/** True if a report may need the rules of this folder: it has text, or counts regulations, which few bodies may make. */
export function needsLazyRules(report: Report): boolean {
  return report.sections.length + report.opening.length > 0 || hasRegulations(report);
}
