import fc from 'fast-check';

/** The same commit is tested with the same examples; a run that looks for new ones (`RUNS`) draws them anew. */
if (process.env.RUNS === undefined) fc.configureGlobal({ seed: 2025 });
