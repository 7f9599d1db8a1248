// Prints every table of bench/ that says how fast or how good the program is, with the machine and the versions.
// Usage: npm run build && npm run bench [-- NAME...], for example `npm run bench -- start-up throughput`
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const titles = {
  'start-up': 'Start',
  throughput: 'Many small workbooks',
  jobs: 'Several processes',
  'big-list': 'One big list',
  'big-workbook': 'One big list in a workbook',
  flat: 'The memory of a hundred thousand files',
  formats: 'What a format costs',
  oversized: 'Oversized files',
  killed: 'Runs that are killed',
  html: 'The sheet in a browser',
  page: 'The page that checks files in a browser',
  culprit: 'The culprit',
  text: 'The text',
  new: 'A blank form, filled in',
};
const peers = ['exceljs', '@e965/xlsx', 'csv-parse'];

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in titles));
if (unknown.length > 0)
  throw new Error(`no benchmark ${unknown.join(', ')}; there are ${Object.keys(titles).join(', ')}`);

const versionOf = (name) => {
  const folder = name === '' ? '.' : join('node_modules', name);
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')).version;
};
const gigabytes = (totalmem() / 2 ** 30).toFixed(0);
console.log(
  `${cpus()[0].model.trim()}, ${availableParallelism()} cores, ${gigabytes} GB; ${process.platform}, Node ${process.version}`,
);
console.log(`report-lint ${versionOf('')}; ${peers.map((name) => `${name} ${versionOf(name)}`).join(', ')}`);

const failed = [];
for (const name of asked.length > 0 ? asked : Object.keys(titles)) {
  console.log(`\n# ${titles[name]} (bench/${name}.js)\n`);
  const { status } = spawnSync(process.execPath, [join(root, `bench/${name}.js`)], { cwd: root, stdio: 'inherit' });
  if (status !== 0) failed.push(name);
}
if (failed.length > 0) console.log(`\nNot completed: ${failed.join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;
