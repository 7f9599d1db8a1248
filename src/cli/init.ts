import { writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { template } from '../config/template.ts';
import { UserError } from '../errors.ts';
import { upwards } from '../files/upwards.ts';
import { plain } from '../formatters/columns.ts';
import { rules } from '../lint.ts';
import { configName } from './configuration.ts';
import type { Io } from './io.ts';
import type { InitRequest } from './request.ts';

const schemaName = 'node_modules/report-lint/schemas/config.schema.json';

/** Writes a configuration of comments into the current folder, where there is none. What held there before still does. */
export async function init({ language }: InitRequest, { stdout, cwd = '.' }: Io): Promise<number> {
  const folder = resolve(cwd);
  const seen = (file: string | undefined) => file && relative(folder, file).replaceAll(sep, '/');
  const above = dirname(folder) === folder ? undefined : seen(await upwards(configName)(dirname(folder)));
  const schema = seen(await upwards(schemaName)(folder));
  const text = template(language, rules, {
    ...(schema !== undefined && { $schema: schema.startsWith('.') ? schema : `./${schema}` }),
    ...(above !== undefined && { extends: above }),
  });
  await create(join(folder, configName), text);
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

/** Never over a file that is there. */
async function create(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: 'wx' });
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause)) throw cause;
    if (cause.code === 'EEXIST') {
      throw new UserError(
        'usage',
        {
          zh: `${configName} 已经有了，没有改动它；要重新写一份，请先把它移走`,
          en: `${configName} is there already and was left as it is; move it away to have a new one written`,
        },
        { cause },
      );
    }
    throw new UserError(
      'no-permission',
      { zh: `无法写入 ${configName}（${cause.code}）`, en: `cannot write ${configName} (${cause.code})` },
      { cause },
    );
  }
}
