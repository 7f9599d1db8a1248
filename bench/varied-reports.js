// Reports with mistakes of all kinds, for benchmarks that need many different ones.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { corpus } from './corpus.js';

/** Writes so many reports into a folder; `fine` is the part of them without a mistake. Returns their paths. */
export async function writeReports(folder, count, { fine }) {
  const { variedFiles, bases } = await load();
  const files = await variedFiles(count, [...realReports(), ...bases], { fine });
  return files.map(({ path, bytes }) => {
    const file = join(folder, path);
    writeFileSync(file, bytes);
    return file;
  });
}

/** Bundles and imports the module that makes the reports, which is TypeScript. */
async function load() {
  const bundle = await rolldown({ input: 'test/support/varied-files.ts', platform: 'node' });
  const folder = mkdtempSync(join(tmpdir(), 'report-lint-'));
  const path = join(folder, 'varied.js');
  await bundle.write({ file: path, format: 'esm', codeSplitting: false });
  try {
    return await import(pathToFileURL(path).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Figures of real reports that follow one edition; a number with its unit is the number. */
export function realReports() {
  const plain = (value) => {
    if (value === null || typeof value !== 'object') return value;
    if (typeof value.number === 'number') return value.number;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member)]));
  };
  return corpus().flatMap(({ editions, tables }) =>
    new Set(Object.values(editions)).size === 1 ? [{ edition: editions.requests, tables: plain(tables) }] : [],
  );
}
