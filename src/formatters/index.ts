import type { Severity } from '../model/form.ts';
import type { FileResult, Result } from '../model/result.ts';
import type { Language } from '../model/text.ts';
import type { Paint } from './paint.ts';

/** How a result is to be shown. A format for machines takes the language, and what makes the run fail. */
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
  /** Makes a text lead to the page of a rule, in a terminal that has links. */
  readonly link?: ((rule: string, text: string) => string) | undefined;
  /** Columns to wrap at; `undefined` where the output has no width. */
  readonly width: number | undefined;
}

/** The whole text, its last line break included. */
export type Formatter = (result: Result, view: View) => string;

/** The bytes of a file that is no text. */
export type BinaryFormatter = (result: Result, view: View) => Promise<Uint8Array>;

/** What is said of one file, its last line break included; all of these together are the whole. */
export type FileFormatter = (file: FileResult, view: View) => string;

/** What `--format` can give; a formatter is loaded when it is needed. */
export const formatters = {
  pretty: async (): Promise<Formatter> => (await import('./pretty/index.ts')).pretty,
  compact: async (): Promise<Formatter> => (await import('./compact.ts')).compact,
  json: async (): Promise<Formatter> => (await import('./json.ts')).json,
  sarif: async (): Promise<Formatter> => (await import('./sarif/index.ts')).sarif,
  junit: async (): Promise<Formatter> => (await import('./junit.ts')).junit,
  github: async (): Promise<Formatter> => (await import('./github.ts')).github,
  gitlab: async (): Promise<Formatter> => (await import('./gitlab.ts')).gitlab,
  markdown: async (): Promise<Formatter> => (await import('./markdown.ts')).markdown,
  csv: async (): Promise<Formatter> => (await import('./csv.ts')).csv,
  html: async (): Promise<(...given: Parameters<Formatter>) => Promise<string>> =>
    (await import('./html/index.ts')).html,
} as const;

/** Formats that no screen can show. */
export const binaryFormatters = {
  xlsx: async (): Promise<BinaryFormatter> => (await import('./xlsx.ts')).xlsx,
} as const;

/** Formats that are written file by file, as soon as each is judged. */
export const fileFormatters = {
  ndjson: async (): Promise<FileFormatter> => (await import('./ndjson.ts')).ndjson,
} as const;

export type FormatterName = keyof typeof formatters | keyof typeof binaryFormatters | keyof typeof fileFormatters;

export const formatterNames = [formatters, fileFormatters, binaryFormatters].flatMap((some) =>
  Object.keys(some),
) as FormatterName[];

/** Formats that have nothing to say of the figures of a file in which nothing was found. */
export const findingsAlone: ReadonlySet<FormatterName> = new Set<FormatterName>([
  'pretty',
  'compact',
  'html',
  'sarif',
  'github',
  'gitlab',
  'markdown',
  'csv',
  'xlsx',
]);
