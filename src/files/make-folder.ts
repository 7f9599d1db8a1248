import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { codeOf } from './error-code.ts';

/**
 * Creates a folder, and those above it. Node's own `recursive` never ends below `/proc`, which says that a folder
 * is missing where none can be created.
 * @throws the system's error if one cannot be created
 */
export function makeFolder(folder: string, mode = 0o777): void {
  if (existsSync(folder)) return;
  const above = dirname(folder);
  if (above !== folder) makeFolder(above, mode);
  try {
    mkdirSync(folder, { mode });
  } catch (cause) {
    // Another process was first.
    if (codeOf(cause) !== 'EEXIST') throw cause;
  }
}
