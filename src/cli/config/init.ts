import { dirname, join, relative, resolve, sep } from 'node:path';
import { template } from '../../config/initial-config.ts';
import { findUp } from '../../files/find-up.ts';
import { write } from '../../files/write.ts';
import { rules } from '../../lint.ts';
import { installedSchema } from '../installed-schema.ts';
import type { Io } from '../io.ts';
import { printMessage } from '../messages.ts';
import type { InitRequest } from '../options/init.ts';
import { configName } from './configuration.ts';

/**
 * Writes a configuration of comments into the current folder, or a roster. The configuration extends the one that applied there
 * before.
 */
export async function init(request: InitRequest, io: Io): Promise<number> {
  const { folder: reports, ...others } = request;
  if (reports === undefined) return initConfig(request, io);
  return (await import('./init-roster.ts')).initRoster({ ...others, folder: reports }, io);
}

async function initConfig({ language, force }: InitRequest, { stdout, cwd = '.' }: Io): Promise<number> {
  const folder = resolve(cwd);
  const relativePath = (file: string | undefined) => file && relative(folder, file).replaceAll(sep, '/');
  const parent = dirname(folder) === folder ? undefined : relativePath(findUp(configName)(dirname(folder)));
  const schema = await installedSchema('config', folder);
  const text = template(language, rules, {
    ...(schema !== undefined && { $schema: schema }),
    ...(parent !== undefined && { extends: parent }),
  });
  await write({ file: join(folder, configName), name: configName }, text, { sources: [], force });
  const message =
    parent === undefined
      ? {
          zh: `已写出 ${configName}：各项都是注释，改了才起作用`,
          en: `wrote ${configName}: all of it is comments, and changes nothing until you edit it`,
        }
      : {
          zh: `已写出 ${configName}：沿用 ${parent}，其余都是注释，改了才起作用`,
          en: `wrote ${configName}: it extends ${parent}; the rest is comments, and changes nothing until you edit it`,
        };
  printMessage(stdout, message, language);
  return 0;
}
