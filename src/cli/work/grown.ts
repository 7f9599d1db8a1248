/**
 * Megabytes of a process from which on others do its work. What a large file took is not given back to the system; the next
 * such file would take as much again.
 */
const maxResident = 256;

/** Seconds for which an answer holds: to ask the system takes as long as to read a small report. A large file takes longer. */
const validFor = 0.05;

let isTooLarge = false;
let askedAt = Number.NEGATIVE_INFINITY;

/** True if the process has taken more memory than it should when it begins with a file. */
export function isGrown(): boolean {
  const now = process.uptime();
  if (now - askedAt > validFor) {
    isTooLarge = process.memoryUsage.rss() > maxResident * 2 ** 20;
    askedAt = now;
  }
  return isTooLarge;
}
