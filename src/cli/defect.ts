import { printable } from '../formatters/terminal-text.ts';
import { UserError } from '../model/errors.ts';

/** Returns a defect of this program with the name of the file in front that brought it to light; a `UserError` unchanged. */
export function defectIn(name: string, cause: unknown): unknown {
  if (cause instanceof UserError) return cause;
  const file = printable(name);
  return new Error(`处理 ${file} 时出错 / error in processing ${file}`, { cause });
}
