import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { beforeWith } from '../support/consecutive-years.ts';
import { bodyNames, type Figures, someFigures, summedUp } from '../support/county.ts';
import { withFigures } from '../support/parent-and-children.ts';
import { runIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';
import { printedWhole, type Whole } from '../support/whole-reports.ts';

/**
 * Reports of a county that are compared with others, in parts. Some are as they should be, so that nothing is found by what compares
 * them; in others all of it finds something, or leaves it open.
 */

const names = bodyNames(4);
const figures = someFigures(4);
const county = '溪口县';
const licensing = 'disclosure/licensing/decisions';
const penalties = 'disclosure/penalties/decisions';
const total = 'requests/carried-out/total';

let cwd: string;
beforeEach(() => {
  cwd = scratch();
  const now = (body: string, own: Figures) => write('今年', withFigures(body, own));
  const before = (body: string, own: Figures) => write('去年', withFigures(body, own, { year: 2022 }));
  const sums = summedUp(figures);
  now(county, { ...sums, [licensing]: 0, [penalties]: 900 });
  // The last has sent nothing, and a body that is not in the roster has.
  for (const index of [0, 1, 2]) {
    now(names[index]!, figures[index]!);
    write('所属', withFigures(names[index]!, figures[index]!));
  }
  now('青川省教育厅', { ...figures[3]!, 'requests/granted/total': 999_999 });
  write('今年', { body: '溪口县气象局' });
  write('去年', beforeWith({ body: '溪口县气象局' }));
  before(county, { ...sums, [penalties]: 20 });
  before(names[0]!, { ...figures[0]!, [licensing]: figures[0]![licensing]! * 10_000 });
  before(names[1]!, figures[1]!);
  before(names[2]!, { ...figures[2]!, [total]: 3 });
  writeFileSync(
    join(cwd, '名单.csv'),
    `单位,上级\n${county},\n${names.map((name) => `${name},${county}`).join('\n')}\n`,
  );
});

function write(folder: string, whole: Whole): void {
  const path = join(cwd, folder, `${whole.body}.txt`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, printedWhole(whole));
}

const formats = 'json ndjson pretty compact junit github gitlab markdown csv html sarif xlsx'.split(' ');

describe('the parts of a run, merged, are the run', () => {
  const all = { names: ['今年'], count: 3 };
  // Only one report can be the sum of those that `--children` names.
  const one = { names: [`今年/${county}.txt`], count: 1 };

  test.each([
    {
      ...all,
      options: ['--previous', '去年'],
      found: ['carry-over', 'effective-documents', 'figure-jump', 'unit-slip'],
    },
    { ...all, options: ['--roster', '名单.csv'], found: ['roll-up'] },
    {
      ...all,
      options: ['--previous', '去年', '--roster', '名单.csv', '--lang', 'en'],
      found: ['roll-up', 'carry-over'],
    },
    { ...one, options: ['--children', '所属', '--strict'], found: ['roll-up'] },
    { ...one, options: ['--children', '所属', '--previous', '去年'], found: ['roll-up', 'figure-jump'] },
  ])('in every format, with $options', async ({ names, count, options, found }) => {
    const shown = options.includes('--lang') ? ['--lang', 'en'] : options.filter((option) => option === '--strict');
    const id = options.join('').replaceAll('-', '');
    const outputs = (name: string) => formats.flatMap((format) => ['--format', `${format}=${id}${name}.${format}`]);
    const whole = await runIn(cwd, ...names, ...options, ...outputs('whole'));
    const parts = Array.from({ length: count }, (_, index) => `${id}-${index}.json`);
    for (const [index, part] of parts.entries()) {
      await runIn(cwd, ...names, `--shard=${index + 1}/${count}`, `--format=json=${part}`, ...options);
    }
    const merged = await runIn(cwd, 'merge', ...parts, ...shown, ...outputs('merged'));
    expect(merged.exitCode).toBe(whole.exitCode);
    const content = (name: string) => readFileSync(join(cwd, id + name)).toString('latin1');
    for (const format of formats) expect(content(`merged.${format}`), format).toBe(content(`whole.${format}`));
    const { files } = JSON.parse(readFileSync(join(cwd, `${id}whole.json`), 'utf8'));
    const rules = files.flatMap((file: { diagnostics: { rule: string }[] }) =>
      file.diagnostics.map(({ rule }) => rule),
    );
    expect(rules).toEqual(expect.arrayContaining(found));
  });
});
