import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { read } from '../../src/readers/index.ts';

const example = unzipSync(readFileSync('fixtures/examples/溪口镇2025.xlsx'));
const links = 'xl/_rels/workbook.xml.rels';

/** Reads the example with the targets of its workbook, such as `worksheets/sheet1.xml`, written otherwise. */
async function textsWith(written: (target: string) => string) {
  const xml = strFromU8(example[links]!).replaceAll(/Target="([^"]*)"/g, (_, target) => `Target="${written(target)}"`);
  const { blocks } = await read(zipSync({ ...example, [links]: strToU8(xml) }), 'a.xlsx');
  return blocks.map((block) =>
    block.kind === 'grid' ? block.rows.map(({ cells }) => cells.map((cell) => cell?.text)) : [],
  );
}

/** Ways to write a path below a folder. */
const ways: readonly (readonly [string, (path: string) => string])[] = [
  ['as it is', (path) => path],
  ['through the folder itself', (path) => `./${path}`],
  ['through another folder', (path) => `theme/../${path}`],
  ['beyond the top', (path) => `../../../xl/${path}`],
  ['with escapes', (path) => path.replaceAll('s', '%73')],
  ['with a fragment', (path) => `${path}#A1`],
];

/** Ways to begin it: at the folder of the workbook, or at the top of the package. */
const beginnings: readonly (readonly [string, string])[] = [
  ['relative', ''],
  ['absolute', '/xl/'],
  ['with an empty folder', '//xl/'],
];

test.each(ways)('links of a package lead to their parts: %s', async (_, way) => {
  const usual = await textsWith((target) => target);
  for (const [name, beginning] of beginnings) {
    for (const slash of ['/', '\\']) {
      const written = (target: string) => `${beginning}${way(target)}`.replaceAll('/', slash);
      expect([name, slash, await textsWith(written)]).toEqual([name, slash, usual]);
    }
  }
});
