import { relative } from 'node:path';
import { UserError } from '../errors.ts';
import { open } from '../files/open.ts';
import { type Read, readReports } from '../lint.ts';
import { isReadable } from '../readers/index.ts';
import { usage } from './options/values.ts';

/**
 * Throws where results would take the place of a report: a search of folders leaves out what the run itself writes, and so
 * would not notice. Results of an earlier run are no reports. Absolute paths.
 */
export async function keepReports(outputs: readonly string[], read: Read | undefined, cwd: string): Promise<void> {
  for (const file of outputs.filter(isReadable)) {
    if (!(await holdsReport(file, read))) continue;
    const name = relative(cwd, file);
    throw usage({
      zh: `${name} 是一份年度报告，结果不会写在它上面；请换个文件名`,
      en: `${name} is an annual report, and no result is written over it: choose another name`,
    });
  }
}

async function holdsReport(file: string, read: Read | undefined): Promise<boolean> {
  try {
    return (await readReports(await open(file), { path: file, ...(read && { read }) })).length > 0;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}
