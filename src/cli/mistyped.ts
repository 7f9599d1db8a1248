import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { usage } from './options/values.ts';
import type { LintRequest } from './request.ts';

/**
 * Throws a `UserError` where the first name is no file, and is near the name of a command: `report-lint explan`. The first
 * word of a command line is a command or, for the default one, a file.
 */
export async function refuseMistyped({ names: [name = ''], meant }: LintRequest, cwd: string): Promise<void> {
  if (meant === undefined || (await isThere(resolve(cwd, name)))) return;
  throw usage(
    name === meant
      ? {
          zh: `没有 ${name} 这个文件；要用 ${meant} 命令，请写在最前面：report-lint ${meant} …`,
          en: `there is no file ${name}; a command comes first: report-lint ${meant} …`,
        }
      : {
          zh: `没有 ${name} 这个命令，也没有这个文件；是不是 report-lint ${meant}？`,
          en: `there is no command and no file ${name}; did you mean report-lint ${meant}?`,
        },
  );
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
