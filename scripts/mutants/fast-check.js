import original from 'fast-check';

export * from 'fast-check';

/** Examples of a property that are tried with each mutant. */
const runs = 20;

/** Checks a property on few examples, and gives up at the first that fails: nobody reads what it was. */
export function assert(property, options = {}) {
  return original.assert(property, {
    ...options,
    numRuns: Math.min(options.numRuns ?? runs, runs),
    endOnFailure: true,
  });
}

export default { ...original, assert };
