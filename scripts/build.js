// Bundles the program into dist/, its dependencies included: the package installs nothing else, and starts faster.
// By Rolldown, which lets scripts/chunks.js say which modules share a file. (esbuild cuts a chunk for every set of entry points,
// thirty of them, and each costs time at every start.)
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { chunkGroups } from './chunks.js';
import generate from './generate.js';
import { billOf, noticesOf, thirdPartiesIn } from './third-parties.js';

const exceljs = '\0exceljs';
const noCsv = '\0exceljs:csv';

await generate();
const options = {
  input: {
    start: 'src/cli/start/index.ts',
    lint: 'src/lint.ts',
    cli: 'src/cli/main.ts',
    worker: 'src/cli/work/worker.ts',
    process: 'src/cli/work/process.ts',
  },
  platform: 'node',
  // Rolldown warns of a module that is also imported statically. Here those importers are themselves loaded on demand, which
  // test/architecture/ holds.
  checks: { ineffectiveDynamicImport: false },
  plugins: [withoutPrograms(), workbookOnly(), withoutCanvas(), parsedJson(), ascii()],
};
const groups = await chunkGroups(options);
const bundle = await rolldown(options);
const { output } = await bundle.write({
  dir: 'dist',
  cleanDir: true,
  format: 'cjs',
  minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
  codeSplitting: { groups },
});
writeFileSync('dist/package.json', '{ "type": "commonjs" }\n');
// Not through npx: under `npm install --global .` it looks among the global packages, where there is no compiler.
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '--project', 'tsconfig.build.json'], {
  stdio: 'inherit',
});
const parties = thirdPartiesIn(output.flatMap(({ moduleIds = [] }) => moduleIds));
const bill = billOf(JSON.parse(readFileSync('package.json', 'utf8')), parties);
writeFileSync('dist/THIRD-PARTY-LICENSES.txt', noticesOf(parties));
writeFileSync('dist/sbom.cdx.json', `${JSON.stringify(bill, null, 2)}\n`);

/**
 * Bundles only the part of exceljs that is used: a workbook in memory. Its file streams and CSV need archiver, unzipper,
 * fast-csv and their dependencies: 1.5 MB with them, 0.56 MB without; the ready-made bundle for browsers has 0.93 MB.
 */
function workbookOnly() {
  const workbook = JSON.stringify(join(process.cwd(), 'node_modules/exceljs/lib/doc/workbook.js'));
  return {
    name: 'workbook-only',
    resolveId: (source) => (source === 'exceljs' ? exceljs : source === '../csv/csv' ? noCsv : null),
    load: (id) =>
      id === exceljs
        ? `import Workbook from ${workbook}; export default { Workbook };`
        : id === noCsv
          ? 'module.exports = {};'
          : null,
  };
}

/** Keeps pdf.js from loading a native canvas, if one is installed; nothing is drawn here. */
function withoutCanvas() {
  return {
    name: 'without-canvas',
    transform(code, id) {
      if (!/pdfjs-dist\/legacy\/build\/pdf\.mjs$/.test(id)) return null;
      const without = code.replaceAll('require("@napi-rs/canvas")', 'undefined');
      if (without === code) throw new Error('pdf.js names its canvas otherwise');
      return without;
    },
  };
}

/** Embeds JSON as a string to be parsed, which engines do faster than compiling an object. */
function parsedJson() {
  return {
    name: 'parsed-json',
    load: (id) => {
      if (!/\/schemas\/.*\.json$/.test(id)) return null;
      const text = JSON.stringify(JSON.parse(readFileSync(id, 'utf8')));
      return { code: `export default JSON.parse(${JSON.stringify(text)});`, moduleType: 'js' };
    },
  };
}

/** Writes characters beyond ASCII as escapes: the engine then reads and keeps a byte for each character, and starts faster. */
function ascii() {
  const escaped = (text) =>
    text.replaceAll(/(\\*)([^\0-\x7f])/g, (_, slashes, unit) => {
      // An odd one escapes the character, which needs none.
      const before = slashes.slice(slashes.length % 2);
      return `${before}\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
    });
  return {
    name: 'ascii',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk') chunk.code = escaped(chunk.code);
    },
  };
}

/** Leaves out node:child_process, which commander loads for subcommands that are programs of their own; there are none. */
function withoutPrograms() {
  const nothing = '\0no-programs';
  return {
    name: 'without-programs',
    resolveId: (source, importer) =>
      source === 'node:child_process' && /node_modules.commander\b/.test(importer) ? nothing : null,
    load: (id) => (id === nothing ? 'module.exports = {};' : null),
  };
}
