import { fstatSync, statSync } from 'node:fs';

/**
 * Whether a file is one that the run itself writes: one of these, by absolute paths, or one that a stream of the process goes to,
 * which a shell makes, empty, before the run begins.
 */
export function writtenBy(paths: readonly string[], fds: readonly (number | undefined)[]): (file: string) => boolean {
  // As bigints: as numbers, those of two files on Windows may come out the same.
  const exact = { bigint: true } as const;
  const streams = fds.flatMap((fd) => (fd === undefined ? [] : [fstatSync(fd, exact)])).filter((one) => one.isFile());
  return (file) => {
    if (paths.includes(file)) return true;
    if (streams.length === 0) return false;
    try {
      const stats = statSync(file, exact);
      return streams.some(({ dev, ino }) => dev === stats.dev && ino === stats.ino);
    } catch {
      // Nothing is written where nothing can be found, as behind a link that leads to itself.
      return false;
    }
  };
}
