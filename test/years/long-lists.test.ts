import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import type { ListSizes } from '../../src/cli/parts/sizes.ts';
import { beforeWith } from '../support/consecutive-years.ts';
import { runIn, screenIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';
import { printedWhole, type Whole } from '../support/whole-reports.ts';

const bodies = ['溪口镇', '青石镇', '柳河镇', '云浦县'];

/** Writes reports as one list in the tidy shape. */
async function writeList(folder: string, name: string, all: readonly Whole[]): Promise<void> {
  const lists: string[] = [];
  for (const whole of all) {
    writeFileSync(join(folder, 'one.txt'), printedWhole(whole));
    lists.push((await runIn(folder, 'convert', 'one.txt', '--to', 'tidy')).stdout.replace('\ufeff', ''));
  }
  const [head = ''] = lists[0]!.split('\n');
  writeFileSync(
    join(folder, name),
    [head, ...lists.map((list) => list.slice(head.length + 1))].join('\n').replaceAll('\n\n', '\n'),
  );
}

/** Returns all that a run writes, with the list in parts if sizes are given. */
async function outputs(folder: string, listSizes?: ListSizes) {
  const screen = screenIn(folder);
  const argv = ['2023.csv', '--previous', '2022.csv', '--force', '--format=json=out.json', '--format=pretty'];
  const exitCode = await main(argv, { ...screen.io, ...(listSizes && { listSizes }) });
  const { stdout, stderr } = screen;
  return {
    exitCode,
    stdout,
    stderr: stderr.replaceAll(/^正在核对.*\n/gm, ''),
    json: readFileSync(join(folder, 'out.json'), 'utf8'),
  };
}

describe('a list of many bodies', () => {
  test('of the year before is read in parts, too, even if its records are apart', async () => {
    const folder = scratch();
    await writeList(folder, '2023.csv', [{ body: '溪口镇' }]);
    await writeList(
      folder,
      '2022.csv',
      bodies.map((body) => beforeWith({ body, figures: { 'requests/carried-out/natural-person': 5 } })),
    );
    const list = readFileSync(join(folder, '2022.csv'), 'utf8').trimEnd().split('\n');
    writeFileSync(join(folder, '2022.csv'), [list[0], ...list.slice(2), list[1]].join('\n'));
    const { json, stderr } = await outputs(folder, { whole: 1, part: { bytes: 1, reports: 2 } });
    expect(JSON.parse(json).files[0].diagnostics.map(({ rule }: { rule: string }) => rule)).toEqual(['carry-over']);
    expect(stderr).toContain('2022.csv：同一单位的记录没有排在一起');
  });

  test('is compared with that of the year before body by body, in parts like the whole', async () => {
    const folder = scratch();
    const carriedFive = { 'requests/carried-out/natural-person': 5 };
    await writeList(
      folder,
      '2023.csv',
      bodies.map((body) => ({ body })),
    );
    await writeList(
      folder,
      '2022.csv',
      bodies.slice(0, 3).map((body, index) => beforeWith({ body, figures: index === 1 ? carriedFive : {} })),
    );
    const whole = await outputs(folder);
    const { files } = JSON.parse(whole.json);
    expect(
      files[0].diagnostics.map(({ report, rule }: { report: number; rule: string }) => `${report} ${rule}`),
    ).toEqual(['1 carry-over']);
    expect(await outputs(folder, { whole: 1, part: { bytes: 1, reports: 2 } })).toEqual(whole);
  });
});
