import { type Zippable, zipSync } from 'fflate';

/** Writes named parts as a zip that does not depend on the clock or the time zone. */
export function writeZip(parts: Readonly<Record<string, Uint8Array>>): Uint8Array<ArrayBuffer> {
  // The earliest date of a zip: fflate writes the local time.
  return zipSync(parts as Zippable, { mtime: new Date(1980, 0, 1) });
}
