/** Seconds of work after which others have their turn. */
const longestTask = 0.05;

let turnedAt = process.uptime();

/**
 * Lets Node handle signals, and whatever else it has to do, once in a while. Small files are read at once and checked one right after
 * the other, so that else nobody could end the run before its last file.
 */
export async function takeTurns(): Promise<void> {
  if (process.uptime() - turnedAt < longestTask) return;
  await new Promise((resolve) => setImmediate(resolve));
  turnedAt = process.uptime();
}
