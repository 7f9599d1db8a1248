import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { main } from '../../../src/cli/main.ts';
import type { ListSizes } from '../../../src/cli/parts/sizes.ts';
import { forms } from '../../../src/forms.ts';
import { type Form, type FormCell, formCells } from '../../../src/model/form.ts';
import { distinct } from '../../support/make/figures.ts';
import { longLists, written } from '../../support/make/long-lists.ts';
import { official } from '../../support/official.ts';
import { runs } from '../../support/random-runs.ts';
import { screenIn } from '../../support/run.ts';
import { scratch } from '../../support/scratch.ts';

/** Formats that are written at the end; those of the second line leave out reports without findings. */
const formats = [
  ['json', 'junit', 'html', 'sarif', 'csv', 'pretty'],
  ['sarif', 'csv', 'compact', 'github', 'gitlab', 'markdown', 'pretty'],
  ['json', 'csv'],
  ['pretty'],
];

/** Says how far a run is, on a slow machine. */
const progress = /^正在核对.*\n/gm;

/** All that a run writes, with the list read in parts if sizes are given. */
async function outputsOf(folder: string, listSizes: ListSizes | undefined, names: readonly string[]) {
  const screen = screenIn(folder);
  const outputs = names.map((name) => `--format=${name}=out.${name}`);
  writeFileSync(join(folder, 'roster.txt'), '区商务局\n三局\n四局\n');
  const argv = ['--force', ...outputs, '--format=compact', '--roster=roster.txt', 'list.csv'];
  const exitCode = await main(argv, { ...screen.io, ...(listSizes && { listSizes }) });
  const files = names.map((name) => readFileSync(join(folder, `out.${name}`), 'utf8'));
  return { exitCode, stdout: screen.stdout, stderr: screen.stderr.replaceAll(progress, ''), files };
}

const smallParts: fc.Arbitrary<ListSizes> = fc.record({
  whole: fc.constant(1),
  part: fc.oneof(
    fc.record({ bytes: fc.constant(1), reports: fc.constant(500) }),
    fc.record({ bytes: fc.nat(40_000), reports: fc.integer({ min: 1, max: 4 }) }),
  ),
});

/** The notice that a list whose records are apart gets besides. */
const grouped = 'list.csv：同一单位的记录没有排在一起，已先归并，再核对\n';

const apart = fc.uniqueArray(
  fc.constantFrom('区商务局', '区 医保局', '"区民政局"', '', '一局', '二局', '三局', '合计'),
  {
    minLength: 2,
    maxLength: 7,
  },
);

const repeated = fc.array(fc.constantFrom('区商务局', '区 商务局', '', '一局', '小计'), { minLength: 3, maxLength: 5 });

test('a list in parts gives every output that the whole gives', async () => {
  const folder = scratch();
  await fc.assert(
    fc.asyncProperty(longLists(apart), smallParts, fc.constantFrom(...formats), async (list, sizes, names) => {
      writeFileSync(join(folder, 'list.csv'), written(list));
      const whole = await outputsOf(folder, undefined, names);
      expect(await outputsOf(folder, sizes, names)).toEqual(whole);
    }),
    runs(4, 80),
  );
});

test('so does a list in which the records of a body are apart', async () => {
  const folder = scratch();
  const lists = fc.oneof(
    fc.record({ list: longLists(apart), order: fc.integer() }),
    fc.record({ list: longLists(repeated), order: fc.constant(null) }),
  );
  await fc.assert(
    fc.asyncProperty(lists, smallParts, fc.constantFrom(...formats), async ({ list, order }, sizes, names) => {
      writeFileSync(join(folder, 'list.csv'), written(list, order));
      const whole = await outputsOf(folder, undefined, names);
      const parts = await outputsOf(folder, sizes, names);
      expect({ ...parts, stderr: parts.stderr.replace(grouped, '') }).toEqual(whole);
    }),
    runs(4, 80),
  );
});

test('so does one with more findings than stay in memory as they are', async () => {
  const folder = scratch();
  const [form] = forms as [Form];
  const [broken] = official(form).tables.flatMap(formCells) as [FormCell];
  const bodies = Array.from({ length: 80 }, (_, index) => ({
    ...{ name: `第${index + 1}局`, year: '2023', figures: distinct(form, index + 1) },
    instead: new Map([[broken.id, '约20']]),
  }));
  const layout = { delimiter: ',', isDeclared: false, hasMark: false, lineEnd: '\n', isClosed: true } as const;
  writeFileSync(join(folder, 'list.csv'), written({ shape: 'wide', bodies, ...layout }));
  const names = ['sarif', 'csv', 'compact', 'pretty'];
  const whole = await outputsOf(folder, undefined, names);
  expect(whole.files[1]!.split('第80局').length).toBeGreaterThan(1);
  expect(await outputsOf(folder, { whole: 1, part: { bytes: 1, reports: 1 } }, names)).toEqual(whole);
});
