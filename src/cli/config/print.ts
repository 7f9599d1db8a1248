import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type Json, stringify } from '../../codecs/json/stringify.ts';
import type { Origin, Setting, Settings } from '../../config/settings.ts';
import { pad, printable, widthOf } from '../../formatters/terminal-text.ts';
import { rules } from '../../lint.ts';
import type { UserError } from '../../model/errors.ts';
import { relationRules } from '../../model/form.ts';
import { type Language, sayIn } from '../../model/text.ts';
import type { Io } from '../io.ts';
import { usageError } from '../messages.ts';
import type { PrintConfigRequest } from '../options/lint.ts';
import { type Configuration, type Ignored, settingsOf } from './configuration.ts';
import { checkNames } from './configure.ts';
import { configFinder } from './find.ts';

/** Prints the configuration of a file, and the source of each value. */
export async function printConfig(request: PrintConfigRequest, io: Io): Promise<number> {
  const cwd = resolve(io.cwd ?? '.');
  const { name } = request;
  const file = resolve(cwd, name === '-' ? '<stdin>' : name);
  if ((await stat(file).catch(() => undefined))?.isDirectory()) throw isFolder(name);
  const configuration = await (await configFinder(request, cwd, request.formFile))(dirname(file));
  await checkNames(request, [configuration]);
  const settings = settingsOf(file, configuration, request);
  const ignored = configuration.ignored(file);
  const shown = { name, settings: withDefaults(settings, configuration), configuration, ignored };
  io.stdout.write(request.format === 'json' ? json(shown) : table(shown, settings.lang.value));
  return 0;
}

interface Shown {
  readonly name: string;
  readonly settings: Settings;
  readonly configuration: Configuration;
  readonly ignored: Ignored | undefined;
}

/** Adds the default severity of all rules, including those of forms. */
function withDefaults(settings: Settings, { forms }: Configuration): Settings {
  const all = [...forms.flatMap(({ form }) => relationRules(form)), ...rules];
  const defaults = all.map(({ id, severity }) => [id, { value: severity, from: 'default' as const }] as const);
  return { ...settings, rules: { ...Object.fromEntries(defaults), ...settings.rules } };
}

function json({ name, settings, configuration, ignored }: Shown): string {
  const { rules, ...single } = settings;
  const toJson = (all: Readonly<Record<string, Setting<unknown>>>) =>
    Object.fromEntries(
      Object.entries(all).map(([key, { value, from }]) => [key, { value: value as Json, from: originText(from) }]),
    );
  return `${stringify({
    file: name,
    configuration: configuration.files,
    ...toJson(single),
    ignored: ignored ? { value: ignored.glob, from: originText(ignored.from) } : null,
    forms: configuration.forms.map(({ form, from }) => ({ value: form.id, from: originText(from) })),
    rules: toJson(rules),
  })}\n`;
}

function table({ name, settings, configuration, ignored }: Shown, language: Language): string {
  const { rules, ...single } = settings;
  const t = sayIn(language);
  const origins = { default: t('默认', 'default'), 'command line': t('命令行', 'command line') };
  const [own, ...bases] = configuration.files;
  const files = [`${t('配置文件', 'configuration')} ${own}`, ...bases].join(t('，沿用 ', ', extends '));
  const source = own === undefined ? t('无配置文件', 'no configuration') : files;
  const row = (key: string, value: unknown, from: Origin) => [
    key,
    shownValue(value, language),
    typeof from === 'string' ? origins[from] : originText(from),
  ];
  const rows = [
    ...Object.entries(single).map(([key, { value, from }]) => row(key, value, from)),
    ...(ignored ? [row('ignore', ignored.glob, ignored.from)] : []),
    ...configuration.forms.map(({ form, from }) => row('forms', form.id, from)),
    ...Object.entries(rules).map(([id, { value, from }]) => row(`rules/${id}`, value, from)),
  ];
  const [keys = 0, values = 0] = [0, 1].map((column) => Math.max(...rows.map((cells) => widthOf(cells[column]!))));
  const lines = rows.map(([key = '', value = '', from = '']) => `${pad(key, keys)}  ${pad(value, values)}  ${from}`);
  return `${[name, source, '', ...lines].map(printable).join('\n')}\n`;
}

/** Shows a value in a cell; of a list, the number of its members. */
function shownValue(value: unknown, language: Language): string {
  if (!Array.isArray(value)) return String(value ?? '–');
  return sayIn(language)(`${value.length} 个单位`, `${value.length} ${value.length === 1 ? 'body' : 'bodies'}`);
}

function originText(from: Origin): string {
  return typeof from === 'string' ? from : `${from.path}:${from.line}`;
}

function isFolder(name: string): UserError {
  return usageError({
    zh: `${name} 是文件夹，请写其中一个文件；文件还没有也可以`,
    en: `${name} is a folder: name a file in it, which need not exist yet`,
  });
}
