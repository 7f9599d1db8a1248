import type { Report } from '../model/report.ts';
import type { Diagnostic } from '../model/result.ts';
import { comparedFigures, type FigureChange } from './figures.ts';
import { comparedFindings, type FindingChanges } from './findings.ts';
import type { NotCompared } from './not-compared.ts';
import { comparedText, type TextChange } from './text.ts';

/** A report with what was found in it. */
export interface Checked {
  readonly path: string;
  /** The kind of its file: `xlsx`, `docx`. */
  readonly format: string | null;
  readonly report: Report;
  readonly diagnostics: readonly Diagnostic[];
}

/** Two submissions, or two years, of one body. */
export interface Pair {
  readonly before: Checked;
  readonly after: Checked;
}

/** The changes from one report to another. */
export interface Difference extends Pair {
  /** In the form's order. */
  readonly figures: readonly FigureChange[];
  readonly notCompared: readonly NotCompared[];
  readonly findings: FindingChanges;
  /** From top to bottom. */
  readonly text: readonly TextChange[];
}

export function differenceOf({ before, after }: Pair): Difference {
  const { figures, notCompared } = comparedFigures(before.report, after.report);
  const text = comparedText(before.report, after.report);
  return {
    before,
    after,
    figures,
    notCompared: [...notCompared, ...text.notCompared],
    findings: comparedFindings(before, after, notCompared),
    text: text.text,
  };
}

/** True if something has changed; what was not compared is no change. */
export function hasChanged({ figures, findings: { gone, added }, text }: Difference): boolean {
  return [figures, gone, added, text].some(({ length }) => length > 0);
}
