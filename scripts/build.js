// Bundles the program into dist/, its dependencies included: the package installs nothing else, and starts faster.
// By Rolldown, which lets scripts/chunks.js say which modules share a file. (esbuild cuts a chunk for every set of entry points,
// thirty of them, and each costs time at every start.)
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { rolldown } from 'rolldown';
import { buildPage } from './build-page.js';
import {
  ascii,
  lazyModulesOfNode,
  parsedJson,
  sharedShapes,
  withoutCanvas,
  withoutPrograms,
  workbookOnly,
} from './bundle-plugins.js';
import { chunkGroups } from './chunks.js';
import generate from './generate.js';
import { billOf, noticesOf, thirdPartiesIn } from './third-parties.js';

await generate();
const options = {
  input: {
    lint: 'src/lint.ts',
    cli: 'src/cli/main.ts',
    worker: 'src/cli/work/worker.ts',
    process: 'src/cli/work/process.ts',
  },
  platform: 'node',
  // Rolldown warns of a module that is also imported statically. Here those importers are themselves loaded on demand, which
  // test/architecture/ holds.
  checks: { ineffectiveDynamicImport: false, pluginTimings: false },
  plugins: [
    sharedShapes(),
    withoutPrograms(),
    workbookOnly(),
    withoutCanvas(),
    parsedJson(),
    lazyModulesOfNode(),
    ascii(),
  ],
};
const written = {
  dir: 'dist',
  format: 'cjs',
  minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
};
const groups = await chunkGroups(options);
const bundle = await rolldown(options);
const { output } = await bundle.write({ ...written, cleanDir: true, codeSplitting: { groups } });
// Loads all others, with what was compiled of them. By itself, so that Node finds, reads and compiles one file.
const start = await rolldown({ ...options, input: { start: 'src/cli/start/index.ts' } });
await start.write(written);
writeFileSync('dist/package.json', '{ "type": "commonjs" }\n');
// Not through npx: under `npm install --global .` it looks among the global packages, where there is no compiler.
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '--project', 'tsconfig.build.json'], {
  stdio: 'inherit',
});
const inPage = await buildPage('dist');
const parties = thirdPartiesIn([...output.flatMap(({ moduleIds = [] }) => moduleIds), ...inPage]);
const bill = billOf(JSON.parse(readFileSync('package.json', 'utf8')), parties);
writeFileSync('dist/THIRD-PARTY-LICENSES.txt', noticesOf(parties));
writeFileSync('dist/sbom.cdx.json', `${JSON.stringify(bill, null, 2)}\n`);
