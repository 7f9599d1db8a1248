import type { AsyncFormatter, BinaryFormatter, FileFormatter, Formatter, LongFormatter } from './view.ts';

export type { Formatter, View } from './view.ts';

/** The text formats of `--format`; a formatter is loaded when it is needed. */
export const formatters = {
  pretty: async (): Promise<Formatter> => (await import('./pretty/index.ts')).pretty,
  compact: async (): Promise<Formatter> => (await import('./compact.ts')).compact,
  junit: async (): Promise<Formatter> => (await import('./junit.ts')).junit,
  github: async (): Promise<Formatter> => (await import('./github.ts')).github,
  gitlab: async (): Promise<Formatter> => (await import('./gitlab.ts')).gitlab,
  markdown: async (): Promise<Formatter> => (await import('./markdown.ts')).markdown,
  csv: async (): Promise<Formatter> => (await import('./csv.ts')).csv,
  html: async (): Promise<AsyncFormatter> => (await import('./html/index.ts')).html,
} as const;

/** The format for people, written piece by piece. */
export const prettyPieces = async (): Promise<LongFormatter> => (await import('./pretty/index.ts')).prettyPieces;

/** Text formats that have every cell of a finding, and are written piece by piece. */
export const longFormatters = {
  json: async (): Promise<LongFormatter> => (await import('./json.ts')).json,
  sarif: async (): Promise<LongFormatter> => (await import('./sarif/index.ts')).sarif,
} as const;

/** Formats that a screen cannot show. */
export const binaryFormatters = {
  xlsx: async (): Promise<BinaryFormatter> => (await import('./xlsx.ts')).xlsx,
} as const;

/** Formats that are written file by file, as soon as each file is judged. */
export const fileFormatters = {
  ndjson: async (): Promise<FileFormatter> => (await import('./ndjson.ts')).ndjson,
} as const;

export type FormatterName =
  | keyof typeof formatters
  | keyof typeof longFormatters
  | keyof typeof fileFormatters
  | keyof typeof binaryFormatters;

export const formatterNames = [formatters, longFormatters, fileFormatters, binaryFormatters].flatMap((some) =>
  Object.keys(some),
) as FormatterName[];

/** Formats that have the figures, or every relation, of a file in which nothing was found. */
const complete: readonly FormatterName[] = ['json', 'ndjson', 'junit'];

/** Formats that leave out the figures of a file in which nothing was found. */
export const findingsOnly: ReadonlySet<FormatterName> = new Set(
  formatterNames.filter((name) => !complete.includes(name)),
);

/** Formats that leave out a report in which nothing was found, and go through a file part by part. */
export const findingsAlone: ReadonlySet<FormatterName> = new Set([...findingsOnly].filter((name) => name !== 'html'));
