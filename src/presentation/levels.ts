import { type Severity, severities, severityNames } from '../model/form.ts';
import type { Certainty, Diagnostic } from '../model/result.ts';
import type { Text } from '../model/text.ts';

/** The severity of a finding, or `open` where it could not be checked. */
export type Level = Severity | 'open';

/** Gravest first. */
export const levels: readonly Level[] = [...severities, 'open'];

/** Returns the severity of the gravest of findings; undefined where there are none. */
export function gravest(findings: readonly Diagnostic[]): Severity | undefined {
  return severities.find((severity) => findings.some((one) => one.severity === severity));
}

export const levelNames: Readonly<Record<Level, Text>> = {
  ...severityNames,
  open: { zh: '未核对', en: 'not checked' },
};

export const certaintyNames: Readonly<Record<Certainty, Text>> = {
  only: { zh: '应为', en: 'should be' },
  likely: { zh: '很可能应为', en: 'should very likely be' },
  possible: { zh: '可能是下列之一', en: 'one of these' },
};
