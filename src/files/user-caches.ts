import { join } from 'node:path';

/** Returns the folder in which programs of the user keep what they can make again, or undefined if the system names none. */
export function userCaches(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const home = env.HOME && join(env.HOME, process.platform === 'darwin' ? 'Library/Caches' : '.cache');
  return env.XDG_CACHE_HOME || (process.platform === 'win32' ? env.LOCALAPPDATA : home) || undefined;
}
