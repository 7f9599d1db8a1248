import { basename, dirname, resolve } from 'node:path';
import { ownConfiguration } from '../../artifacts/own-files.ts';
import type { RunValues } from '../../config/config.ts';
import type { Origin, Settings } from '../../config/settings.ts';
import type { Source } from '../../files/find.ts';
import { type LintOptions, rules } from '../../lint.ts';
import type { Form } from '../../model/form.ts';
import type { Text } from '../../model/text.ts';
import { chooseForms } from '../forms.ts';
import { about } from '../messages.ts';
import type { Common } from '../request.ts';
import { type Configuration, configName, type Finder, optionsOf, settingsOf } from './configuration.ts';

/** A source that is to be judged. */
export interface Input {
  readonly source: Source;
  /** Its absolute path. */
  readonly file: string;
  /** What a file of it is checked by, the source itself or one of an archive; undefined where it is to be passed over. */
  optionsOf(file: string): Omit<LintOptions, 'path'> | undefined;
}

export interface Configured {
  readonly inputs: readonly Input[];
  /** What holds for the run as a whole: what is configured in the folder that all of its files have in common. */
  readonly run: Settings;
  /** All that any of the files could be checked against. */
  readonly forms: readonly Form[];
  readonly notices: readonly Text[];
  /** Files that `ignore` leaves out so far. */
  readonly passedOver: number;
}

/** Gives each source its configuration, and leaves out what is to be passed over. */
export async function configure(
  sources: readonly Source[],
  request: Common,
  finder: Finder,
  cwd: string,
): Promise<Configured> {
  const placed = await Promise.all(
    sources.map(async (source) => {
      const file = resolve(cwd, source.path);
      return { source, file, configuration: await finder(dirname(file)) };
    }),
  );
  const folder = commonFolder(placed.map(({ file }) => dirname(file))) ?? cwd;
  const whole = await finder(folder);
  const run = settingsOf(folder, whole, request);
  const own = new Set(placed.map(({ configuration }) => configuration));
  await checkNames(request, placed.length === 0 ? [whole] : [...own]);

  const isRead = (file: string) => basename(file) === configName || [...own].some(({ reads }) => reads.has(file));
  // What a configuration is read from is no report.
  const reports = placed
    .filter(({ source, file }) => source.named || !isRead(file))
    .map((one) => (isRead(one.file) ? { ...one, source: { ...one.source, open: toldBy } } : one));
  const judged = reports.filter(({ source, file, configuration }) => source.named || !configuration.ignored(file));
  return {
    inputs: judged.map(({ source, file, configuration }): Input => {
      // Who names an archive means what is in it.
      const isMeant = source.named && configuration.ignored(file) !== undefined;
      const passes = (one: string) => one !== file && !isMeant && configuration.ignored(one) !== undefined;
      return {
        source,
        file,
        optionsOf: (one) =>
          passes(one) ? undefined : optionsOf(settingsOf(one, configuration, request), configuration),
      };
    }),
    run,
    forms: [...new Set([...own].flatMap((one) => one.forms.map(({ form }) => form)))],
    notices: [
      ...judged.flatMap(({ source, file, configuration }) => namedAllTheSame(source, configuration.ignored(file))),
      ...[...own].filter((one) => one !== whole).flatMap((one) => withoutEffect(settingsOf(folder, one, request), run)),
    ],
    passedOver: reports.length - judged.length,
  };
}

/** Who names what a configuration is read from is told so. */
function toldBy(): Promise<never> {
  return Promise.reject(ownConfiguration());
}

/** What the command line names must be there; forms may bring rules of their own. */
export async function checkNames({ given }: Common, configurations: readonly Configuration[]): Promise<void> {
  const forms = configurations.map((one) => one.forms.map(({ form }) => form));
  const known = new Set([...rules, ...forms.flat().flatMap(({ relations }) => relations)].map(({ id }) => id));
  const unknown = Object.keys(given.rules ?? {}).find((id) => !known.has(id));
  if (unknown !== undefined) throw (await import('../explain.ts')).unknownRule(unknown, [...known]);
  for (const one of forms) chooseForms(given.form ?? null, one);
}

/** The folder that holds all of these, by absolute paths; undefined where there are none. */
function commonFolder(folders: readonly string[]): string | undefined {
  let common = folders[0];
  for (const folder of folders) {
    while (common !== undefined && common !== folder && !folder.startsWith(below(common))) common = above(common);
  }
  return common;
}

function below(folder: string): string {
  return resolve(folder, 'x').slice(0, -1);
}

function above(folder: string): string | undefined {
  return dirname(folder) === folder ? undefined : dirname(folder);
}

function namedAllTheSame({ path, named }: Source, ignored: ReturnType<Configuration['ignored']>): Text[] {
  if (!named || !ignored) return [];
  const at = typeof ignored.from === 'string' ? '' : `${ignored.from.path}:${ignored.from.line}`;
  return [
    about(path, {
      zh: `配置的 ignore 里有它（${at}），但命令里点了名，照样核对`,
      en: `ignored by the configuration (${at}), but named on the command line, and so checked all the same`,
    }),
  ];
}

const runKeys: readonly (keyof RunValues)[] = ['lang', 'failOn', 'maxWarnings', 'strict', 'baseline'];

/** What a configuration says of the run, where the run is not its own. */
function withoutEffect(own: Settings, run: Settings): Text[] {
  return runKeys.flatMap((key) => {
    const { value, from } = own[key];
    if (typeof from === 'string' || (value === run[key].value && !isElsewhere(key, from, run[key].from))) return [];
    return [
      {
        zh: `${from.path}:${from.line}：${key} 作用于整次运行，而这次核对的文件不都归这份配置管，所以没有起作用`,
        en: `${from.path}:${from.line}: ${key} holds for a whole run, and not all files of this one are under this configuration; it has no effect`,
      },
    ];
  });
}

/** A path is another one in another folder. */
function isElsewhere(key: keyof RunValues, a: Origin, b: Origin): boolean {
  return key === 'baseline' && typeof a !== 'string' && typeof b !== 'string' && a.path !== b.path;
}
