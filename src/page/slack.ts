/** The longest time that is waited for a browser that is always busy, in milliseconds. */
const timeout = 100;

/** Waits until the browser has nothing more urgent to do. */
export function slack(): Promise<void> {
  return new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout }));
}
