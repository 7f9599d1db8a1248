import type { Values } from '../config/config.ts';
import type { Language } from '../model/text.ts';

/** The options of every command. */
export interface Common {
  /** That of `--lang`, else of the locale. A configuration may override it. */
  readonly language: Language;
  /** `--color` or `--no-color`; undefined without either. */
  readonly colour: boolean | undefined;
  /** The file of `--config`; false for `--no-config`; undefined for the nearest configuration of each file. */
  readonly config: string | false | undefined;
  /** The settings of the command line, which override every configuration. Names are not checked yet. */
  readonly given: Values;
}

/** Formats of commands that show something else than the result of linting. */
export const shownFormats = ['pretty', 'json'] as const;
