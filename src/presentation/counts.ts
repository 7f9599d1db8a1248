import { reportName } from '../model/report.ts';
import type { FileResult } from '../model/result.ts';
import type { Tally } from '../model/tally.ts';
import { type Language, sayIn, type Text } from '../model/text.ts';
import { levelNames, levels } from './levels.ts';
import { tallyOf, totalTally } from './tally.ts';

/** Returns the name of the only report of a file; else the number of reports. */
export function reportsIn({ reports: count, first }: Pick<Tally, 'reports' | 'first'>, language: Language): string {
  if (count === 1) return reportName(first!)[language];
  return sayIn(language)(`${count} 份报告`, `${count} reports`);
}

/**
 * `1 处错误、1 处提醒`: counts the items of files; levels without an item are left out. What was accepted of a file that
 * passed is not counted here: `verdictWords` says it.
 */
export function counted(files: readonly FileResult[], strict: boolean): Text {
  const { items } = totalTally(files)[strict ? 'strict' : 'plain'];
  const accepted = files
    .filter(({ verdict }) => verdict !== 'pass')
    .reduce((sum, file) => sum + tallyOf(file).accepted, 0);
  const found = [
    ...levels.map((level) => ({
      ...levelNames[level],
      plural: level === 'open' ? levelNames.open.en : `${levelNames[level].en}s`,
      count: items[level],
    })),
    { zh: '已接受', en: 'accepted', plural: 'accepted', count: accepted },
  ].filter(({ count }) => count > 0);
  return {
    zh: found.map(({ count, zh }) => `${count} 处${zh}`).join('、'),
    en: found.map(({ count, en, plural }) => `${count} ${count === 1 ? en : plural}`).join(', '),
  };
}
