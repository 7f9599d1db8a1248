import { dirname, resolve } from 'node:path';
import type { Defaults, Layer, Origin, Settings } from '../../config/settings.ts';
import { settle } from '../../config/settings.ts';
import { upwards } from '../../files/find-up.ts';
import { forms as builtIn, type LintOptions } from '../../lint.ts';
import type { Form } from '../../model/form.ts';
import type { Language } from '../../model/text.ts';
import { chooseForms, formOf } from '../forms.ts';
import type { Common } from '../request.ts';

export const configName = 'report-lint.config.json';

/** What one configuration file says, with all that it extends. */
export interface Configuration {
  /** The file that was found, then those that it extends, as seen from the current folder; empty where there is none. */
  readonly files: readonly string[];
  /** Later ones win. */
  readonly layers: readonly Layer[];
  /** Those that come with the program included; of one id the first counts, and there is no other. */
  readonly forms: readonly KnownForm[];
  /** The glob by which a file, given by its absolute path, is to be passed over. */
  ignored(file: string): Ignored | undefined;
  /** Absolute paths of the files that it is read from: none of them is a report. */
  readonly reads: ReadonlySet<string>;
}

export interface KnownForm {
  readonly form: Form;
  readonly from: Origin;
}

export interface Ignored {
  readonly glob: string;
  readonly from: Origin;
}

/** Finds the configuration that holds in a folder, given by its absolute path. */
export type Finder = (folder: string) => Promise<Configuration>;

/** Each file is read once; what is wrong in one rejects with a `UserError`. `formFile` is that of `--form`. */
export async function configurations({ config }: Common, cwd: string, formFile?: string): Promise<Finder> {
  const shipped = builtIn.map((form): KnownForm => ({ form, from: 'default' }));
  const own: KnownForm[] = formFile === undefined ? [] : [{ form: await formOf(formFile, cwd), from: 'command line' }];
  const forms = [...own, ...shipped.filter(({ form }) => form.id !== own[0]?.form.id)];
  const reads = new Set(formFile === undefined ? [] : [resolve(cwd, formFile)]);
  const none: Configuration = { files: [], layers: [], forms, ignored: () => undefined, reads };
  const loaded = new Map<string, Promise<Configuration>>();
  const load = (file: string) => {
    const known = loaded.get(file) ?? import('./load.ts').then(({ loadConfig }) => loadConfig(file, cwd, none));
    loaded.set(file, known);
    return known;
  };
  if (config === false) return () => Promise.resolve(none);
  if (config !== undefined) return () => load(resolve(cwd, config));
  const nearest = upwards(configName);
  return async (folder) => {
    const file = await nearest(folder);
    return file === undefined ? none : load(file);
  };
}

/** What holds for a file, given by its absolute path: command line, then configuration, then default. */
export function settingsOf(file: string, { layers }: Configuration, { language, given }: Common): Settings {
  const defaults: Defaults = {
    lang: language,
    failOn: 'error',
    maxWarnings: null,
    strict: false,
    baseline: null,
    form: null,
    year: null,
    blank: 'zero',
  };
  const commandLine: Layer = { values: given, covers: () => true, origin: () => 'command line' };
  return settle(defaults, [...layers, commandLine], file);
}

/** What a file is read and checked by. */
export function optionsOf(
  settings: Settings,
  { forms }: Configuration,
): Omit<LintOptions, 'path'> & { readonly forms: readonly Form[] } {
  const { rules, year, form, blank } = settings;
  const severities = Object.fromEntries(Object.entries(rules).map(([id, { value }]) => [id, value]));
  return {
    severities,
    forms: chooseForms(
      form.value,
      forms.map((one) => one.form),
    ),
    blank: blank.value,
    ...(year.value !== null && { year: year.value }),
  };
}

/** What holds for a command about one file; without one, in the current folder. */
export async function configuredFor(
  request: Common & { readonly formFile?: string | undefined },
  cwd: string,
  path = configName,
): Promise<{
  readonly language: Language;
  readonly settings: Settings;
  readonly options: ReturnType<typeof optionsOf>;
}> {
  const file = resolve(cwd, path);
  const configuration = await (await configurations(request, cwd, request.formFile))(dirname(file));
  const settings = settingsOf(file, configuration, request);
  return { language: settings.lang.value, settings, options: optionsOf(settings, configuration) };
}
