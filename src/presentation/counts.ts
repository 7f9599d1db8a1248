import { reportName } from '../model/report.ts';
import { type FileResult, levelOf, mistakeCount, type ReportResult } from '../model/result.ts';
import { type Language, sayIn, type Text } from '../model/text.ts';
import { byReport, type ReportPart } from './by-report.ts';
import { gravest, type Level, levelNames, levels } from './levels.ts';
import { unsuppressed } from './unsuppressed.ts';

/** Returns the name of the only report of a file; else the number of reports. */
export function reportsIn(reports: readonly ReportResult[], language: Language): string {
  const { length: count } = reports;
  if (count === 1) return reportName(reports[0]!.report)[language];
  return sayIn(language)(`${count} 份报告`, `${count} reports`);
}

/** Number of items by level. */
export type LevelCounts = Readonly<Record<Level, number>>;

/** Counts the items of a report as people count: a mistake is one, however many sums it breaks. */
export function levelCounts({ diagnostics, result }: ReportPart, strict: boolean): LevelCounts {
  const counts = { error: 0, warning: 0, info: 0, open: 0 };
  for (const one of diagnostics) counts[levelOf(one, strict)] += 1;
  for (const culprit of result?.culprits.filter(({ explanations }) => explanations.length > 0) ?? []) {
    const broken = diagnostics.filter(({ fingerprint }) => culprit.relations.includes(fingerprint));
    const severity = gravest(broken);
    if (!severity) continue;
    for (const one of broken) counts[one.severity] -= 1;
    counts[severity] += mistakeCount(culprit);
  }
  return counts;
}

/**
 * `1 处错误、1 处提醒`: counts the items of files; levels without an item are left out. What was accepted of a file that
 * passed is not counted here: `verdictWords` says it.
 */
export function counted(files: readonly FileResult[], strict: boolean): Text {
  const all = files
    .map(unsuppressed)
    .flatMap(byReport)
    .map((part) => levelCounts(part, strict));
  const accepted = files
    .filter(({ verdict }) => verdict !== 'pass')
    .flatMap(({ diagnostics }) => diagnostics.filter(({ suppressed }) => suppressed)).length;
  const found = [
    ...levels.map((level) => ({
      ...levelNames[level],
      plural: level === 'open' ? levelNames.open.en : `${levelNames[level].en}s`,
      count: all.reduce((sum, counts) => sum + counts[level], 0),
    })),
    { zh: '已接受', en: 'accepted', plural: 'accepted', count: accepted },
  ].filter(({ count }) => count > 0);
  return {
    zh: found.map(({ count, zh }) => `${count} 处${zh}`).join('、'),
    en: found.map(({ count, en, plural }) => `${count} ${count === 1 ? en : plural}`).join(', '),
  };
}
