import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { main } from '../../../src/cli/main.ts';
import type { ListSizes } from '../../../src/cli/parts/sizes.ts';
import { longLists, written } from '../../support/make/long-lists.ts';
import { runs } from '../../support/random-runs.ts';
import { screenIn } from '../../support/run.ts';
import { scratch } from '../../support/scratch.ts';

/** Formats that are written at the end; those of the second line leave out reports without findings. */
const formats = [
  ['json', 'junit', 'html', 'sarif', 'csv', 'pretty'],
  ['sarif', 'csv', 'compact', 'github', 'gitlab', 'markdown', 'pretty'],
  ['pretty'],
];

/** All that a run writes, with the list read in parts if sizes are given. */
async function outputsOf(folder: string, listSizes: ListSizes | undefined, names: readonly string[]) {
  const screen = screenIn(folder);
  const outputs = names.map((name) => `--format=${name}=out.${name}`);
  const argv = ['--force', ...outputs, '--format=compact', 'list.csv'];
  const exitCode = await main(argv, { ...screen.io, ...(listSizes && { listSizes }) });
  const files = names.map((name) => readFileSync(join(folder, `out.${name}`), 'utf8'));
  return { exitCode, stdout: screen.stdout, stderr: screen.stderr, files };
}

const smallParts: fc.Arbitrary<ListSizes> = fc.record({
  whole: fc.constant(1),
  part: fc.oneof(
    fc.record({ bytes: fc.constant(1), reports: fc.constant(500) }),
    fc.record({ bytes: fc.nat(40_000), reports: fc.integer({ min: 1, max: 4 }) }),
  ),
});

const apart = fc.uniqueArray(
  fc.constantFrom('区商务局', '区 医保局', '"区民政局"', '', '一局', '二局', '三局', '合计'),
  {
    minLength: 2,
    maxLength: 7,
  },
);

test('a list in parts gives every output that the whole gives', async () => {
  const folder = scratch();
  await fc.assert(
    fc.asyncProperty(longLists(apart), smallParts, fc.constantFrom(...formats), async (list, sizes, names) => {
      writeFileSync(join(folder, 'list.csv'), written(list));
      const whole = await outputsOf(folder, undefined, names);
      expect(await outputsOf(folder, sizes, names)).toEqual(whole);
    }),
    { ...runs(6, 100), endOnFailure: true },
  );
});
