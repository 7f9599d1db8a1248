/** Number of random examples for a property; `RUNS=500 npx vitest run damaged` tries many more. */
export const runs = (usual: number) => ({ numRuns: Number(process.env.RUNS ?? usual) });
