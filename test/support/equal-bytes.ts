import { expect } from 'vitest';

/** Compares bytes as such, and only those that differ number by number, as the report of a failure shows them. */
expect.addEqualityTesters([
  (a, b) => {
    const areBytes = a instanceof Uint8Array && b instanceof Uint8Array && a.constructor === b.constructor;
    return areBytes && Buffer.compare(a, b) === 0 ? true : undefined;
  },
]);
