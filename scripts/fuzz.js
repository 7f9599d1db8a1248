// Bundles the fuzzer with the sources that it tries, and runs it: the inputs of a run are judged by one state of the sources,
// whatever is edited meanwhile. Its options are in CONTRIBUTING.md.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import generate from './generate.js';

await generate();
mkdirSync('node_modules/.cache', { recursive: true });
// Under node_modules, so that packages are found.
const folder = mkdtempSync('node_modules/.cache/fuzz-build-');
const bundle = await rolldown({
  input: { fuzz: 'test/fuzz/main.ts', worker: 'src/cli/work/worker.ts' },
  platform: 'node',
  external: (id) => !/^[./]|^\0|^[a-z]:/i.test(id),
  checks: { ineffectiveDynamicImport: false },
});
await bundle.write({ dir: folder, format: 'esm' });
const child = spawn(process.execPath, [join(folder, 'fuzz.js'), ...process.argv.slice(2)], { stdio: 'inherit' });
child.on('exit', (code) => {
  rmSync(folder, { recursive: true, force: true });
  process.exitCode = code ?? 1;
});
