import { tooLargeError } from './errors.ts';

/** Bytes of one file. Reports have some kilobytes, scanned ones some megabytes. */
export const maxFileSize = 64 * 2 ** 20;

/**
 * Limits what a file may claim beyond its own size, such as positions and copies. Returns a function that throws a
 * UserError (`too-large`) once the counts of all calls add up to more than `limit`.
 */
export function sizeLimit(limit: number): (count: number) => void {
  let left = limit;
  return (count) => {
    left -= count;
    if (left < 0) throw tooLargeError();
  };
}

/** Throws a UserError (`too-large`) if a text has more than `limit` lines. */
export function limitLines(text: string, limit: number): void {
  const spend = sizeLimit(limit - 1);
  if (text.includes('\r')) for (const _ of text.matchAll(/\r\n?|\n/g)) spend(1);
  else for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) spend(1);
}
