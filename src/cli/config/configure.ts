import { basename, dirname, resolve } from 'node:path';
import { configurationError } from '../../artifacts/registry.ts';
import type { RunValues } from '../../config/config.ts';
import type { Origin, Settings } from '../../config/settings.ts';
import type { Source } from '../../files/source.ts';
import { rules } from '../../lint.ts';
import { relationRules } from '../../model/form.ts';
import { memoize, memoizeBy } from '../../model/memoize.ts';
import { forFile, type Text } from '../../model/text.ts';
import { selectForms } from '../forms.ts';
import type { Common } from '../request.ts';
import { type Configuration, configName, optionsOf, settingsOf } from './configuration.ts';
import type { ConfigFinder } from './find.ts';

/** Finds the configuration of each source, and leaves out the ignored ones. */
export async function configure(sources: readonly Source[], request: Common, findConfig: ConfigFinder, cwd: string) {
  const configured = await Promise.all(
    sources.map(async (source) => {
      const file = resolve(cwd, source.path);
      return { source, file, configuration: await findConfig(dirname(file)) };
    }),
  );
  const folder = commonFolder(configured.map(({ file }) => dirname(file))) ?? cwd;
  const common = await findConfig(folder);
  const settings = settingsOf(folder, common, request);
  const all = new Set(configured.map(({ configuration }) => configuration));
  await checkNames(request, configured.length === 0 ? [common] : [...all]);

  const isRead = (file: string) => basename(file) === configName || [...all].some(({ reads }) => reads.has(file));
  // The files of a configuration are not reports. One that the user named as a report cannot be opened.
  const unopened = ({ path, named }: Source): Source => ({
    path,
    named,
    open: () => Promise.reject(configurationError()),
  });
  const reports = configured
    .filter(({ source, file }) => source.named || !isRead(file))
    .map((one) => (isRead(one.file) ? { ...one, source: unopened(one.source) } : one));
  const optionsIn = optionsFinder(request);
  const isLinted = ({ source, file, configuration }: (typeof reports)[number]) =>
    source.named || !configuration.ignored(file);
  const linted = reports.filter(isLinted);
  return {
    inputs: linted.map(({ source, file, configuration }) => {
      const { always, unlessIgnored } = optionsIn(configuration);
      // A user who names an ignored archive means its content.
      const includesIgnored = source.named && configuration.ignored(file) !== undefined;
      return {
        source,
        /** Returns the options for the source itself, or a file in an archive; undefined if it is ignored. */
        optionsOf: includesIgnored ? always : unlessIgnored,
      };
    }),
    /** The settings of the run as a whole: those of the common folder of all its files. */
    settings,
    /** All forms that the configurations of the files know. */
    forms: [...new Set([...all].flatMap((one) => one.forms.map(({ form }) => form)))],
    notices: [
      ...linted.flatMap(({ source, file, configuration }) => namedIgnoredFile(source, configuration.ignored(file))),
      ...[...all]
        .filter((one) => one !== common)
        .flatMap((one) => withoutEffect(settingsOf(folder, one, request), settings)),
    ],
    /** The paths of the sources that `ignore` excludes. */
    ignored: reports.filter((one) => !isLinted(one)).map(({ source }) => source.path),
  };
}

/** Returns the options of a file; undefined for one that is ignored. */
type OptionsOf = (file: string) => ReturnType<typeof optionsOf> | undefined;

/** The most options that are kept. */
const maxOptions = 100;

/** Returns what gives the ways to find the options of files by a configuration. Files of one configuration share them. */
function optionsFinder(request: Common) {
  return memoize((configuration: Configuration) => {
    const always = memoizeBy(
      // Files to which the same layers apply have the same options.
      (file: string) => configuration.layers.map(({ appliesTo }) => (appliesTo(file) ? '1' : '0')).join(''),
      maxOptions,
      (file) => optionsOf(settingsOf(file, configuration, request), configuration),
    );
    const unlessIgnored: OptionsOf = (file) => (configuration.ignored(file) ? undefined : always(file));
    return { always, unlessIgnored };
  });
}

/**
 * Checks the rules and forms that the command line names. Forms may define rules.
 * @throws {UserError} if one does not exist
 */
export async function checkNames({ given }: Common, configurations: readonly Configuration[]): Promise<void> {
  const forms = configurations.map((one) => one.forms.map(({ form }) => form));
  const known = new Set([...rules, ...forms.flat().flatMap(relationRules)].map(({ id }) => id));
  const unknown = Object.keys(given.rules ?? {}).find((id) => !known.has(id));
  if (unknown !== undefined) throw (await import('../explain.ts')).unknownRule(unknown, [...known]);
  for (const one of forms) selectForms(given.form ?? null, one);
}

/** Returns the deepest folder that contains all folders, given by absolute paths; undefined without folders. */
export function commonFolder(folders: readonly string[]): string | undefined {
  let common = folders[0];
  for (const folder of folders) {
    while (common !== undefined && common !== folder && !folder.startsWith(withSeparator(common)))
      common = parentOf(common);
  }
  return common;
}

function withSeparator(folder: string): string {
  return resolve(folder, 'x').slice(0, -1);
}

function parentOf(folder: string): string | undefined {
  return dirname(folder) === folder ? undefined : dirname(folder);
}

function namedIgnoredFile({ path, named }: Source, ignored: ReturnType<Configuration['ignored']>): Text[] {
  if (!named || !ignored) return [];
  const at = typeof ignored.from === 'string' ? '' : `${ignored.from.path}:${ignored.from.line}`;
  return [
    forFile(path, {
      zh: `配置的 ignore 里有它（${at}），但命令里写明了文件名，仍然核对`,
      en: `ignored by the configuration (${at}), but named on the command line, and so checked`,
    }),
  ];
}

const runKeys: readonly (keyof RunValues)[] = ['lang', 'failOn', 'maxWarnings', 'strict', 'baseline', 'roster'];

/** Returns a notice for each setting of the run in a configuration that is not that of the run. */
function withoutEffect(own: Settings, run: Settings): Text[] {
  return runKeys.flatMap((key) => {
    const { value, from } = own[key];
    if (typeof from === 'string' || (value === run[key].value && !isOtherPath(key, from, run[key].from))) return [];
    return [
      {
        zh: `${from.path}:${from.line}：${key} 作用于整次运行，但本次核对的文件不全归这份配置管，因此不起作用`,
        en: `${from.path}:${from.line}: ${key} applies to a whole run, but not all files of this run are under this configuration; it has no effect`,
      },
    ];
  });
}

/** True for equal paths, or lists, in configurations of different folders. */
function isOtherPath(key: keyof RunValues, a: Origin, b: Origin): boolean {
  return (
    (key === 'baseline' || key === 'roster') && typeof a !== 'string' && typeof b !== 'string' && a.path !== b.path
  );
}
