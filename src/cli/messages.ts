import { plain } from '../formatters/columns.ts';
import { UserError } from '../model/errors.ts';
import type { Language, Text } from '../model/text.ts';

/** What is said of a file, behind its name. */
export function about(name: string, { zh, en }: Text): Text {
  return { zh: `${name}：${zh}`, en: `${name}: ${en}` };
}

/** What the user can mend, behind the name of the file that it is about; any other error as it is. */
export function errorAbout(name: string, error: unknown): unknown {
  return error instanceof UserError ? new UserError(error.code, about(name, error.text), { cause: error }) : error;
}

/** What went wrong, as the command says it on stderr. */
export function complaint({ text }: UserError, language: Language): string {
  return `report-lint: ${text[language].split('\n').map(plain).join('\n  ')}\n`;
}
