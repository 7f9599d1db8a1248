/** What became of the inputs of one kind. */
export interface Row {
  readonly kind: string;
  inputs: number;
  /** Milliseconds of CPU time: all that was spent, and reading the slowest input. */
  cpu: number;
  slowest: number;
  slowestSeed: number;
  /** Megabytes. */
  peak: number;
  readonly results: Record<string, number>;
  readonly faults: Record<string, number>;
  /** The seed of the first input. */
  readonly first: number;
}

/** A table with a line for each kind. */
export function summary(rows: readonly Row[]): string {
  const head = ['kind', 'inputs', 'seconds', 'slowest', 'its seed', 'peak', 'seeds from', 'faults', 'results'];
  const lines = rows.map(({ kind, inputs, cpu, slowest, slowestSeed, peak, first, faults, results }) => [
    ...[
      kind,
      String(inputs),
      (cpu / 1000).toFixed(0),
      `${Math.round(slowest)} ms`,
      String(slowestSeed),
      `${Math.round(peak)} MB`,
    ],
    ...[String(first), counts(faults) || '–', counts(results)],
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...lines].map((line) => line[column]!.length)));
  return [head, ...lines]
    .map((line) =>
      line
        .map((text, at) => text.padEnd(widths[at]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function counts(of: Readonly<Record<string, number>>): string {
  return Object.entries(of)
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}
