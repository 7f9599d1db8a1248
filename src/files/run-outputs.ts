import { fstatSync, statSync } from 'node:fs';

/**
 * Returns a test for the files that the run itself writes: those of `paths`, absolute, and those that the file descriptors
 * write to. A shell creates the latter, empty, before the run begins.
 */
export function runOutputs(paths: readonly string[], fds: readonly (number | undefined)[]): (file: string) => boolean {
  // As numbers, the inodes of two files on Windows may come out equal.
  const exact = { bigint: true } as const;
  const streams = fds.flatMap((fd) => (fd === undefined ? [] : [fstatSync(fd, exact)])).filter((one) => one.isFile());
  return (file) => {
    if (paths.includes(file)) return true;
    if (streams.length === 0) return false;
    try {
      const stats = statSync(file, exact);
      return streams.some(({ dev, ino }) => dev === stats.dev && ino === stats.ino);
    } catch {
      // A file that cannot be found, such as a circular link, is not written to.
      return false;
    }
  };
}
