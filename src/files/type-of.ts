import { statSync } from 'node:fs';

/**
 * Returns what is found at an absolute path; what the system does not let us see counts as none. A pipe or a device is read only
 * if it is named: one in a folder would block the run for ever. At once: to hand it to a thread of Node's takes longer.
 */
export function typeOf(file: string): 'file' | 'folder' | 'pipe' | 'none' {
  try {
    const stats = statSync(file);
    return stats.isDirectory() ? 'folder' : stats.isFile() ? 'file' : 'pipe';
  } catch {
    return 'none';
  }
}
