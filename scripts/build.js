// Bundles the program into dist/, its dependencies included: the package installs nothing else, and starts faster.
// esbuild, because it splits what is loaded lazily into chunks of its own, needs no plugin, and is one small binary.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import './generate.js';

rmSync('dist', { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: { lint: 'src/lint.ts', cli: 'src/cli/main.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  metafile: true,
  minifySyntax: true,
  minifyWhitespace: true,
  // csv-parse and commander look for Node's modules with require.
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
});
execFileSync('npx', ['tsc', '--project', 'tsconfig.build.json'], { stdio: 'inherit', shell: process.platform === 'win32' });
writeFileSync('dist/THIRD-PARTY-LICENSES.txt', licences(Object.keys(metafile.inputs)));

/** The licence texts of the packages that stand in the bundle. */
function licences(inputs) {
  const packages = new Set(
    inputs.flatMap((path) => /^(node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []),
  );
  return [...packages].sort().map(licence).join('\n\n');
}

function licence(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'license', 'LICENCE'].map((one) => join(folder, one)).find(existsSync);
  return `${name} ${version} (${license})\n\n${file ? readFileSync(file, 'utf8').trim() : `See ${dirname(folder)}.`}`;
}
