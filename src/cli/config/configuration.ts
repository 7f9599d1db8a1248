import { type Defaults, type Layer, type Origin, resolveSettings, type Settings } from '../../config/settings.ts';
import type { LintOptions } from '../../lint.ts';
import type { Form } from '../../model/form.ts';
import { memoize, memoizeBy } from '../../model/memoize.ts';
import { selectForms } from '../forms.ts';
import type { Common } from '../request.ts';

export const configName = 'report-lint.config.json';

/** A configuration file with all files that it extends. */
export interface Configuration {
  /** The file, then those that it extends, relative to the current folder; empty if there is none. */
  readonly files: readonly string[];
  /** Later ones win. */
  readonly layers: readonly Layer[];
  /** All known forms, the built-in ones included, with unique ids. */
  readonly forms: readonly KnownForm[];
  /** Returns the glob that excludes a file, given by its absolute path. */
  ignored(file: string): Ignored | undefined;
  /** Absolute paths of its own files, of forms, the baseline and the roster. They are not reports. */
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

/** Returns the settings of a file, given by its absolute path: command line, else configuration, else default. */
export function settingsOf(file: string, { layers }: Configuration, { language, given }: Common): Settings {
  const defaults: Defaults = {
    lang: language,
    failOn: 'error',
    maxWarnings: null,
    strict: false,
    baseline: null,
    roster: null,
    form: null,
    year: null,
    blank: 'zero',
  };
  const commandLine: Layer = { values: given, appliesTo: () => true, origin: () => 'command line' };
  return resolveSettings(defaults, [...layers, commandLine], file);
}

/** Returns the lint options for the settings of a file. */
export function optionsOf(
  settings: Settings,
  configuration: Configuration,
): Omit<LintOptions, 'path'> & { readonly forms: readonly Form[] } {
  const { rules, year, form, blank } = settings;
  const severities = Object.fromEntries(Object.entries(rules).map(([id, { value }]) => [id, value]));
  return {
    severities,
    forms: formsOf(configuration)(form.value),
    blank: blank.value,
    ...(year.value !== null && { year: year.value }),
  };
}

/** The most selections of forms that are kept. */
const maxSelections = 100;

/** Selects forms of a configuration by an id: the same list for the same id, since much is derived from a list. */
const formsOf = memoize(({ forms }: Configuration) => {
  const all = forms.map(({ form }) => form);
  return memoizeBy(
    (id: string | null) => id ?? '',
    maxSelections,
    (id) => selectForms(id, all),
  );
});
