import { reportName } from '../model/report.ts';
import {
  type Culprit,
  type Diagnostic,
  type FileResult,
  levelOf,
  mistakeCount,
  type ReportResult,
} from '../model/result.ts';
import { type Language, sayIn, type Text } from '../model/text.ts';
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

/** Counts what is said of a report as people count: a mistake is one, however many sums it breaks. */
export function levelCounts(
  diagnostics: readonly Diagnostic[],
  culprits: readonly Culprit[],
  strict: boolean,
): LevelCounts {
  const counts = { error: 0, warning: 0, info: 0, open: 0 };
  for (const one of diagnostics) counts[levelOf(one, strict)] += 1;
  for (const culprit of culprits.filter(({ explanations }) => explanations.length > 0)) {
    const broken = diagnostics.filter(({ fingerprint }) => culprit.relations.includes(fingerprint));
    const severity = gravest(broken);
    if (!severity) continue;
    for (const one of broken) counts[one.severity] -= 1;
    counts[severity] += mistakeCount(culprit);
  }
  return counts;
}

/**
 * `1 处错误、1 处提醒`: counts what is said of files; levels without an item are left out. What was accepted of a file that
 * passed is not counted here: `verdictWords` says it.
 */
export function counted(files: readonly FileResult[], strict: boolean): Text {
  const all = files.map(unsuppressed).flatMap(({ diagnostics, reports }) =>
    [null, ...reports.keys()].map((index) => {
      const own = diagnostics.filter(({ report }) => report === index);
      return levelCounts(own, index === null ? [] : reports[index]!.culprits, strict);
    }),
  );
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
