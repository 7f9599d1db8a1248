import type { Severity } from '../model/form.ts';
import type { Language } from '../model/text.ts';

/** The severity of a rule, or `off`. */
export type Level = Severity | 'off';

/** Settings that may differ from file to file. */
export interface FileValues {
  /** Id of an edition or a family of forms; null for all forms. */
  readonly form?: string | null;
  /** The expected year of the reports; null for any. */
  readonly year?: number | null;
  /** The value of a blank part in sums. */
  readonly blank?: 'zero' | 'unknown';
  /** The severity of each rule or relation, by id, where it is not the default. */
  readonly rules?: Readonly<Record<string, Level>>;
}

/** Settings of a run as a whole. */
export interface RunValues {
  readonly lang?: Language;
  readonly failOn?: Severity | 'never';
  /** Null for no limit. */
  readonly maxWarnings?: number | null;
  readonly strict?: boolean;
  /** The path of the file of accepted findings; null for none. */
  readonly baseline?: string | null;
  /** The list of the bodies that have to send a report: the path of its file, or the list itself; null for none. */
  readonly roster?: string | readonly ListedBody[] | null;
}

/** A body of a list in a configuration. */
export interface ListedBody {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly level?: string | null;
  readonly parent?: string | null;
}

export interface Values extends RunValues, FileValues {}

/** Other values for the files that match a glob. */
export interface Override extends FileValues {
  readonly files: readonly string[];
}

/** The content of `report-lint.config.json`, as in `schemas/config.schema.json`. Paths and globs start from its folder. */
export interface Config extends Values {
  readonly $schema?: string;
  /** Local files that this one is based on. Later ones win. */
  readonly extends?: string | readonly string[];
  /** Globs of files that are skipped, unless the command line names them. */
  readonly ignore?: readonly string[];
  /** Files that define further forms. */
  readonly forms?: readonly string[];
  /** Later ones win. */
  readonly overrides?: readonly Override[];
}
