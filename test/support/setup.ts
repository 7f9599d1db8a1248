import fc from 'fast-check';
import './equal-bytes.ts';

/**
 * A fixed seed gives the same commit the same examples. A run with `RUNS` draws new ones; where one fails, fast-check prints
 * the seed, and `SEED` repeats the run.
 */
const { RUNS, SEED = RUNS === undefined ? '2025' : undefined } = process.env;
fc.configureGlobal({
  ...(SEED !== undefined && { seed: Number(SEED) }),
  ...(RUNS !== undefined && { numRuns: Number(RUNS) }),
});

// Of a hundred frames, as Vitest keeps them, an error costs as much as a record of CSV, for each of which its parser makes one.
Error.stackTraceLimit = 10;
