/** Seconds of work after which events are handled. */
const longestTask = 0.05;

let handledAt = process.uptime();

/**
 * Lets Node handle signals, and whatever else it has to do, once in a while. Small files are read at once and checked one right after
 * the other, so that else nobody could end the run before its last file.
 */
export async function yieldToEvents(): Promise<void> {
  if (process.uptime() - handledAt < longestTask) return;
  await new Promise((resolve) => setImmediate(resolve));
  handledAt = process.uptime();
}
