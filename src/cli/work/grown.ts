/**
 * Megabytes of a process from which on others do its work. What a large file took is not given back to the system; the next
 * such file would take as much again.
 */
const maxResident = 256;

/** True if the process has taken more memory than it should when it begins with a file. */
export function isGrown(): boolean {
  return process.memoryUsage.rss() > maxResident * 2 ** 20;
}
