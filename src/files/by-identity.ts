import { statSync } from 'node:fs';

/**
 * Returns a function that finds those of some files that a path leads to, by whatever name or link. All paths are absolute.
 * The files are looked at once, when the first path exists.
 */
export function byIdentity(files: readonly string[]): (path: string) => readonly string[] {
  let known: ReadonlyMap<string, readonly string[]> | undefined;
  return (path) => {
    const id = identityOf(path);
    if (id === undefined) return [];
    known ??= identities(files);
    return known.get(id) ?? [];
  };
}

function identities(files: readonly string[]): Map<string, string[]> {
  const known = new Map<string, string[]>();
  for (const file of files) {
    const id = identityOf(file);
    if (id !== undefined) known.set(id, [...(known.get(id) ?? []), file]);
  }
  return known;
}

/** Returns undefined if there is no such file. As numbers, the inodes of two files on Windows may come out equal. */
function identityOf(file: string): string | undefined {
  try {
    const { dev, ino } = statSync(file, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return undefined;
  }
}
