import type { Severity } from '../form.ts';
import type { Result } from '../result.ts';
import type { Language } from '../text.ts';
import type { Paint } from './paint.ts';

/** How a result is to be shown. A format for machines takes only the language. */
export interface View {
  readonly language: Language;
  /** Colours for a terminal; machine formats use none. */
  readonly paint: Paint;
  /** Only what makes the run fail, and what could not be checked. */
  readonly quiet: boolean;
  /** What should be checked and cannot be told counts as an error. */
  readonly strict: boolean;
  /** The least severity that makes the run fail. */
  readonly failOn: Severity | 'never';
  /** Every relation with its figures, and what was read. */
  readonly verbose: boolean;
  /** Columns to wrap at; `undefined` where the output has no width. */
  readonly width: number | undefined;
}

/** The whole text, its last line break included. */
export type Formatter = (result: Result, view: View) => string;

/** What `--format` can give; a formatter is loaded when it is needed. */
export const formatters = {
  pretty: async (): Promise<Formatter> => (await import('./pretty.ts')).pretty,
  json: async (): Promise<Formatter> => (await import('./json.ts')).json,
  html: async (): Promise<(...given: Parameters<Formatter>) => Promise<string>> =>
    (await import('./html/index.ts')).html,
} as const;

export type FormatterName = keyof typeof formatters;
