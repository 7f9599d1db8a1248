/** How many random examples a property is tried on: `RUNS=500 npx vitest run damaged` makes a night of it. */
export const runs = (usual: number) => ({ numRuns: Number(process.env.RUNS ?? usual) });
