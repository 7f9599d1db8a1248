import type { Report } from '../model/report.ts';
import type { Language } from '../model/text.ts';

/** Writes recognised reports in another format: as text, or as the bytes of a file. */
export type Writer = (reports: readonly Report[], language: Language) => string | Uint8Array | Promise<Uint8Array>;

/** The writers of `convert --to`, each loaded when it is needed. */
export const writers = {
  json: async (): Promise<Writer> => (await import('./json.ts')).json,
  csv: async (): Promise<Writer> => (await import('./csv.ts')).csv,
  tidy: async (): Promise<Writer> => (await import('./tidy.ts')).tidy,
  html: async (): Promise<Writer> => (await import('./html/index.ts')).html,
  xlsx: async (): Promise<Writer> => (await import('./xlsx/index.ts')).xlsx,
} as const;

export type WriterName = keyof typeof writers;
