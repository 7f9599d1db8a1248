import type { Language } from '../model/text.ts';

/** Decides by its name what a file is. */
export interface Naming {
  /** True if a file may be a report, by the extension of its name. */
  readonly mayBeReport: (name: string) => boolean;
  /** True if the name of a file is that of a report, whatever its extension. */
  readonly isTitled: (name: string) => boolean;
}

/** End of the name of a marked copy, after the name of the report and before the ending of its kind. */
export const copySuffixes: Readonly<Record<Language, string>> = { zh: '.核对', en: '.checked' };

const copyName = /^(.*)\.(?:核对|checked)\.(?:xlsx|do[ct][xm])$/;

/** Files and folders that systems put beside those of the user. */
const ofSystems = /^(?:thumbs\.db|desktop\.ini|__macosx)$/i;

/** True for the name of a file or folder that a run does not look at: a hidden one, one of npm's or a system's, and a lock of Office. */
export function isPassedOver(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules' || ofSystems.test(name) || isLock(name);
}

/** True for `~$name`, which Office writes next to a workbook while it is open. */
export function isLock(path: string): boolean {
  return /(?:^|[/\\])~\$[^/\\]*$/.test(path);
}

/** Folders in which browsers and Word save the pictures of a page. */
const pageAssets = /(?:_files|\.files)$/;

/**
 * Returns a function that tells what a run does with a file of a folder, by its name: it is a report to be read, a file that
 * no reader exists for, or left out. `names` are those of all files in the folder.
 */
export function listedAs(folder: string, names: readonly string[], naming: Naming) {
  const copies = markedCopies(names, naming);
  const isAsset = pageAssets.test(folder);
  return (name: string): 'report' | 'unreadable' | 'left-out' => {
    if (isPassedOver(name) || copies.has(name)) return 'left-out';
    if (naming.mayBeReport(name) || (naming.isTitled(name) && !isAsset)) return 'report';
    return isAsset ? 'left-out' : 'unreadable';
  };
}

/** Returns the files of a folder that are named like the marked copy of a report in the same folder. */
export function markedCopies(
  names: readonly string[],
  { mayBeReport }: Pick<Naming, 'mayBeReport'>,
): ReadonlySet<string> {
  const reports = new Set(names.filter(mayBeReport).map((name) => name.replace(/\.[^.]*$/, '')));
  const isCopy = (name: string) => {
    const report = copyName.exec(name)?.[1];
    return report !== undefined && reports.has(report);
  };
  return new Set(names.filter(isCopy));
}
