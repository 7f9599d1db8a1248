import type { Severity } from '../model/form.ts';
import type { Language } from '../model/text.ts';

/** A rule's severity, or that it is not put at all. */
export type Level = Severity | 'off';

/** What reports are read and checked by; may differ from file to file. */
export interface FileValues {
  /** Id of an edition or a family: only this form; null for all. */
  readonly form?: string | null;
  /** The year that the reports should be of; null for any. */
  readonly year?: number | null;
  /** What a blank part counts as in sums. */
  readonly blank?: 'zero' | 'unknown';
  /** By rule id, relations included, where it is not the default. */
  readonly rules?: Readonly<Record<string, Level>>;
}

/** What holds for a run as a whole. */
export interface RunValues {
  readonly lang?: Language;
  readonly failOn?: Severity | 'never';
  /** Null for no limit. */
  readonly maxWarnings?: number | null;
  readonly strict?: boolean;
  /** A file of accepted findings; null for none. */
  readonly baseline?: string | null;
}

export interface Values extends RunValues, FileValues {}

/** Other values for the files that a glob names. */
export interface Override extends FileValues {
  readonly files: readonly string[];
}

/** `report-lint.config.json`, described for editors by `schemas/config.schema.json`. Paths and globs start from its folder. */
export interface Config extends Values {
  readonly $schema?: string;
  /** Local files that this one changes, later ones winning. */
  readonly extends?: string | readonly string[];
  /** Globs of files that are passed over where a folder or a pattern gives them. */
  readonly ignore?: readonly string[];
  /** Files that define forms beside those that come with the program. */
  readonly forms?: readonly string[];
  /** Later ones win. */
  readonly overrides?: readonly Override[];
}
