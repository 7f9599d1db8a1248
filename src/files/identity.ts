import { stat } from 'node:fs/promises';

/**
 * Whether two paths lead to one file, through links of either kind. As bigints: as numbers, those of two files on Windows
 * may come out the same.
 */
export async function isSameFile(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([one, other].map((file) => stat(file, { bigint: true }).catch(() => undefined)));
  return a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino;
}
