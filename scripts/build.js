// Bundles the program into dist/, its dependencies included: the package installs nothing else, and starts faster.
// Rolldown, because a run opens few files: modules that are always needed go into one chunk, those of a format into
// its own. (esbuild cuts a chunk for every set of entry points, thirty of them, and each costs at every start.)
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import generate from './generate.js';

const exceljs = '\0exceljs';
const noCsv = '\0exceljs:csv';

await generate();
const bundle = await rolldown({
  input: { lint: 'src/lint.ts', cli: 'src/cli/main.ts', worker: 'src/files/worker.ts' },
  platform: 'node',
  plugins: [withoutPrograms(), workbookOnly(), withoutCanvas(), parsedJson()],
});
const { output } = await bundle.write({
  dir: 'dist',
  cleanDir: true,
  format: 'esm',
  minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
  codeSplitting: {
    groups: [
      { name: 'core', test: isCore, priority: 2 },
      { name: 'command', test: isCommand, priority: 1 },
      { name: 'xlsx', test: isXlsx },
      { name: 'outline', test: isOutline, priority: 1 },
      { name: 'listing', test: isListing, priority: 1 },
      { name: 'workbook', test: isWorkbook },
      { name: 'pdfjs', test: /node_modules\/pdfjs-dist\// },
    ],
  },
});
// Not through npx, which under `npm install --global .` looks among the global packages and finds no compiler there.
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '--project', 'tsconfig.build.json'], {
  stdio: 'inherit',
});
writeFileSync('dist/THIRD-PARTY-LICENSES.txt', licences(output.flatMap(({ moduleIds = [] }) => moduleIds)));

/** What every run of the command line needs beside the core: all that knows Node. */
function isCommand(id) {
  return /node_modules\/commander\/|\/src\/(?:cli|files)\//.test(id) && !isLazy(id);
}

/** What every run of the linter needs, also in a browser. */
function isCore(id) {
  const packages = /node_modules\/(?:fastest-levenshtein|get-east-asian-width)\//;
  return (
    id.startsWith('\0rolldown') ||
    packages.test(id) ||
    /package\.json$|\/schemas\/forms\//.test(id) ||
    (/\/src\/(?!cli\/|files\/)/.test(id) && !isLazy(id))
  );
}

/** What only some runs need: a format, a command, an option. */
function isLazy(id) {
  return /src\/(?:template|generated|diagnose|culprit\/(?!cleared)|writers|fixers|corrections|presentation\/(?:listing|rule-page)|baseline|codecs\/(?!encoding|refusals|sanitize)|files\/(?:git|guard|hash|watcher|worker)|readers\/(?!index|kind)|cli\/(?:annotate|completion|config\/(?:init|load|print)|convert|explain|fix|links|lint\/(?:baseline|changed|receipt|stats|watch)|new|sandbox|worker)|config\/(?!settings)|annotate|workbook|formatters\/(?!index|columns|paint|pretty))/.test(
    id,
  );
}

/** What most runs need beside it. */
function isXlsx(id) {
  return /src\/(?:readers\/(?:xlsx\/|sheet\/(?!formatter)|archive)|codecs\/(?:zip|xml|office-package))|(?<!exceljs\/)node_modules\/(?:fflate|saxes|xmlchars)\//.test(
    id,
  );
}

/** What every writer of the form's own layout needs. */
function isOutline(id) {
  return /src\/writers\/(?:gaps|outline|present|standing|unread|weights)\.ts$/.test(id);
}

/** What every list of corrections is made with, also where no workbook is written. */
function isListing(id) {
  return /src\/(?:presentation\/listing\/|formatters\/(?:rows|statement)|workbook\/escaped)/.test(id);
}

/** What writes workbooks, exceljs with all that it brings included. */
function isWorkbook(id) {
  return (
    id === exceljs ||
    /src\/(?:(?:cli\/)?annotate|workbook\/|writers\/xlsx\/|formatters\/xlsx)|node_modules\/exceljs\//.test(id)
  );
}

/**
 * exceljs as far as it is used: a workbook in memory. Its streams to files and its CSV need archiver, unzipper, fast-csv
 * and what these bring: with them it is 1.5 MB, without them 0.56 MB, and the ready-made bundle for browsers 0.93 MB.
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

/** pdf.js in Node loads a native canvas, where one is installed; nothing is drawn here. */
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

/** JSON as a string to be parsed: engines do that faster than they compile an object. */
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

/** commander loads node:child_process for subcommands that are programs of their own, of which there are none. */
function withoutPrograms() {
  const nothing = '\0no-programs';
  return {
    name: 'without-programs',
    resolveId: (source, importer) =>
      source === 'node:child_process' && /node_modules.commander\b/.test(importer) ? nothing : null,
    load: (id) => (id === nothing ? 'module.exports = {};' : null),
  };
}

/** The licence texts of the packages that stand in the bundle. */
function licences(modules) {
  const packages = modules.flatMap(
    (id) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(id.replaceAll('\\', '/')) ?? [],
  );
  return `${[...new Set(packages)].sort().map(licence).join('\n\n')}\n`;
}

function licence(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const names = [
    'LICENSE',
    'LICENSE.md',
    'LICENSE.markdown',
    'license.md',
    'LICENSE.txt',
    'LICENSE-MIT',
    'license',
    'LICENCE',
  ];
  const file = names.map((one) => join(folder, one)).find(existsSync);
  return `${name} ${version} (${license})\n\n${file ? readFileSync(file, 'utf8').trim() : ''}`.trim();
}
