/** Milliseconds of CPU time of this process since a measurement; since its start, if that is 0. */
export function cpuSince(before: NodeJS.CpuUsage = { user: 0, system: 0 }): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
