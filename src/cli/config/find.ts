import { dirname, resolve } from 'node:path';
import { findUp } from '../../files/find-up.ts';
import { forms as builtIn } from '../../lint.ts';
import { memoizeText } from '../../model/memoize.ts';
import { readFormOption } from '../forms.ts';
import type { Common } from '../request.ts';
import { type Configuration, configName, type KnownForm, optionsOf, settingsOf } from './configuration.ts';

/**
 * Finds the configuration of a folder, given by its absolute path.
 * @throws {UserError} if it is invalid
 */
export type ConfigFinder = (folder: string) => Promise<Configuration>;

/** Returns a finder that reads each file once. `formFile` is that of `--form`. */
export async function configFinder({ config }: Common, cwd: string, formFile?: string): Promise<ConfigFinder> {
  const builtInForms = builtIn.map((form): KnownForm => ({ form, from: 'default' }));
  const given: KnownForm[] =
    formFile === undefined ? [] : [{ form: await readFormOption(formFile, cwd), from: 'command line' }];
  const forms = [...given, ...builtInForms.filter(({ form }) => form.id !== given[0]?.form.id)];
  const reads = new Set(formFile === undefined ? [] : [resolve(cwd, formFile)]);
  const none: Configuration = { files: [], layers: [], forms, ignored: () => undefined, reads };
  const load = memoizeText(async (file) => (await import('./load.ts')).loadConfig(file, cwd, none));
  if (config === false) return () => Promise.resolve(none);
  if (config !== undefined) return () => load(resolve(cwd, config));
  const nearest = findUp(configName);
  return async (folder) => {
    const file = nearest(folder);
    return file === undefined ? none : load(file);
  };
}

/** Returns the settings of a command for one file; without a file, for the current folder. */
export async function configuredFor(
  request: Common & { readonly formFile?: string | undefined },
  cwd: string,
  path = configName,
) {
  const file = resolve(cwd, path);
  const configuration = await (await configFinder(request, cwd, request.formFile))(dirname(file));
  const settings = settingsOf(file, configuration, request);
  return { language: settings.lang.value, settings, options: optionsOf(settings, configuration) };
}
