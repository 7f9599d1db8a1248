import { relationRules, type Severity, severities } from './model/form.ts';
import type { Report } from './model/report.ts';
import type { ReportResult } from './model/result.ts';
import { ruleOf, rules } from './rules/index.ts';
import type { Levels } from './stamp.ts';

const nothingRelaxed: ReportResult['relaxed'] = new Map();

/** Returns the rules, relations of the report's forms included, that the configuration switches off or lowers. */
export function relaxedIn({ tables, unread }: Report, { severities: set = {} }: Levels): ReportResult['relaxed'] {
  if (Object.keys(set).length === 0) return nothingRelaxed;
  const forms = new Set([...tables, ...unread].map(({ form }) => form));
  const all = [...[...forms].flatMap((form) => relationRules(form).map(ruleOf)), ...rules];
  const rank = (severity: Severity) => severities.indexOf(severity);
  const relaxed = new Map<string, 'off' | 'lowered'>();
  for (const { id, severity } of all) {
    if (severity === 'off') continue;
    const configured = Object.hasOwn(set, id) ? set[id]! : severity;
    if (configured === 'off') relaxed.set(id, 'off');
    else if (rank(configured) > rank(severity)) relaxed.set(id, 'lowered');
  }
  return relaxed;
}
