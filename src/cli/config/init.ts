import { dirname, join, relative, resolve, sep } from 'node:path';
import { template } from '../../config/template.ts';
import { upwards } from '../../files/find-up.ts';
import { write } from '../../files/write.ts';
import { plain } from '../../formatters/columns.ts';
import { rules } from '../../lint.ts';
import { installedSchema } from '../installed-schema.ts';
import type { Io } from '../io.ts';
import type { InitRequest } from '../request.ts';
import { configName } from './configuration.ts';

/** Writes a configuration of comments into the current folder, where there is none. What held there before still does. */
export async function init({ language, force }: InitRequest, { stdout, cwd = '.' }: Io): Promise<number> {
  const folder = resolve(cwd);
  const seen = (file: string | undefined) => file && relative(folder, file).replaceAll(sep, '/');
  const above = dirname(folder) === folder ? undefined : seen(await upwards(configName)(dirname(folder)));
  const schema = await installedSchema('config', folder);
  const text = template(language, rules, {
    ...(schema !== undefined && { $schema: schema }),
    ...(above !== undefined && { extends: above }),
  });
  await write({ file: join(folder, configName), name: configName }, text, { sources: [], force });
  const wrote =
    above === undefined
      ? {
          zh: `已写出 ${configName}：各项都是注释，改了才起作用`,
          en: `wrote ${configName}: all of it is comments, and changes nothing until you edit it`,
        }
      : {
          zh: `已写出 ${configName}：沿用 ${above}，其余都是注释，改了才起作用`,
          en: `wrote ${configName}: it extends ${above}; the rest is comments, and changes nothing until you edit it`,
        };
  stdout.write(`${plain(wrote[language])}\n`);
  return 0;
}
