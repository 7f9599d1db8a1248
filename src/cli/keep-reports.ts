import { basename, relative } from 'node:path';
import { UserError } from '../errors.ts';
import { open } from '../files/open.ts';
import { type Read, readReports } from '../lint.ts';
import { OwnFile } from '../own.ts';
import { isReadable } from '../readers/by-name.ts';
import type { Text } from '../text.ts';
import { configName } from './config/configuration.ts';
import { usage } from './options/values.ts';

/**
 * Throws where results would take the place of a report, which a search of folders would not notice, as it leaves out what the
 * run itself writes; or of what is kept beside the reports. Results of an earlier run may go. Absolute paths.
 */
export async function keepReports(outputs: readonly string[], read: Read | undefined, cwd: string): Promise<void> {
  for (const file of outputs.filter(isReadable)) {
    const what = basename(file) === configName ? configuration : await keptIn(file, read);
    if (!what) continue;
    const name = relative(cwd, file);
    throw usage({
      zh: `${name} 是${what.zh}，为防止覆盖，未写入；请换个文件名`,
      en: `${name} is ${what.en}, and no result is written over it: choose another name`,
    });
  }
}

const configuration: Text = { zh: '配置文件', en: 'a configuration' };

/** What is in a file that is to be kept. */
async function keptIn(file: string, read: Read | undefined): Promise<Text | undefined> {
  try {
    const reports = await readReports(await open(file), { path: file, ...(read && { read }) });
    return reports.length > 0 ? { zh: '一份年度报告', en: 'an annual report' } : undefined;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const isKept = error instanceof OwnFile && !error.isResult;
    return isKept ? { zh: '基线、核对凭据或配置', en: 'a baseline, a receipt or a configuration' } : undefined;
  }
}
