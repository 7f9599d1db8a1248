import type { Naming } from '../file-names/listed.ts';
import { forms } from '../forms.ts';
import { mayBeReport } from '../readers/kind/extensions.ts';
import { isReportFileName as isReportTitle } from '../recognise/title.ts';

/** True if the name of a file is that of a report. Such a file is never skipped, whatever its extension. */
export function isReportFileName(path: string): boolean {
  return isReportTitle(path, forms);
}

/** The names of files that a run reads. */
export const naming: Naming = { mayBeReport, isTitled: isReportFileName };
