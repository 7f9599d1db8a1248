/** True for `npm run test:all`. */
export const isFull = process.env.FULL !== undefined;

/** Chooses a size for `npm test`, or the one for `npm run test:all`. */
export const sized = (usual: number, full: number): number => (isFull ? full : usual);

/**
 * Number of random examples for a property, and for `npm run test:all`; `RUNS=500 npx vitest run damaged` tries many more.
 */
export const runs = (usual: number, full = usual) => ({ numRuns: Number(process.env.RUNS ?? sized(usual, full)) });
