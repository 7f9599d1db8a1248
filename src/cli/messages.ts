import { printable } from '../formatters/terminal-text.ts';
import { DefectError, UserError } from '../model/errors.ts';
import { forFile, type Language, type Text } from '../model/text.ts';
import type { Sink } from './io.ts';

/** The error for an invalid command line. */
export function usageError(text: Text): UserError {
  return new UserError('usage', text);
}

/** The error for a command line that names nothing to check. */
export function nothingNamed(): UserError {
  return usageError({
    zh: '没有给出要核对的文件，例如：report-lint 年度报告.xlsx',
    en: 'no file to check is given, for example: report-lint report.xlsx',
  });
}

/** Writes a message as a line. */
export function printMessage(sink: Sink, text: Text, language: Language): void {
  sink.write(`${printable(text[language])}\n`);
}

/**
 * Returns a `UserError` with the name of the file in front. Of a defect it returns the error behind it, which shows where it
 * is; any other error unchanged.
 */
export function errorForFile(name: string, error: unknown): unknown {
  if (error instanceof DefectError) return error.cause;
  return error instanceof UserError ? new UserError(error.code, forFile(name, error.text), { cause: error }) : error;
}

/** Returns the error for a file with mistakes: a heading, then the mistakes, one a line. Any other error unchanged. */
export function invalidFile(heading: Text, cause: unknown): unknown {
  if (!(cause instanceof UserError)) return cause;
  const { zh, en } = cause.text;
  return new UserError('invalid', { zh: `${heading.zh}：\n${zh}`, en: `${heading.en}:\n${en}` }, { cause });
}

/** Returns an error as the command reports it on stderr. */
export function errorMessage({ text }: UserError, language: Language): string {
  return `report-lint: ${text[language].split('\n').map(printable).join('\n  ')}\n`;
}
