import { type Severity, severities, severityNames } from '../model/form.ts';
import { type Culprit, countedAs, type Diagnostic, type FileResult, mistakesIn } from '../model/result.ts';
import type { Text } from '../model/text.ts';
import { unsuppressed } from './unsuppressed.ts';

/** How many there are of each kind; whole numbers. */
export type Tally = Readonly<Record<Severity | 'open', number>>;

/** What is said of a report as people count it: what one mistake broke is one, however many findings it is. */
export function tallyOf(diagnostics: readonly Diagnostic[], culprits: readonly Culprit[], strict: boolean): Tally {
  const count = (as: keyof Tally) => diagnostics.filter((one) => countedAs(one, strict) === as).length;
  const entries = { error: count('error'), warning: count('warning'), info: count('info'), open: count('open') };
  for (const culprit of culprits.filter(({ explanations }) => explanations.length > 0)) {
    const broken = diagnostics.filter(({ fingerprint }) => culprit.relations.includes(fingerprint));
    const gravest = severities.find((one) => broken.some(({ severity }) => severity === one));
    if (!gravest) continue;
    for (const { severity } of broken) entries[severity] -= 1;
    entries[gravest] += mistakesIn(culprit);
  }
  return entries;
}

/**
 * `1 处错误、1 处提醒`; what there is none of is left out. Of files that passed, what was accepted stands with the verdict,
 * see `verdictWords`.
 */
export function counted(files: readonly FileResult[], strict: boolean): Text {
  const left = files.map(unsuppressed);
  const tallies = left.flatMap(({ diagnostics, reports }) =>
    [null, ...reports.keys()].map((index) =>
      tallyOf(
        diagnostics.filter(({ report }) => report === index),
        index === null ? [] : reports[index]!.culprits,
        strict,
      ),
    ),
  );
  const accepted = files
    .filter(({ verdict }) => verdict !== 'pass')
    .flatMap(({ diagnostics }) => diagnostics.filter(({ suppressed }) => suppressed)).length;
  const found = [
    ...kinds.map(({ of, ...names }) => ({ ...names, count: tallies.reduce((sum, one) => sum + one[of], 0) })),
    { zh: '已接受', en: 'accepted', many: 'accepted', count: accepted },
  ].filter(({ count }) => count > 0);
  return {
    zh: found.map(({ count, zh }) => `${count} 处${zh}`).join('、'),
    en: found.map(({ count, en, many }) => `${count} ${count === 1 ? en : many}`).join(', '),
  };
}

const kinds: readonly (Text & { readonly of: keyof Tally; readonly many: string })[] = [
  { of: 'error', ...severityNames.error, many: 'errors' },
  { of: 'warning', ...severityNames.warning, many: 'warnings' },
  { of: 'info', ...severityNames.info, many: 'infos' },
  { of: 'open', zh: '未核对', en: 'not checked', many: 'not checked' },
];
