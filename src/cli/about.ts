import { UserError } from '../errors.ts';
import type { Text } from '../text.ts';

/** What is said of a file, behind its name. */
export function about(name: string, { zh, en }: Text): Text {
  return { zh: `${name}：${zh}`, en: `${name}: ${en}` };
}

/** What the user can mend, behind the name of the file that it is about; any other error as it is. */
export function errorAbout(name: string, error: unknown): unknown {
  return error instanceof UserError ? new UserError(error.code, about(name, error.text), { cause: error }) : error;
}
