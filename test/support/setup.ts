import fc from 'fast-check';

/** A fixed seed gives the same commit the same examples; a run with `RUNS` draws new ones. */
if (process.env.RUNS === undefined) fc.configureGlobal({ seed: 2025 });
