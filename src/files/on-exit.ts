import { rmSync } from 'node:fs';

/** Absolute paths. */
const files = new Set<string>();
let listens = false;

/** Has a file removed when the process ends, unless it is killed. */
export function removeOnExit(file: string): void {
  if (!listens) process.on('exit', removeAll);
  listens = true;
  files.add(file);
}

/** Takes that back, for a file that was renamed or removed. */
export function keepOnExit(file: string): void {
  files.delete(file);
}

/** Synchronous: a process that exits waits for nothing else. */
function removeAll(): void {
  for (const file of files) {
    try {
      rmSync(file, { force: true });
    } catch {
      // The next run removes it.
    }
  }
}
