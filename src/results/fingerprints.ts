import { fingerprint as hash } from '../model/fingerprint.ts';

/**
 * Returns what a fingerprint of a result was before repeated ones were numbered, given all of that result: the inverse of
 * `uniqueFingerprints`.
 */
export function originalFingerprints(all: ReadonlySet<string>): (fingerprint: string) => string {
  const originals = new Map<string, string>();
  for (const first of all) {
    for (let nth = 2; ; nth++) {
      const numbered = hash(first, String(nth));
      if (!all.has(numbered)) break;
      originals.set(numbered, first);
    }
  }
  return (fingerprint) => originals.get(fingerprint) ?? fingerprint;
}
