// Packs the package, installs the tarball in an empty folder without any network, and there uses the program and the typed
// library as a stranger would.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'report-lint-'));
const npm = (cwd, ...args) =>
  execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
try {
  const [{ filename, files }] = JSON.parse(
    npm(root, 'pack', '--json', '--ignore-scripts', '--pack-destination', folder),
  );
  const strays = files
    .map(({ path }) => path)
    .filter((path) => !/^(bin|dist|schemas)\/|^[^/]+\.(md|json)$|^LICENSE$/.test(path));
  assert.deepEqual(strays, [], 'only what runs is packed');

  // What is bundled has its notice and its line in the bill of materials.
  const notices = readFileSync('dist/THIRD-PARTY-LICENSES.txt', 'utf8');
  const { components } = JSON.parse(readFileSync('dist/sbom.cdx.json', 'utf8'));
  const packed = files.map(({ path }) => path);
  assert.ok(packed.includes('dist/THIRD-PARTY-LICENSES.txt') && packed.includes('dist/sbom.cdx.json'));
  assert.ok(components.length > 30);
  assert.ok(packed.includes('dist/年报核对.html'));
  for (const { name, version } of components) assert.ok(notices.includes(`${name} ${version} (`), name);
  assert.match(notices, /Copyright 1990-2009 Adobe Systems Incorporated/);

  writeFileSync(join(folder, 'package.json'), '{ "type": "module", "private": true }');
  // There is no registry: only what is packed is installed.
  const offline = ['--offline', '--cache', join(folder, 'cache'), '--no-audit', '--no-fund'];
  npm(folder, 'install', ...offline, filename);
  assert.deepEqual(
    readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.')),
    ['report-lint'],
  );

  copyFileSync('fixtures/examples/青石镇2025.xlsx', join(folder, 'file.xlsx'));
  for (const old of ['xls', 'doc']) copyFileSync(`fixtures/readers/青石镇2025.${old}`, join(folder, `old.${old}`));
  const piped = (status, input, ...args) => {
    const ran = spawnSync('npx', ['report-lint', ...args, '--lang', 'en'], { cwd: folder, encoding: 'utf8', input });
    assert.equal(ran.status, status, ran.stderr);
    return ran.stdout;
  };
  const run = (status, ...args) => piped(status, '', ...args);
  assert.match(run(1, 'file.xlsx'), /年度报告!J26 {2}partly granted · total should be 21, not 12/);
  assert.match(piped(1, readFileSync(join(folder, 'file.xlsx')), '-'), /^<stdin> {2}青石镇人民政府 2025/m);
  const archive = readFileSync('fixtures/cli/archive/各局年报.zip');
  assert.match(piped(2, archive, '-', '--stdin-filename', 'a.zip'), /^4 files: 1 failed, 2 passed, 1 could not be/m);
  assert.match(run(1, 'old.xls', 'old.doc'), /^2 files: 2 failed/m);
  assert.match(run(0, 'new', '--year', '2025', '-o', 'new.xlsx'), /^wrote new\.xlsx /);
  assert.match(run(2, 'new.xlsx'), /^ {2}\? new\.xlsx {2}not filled in$/m);
  assert.match(run(0, 'page'), /^wrote 年报核对\.html: /);
  assert.deepEqual(readFileSync(join(folder, '年报核对.html')), readFileSync('dist/年报核对.html'));
  assert.match(run(0, 'annotate', 'file.xlsx'), /^wrote file\.checked\.xlsx: 1 error, 1 warning$/m);
  assert.match(run(1, 'file.checked.xlsx'), /年度报告!J26 {2}partly granted · total should be 21, not 12/);
  assert.match(run(0, 'fix', 'file.xlsx', '--suggested', '-o', 'fixed.xlsx'), /12 → 21/);
  assert.match(run(0, 'fixed.xlsx'), /^1 report passed: 1 warning\./m);
  assert.match(run(0, 'init'), /^wrote report-lint\.config\.json: /);
  assert.match(run(0, '--print-config', 'file.xlsx'), /^configuration report-lint\.config\.json$/m);
  assert.match(run(0, 'fixed.xlsx'), /^1 report passed: 1 warning\./m);

  // A start loads no module of Node that it does not need.
  const script = join(folder, 'node_modules/report-lint/bin/report-lint.js');
  const tell = 'data:text/javascript,process.on("exit", () => console.error(process.moduleLoadList.join("\\n")))';
  const started = spawnSync('node', ['--import', tell, script, 'fixed.xlsx'], { cwd: folder, encoding: 'utf8' });
  assert.match(started.stderr, /^NativeModule zlib$/m);
  assert.doesNotMatch(
    started.stderr,
    /^NativeModule (?:child_process|crypto|os|readline|v8|worker_threads|fs\/promises)$/m,
  );

  if (existsSync('/dev/full')) {
    const full = spawnSync('sh', ['-c', 'npx report-lint fixed.xlsx > /dev/full'], { cwd: folder, encoding: 'utf8' });
    assert.equal(full.status, 2);
    assert.match(full.stderr, /^report-lint: .* cannot be written \(ENOSPC\)$/m);
  }

  // As the documents say: from its own folder, and from the file alone.
  for (const [from, packed, prefix] of [
    [root, '.', 'linked'],
    [folder, `./${filename}`, 'global'],
  ]) {
    npm(from, 'install', '--global', ...offline, '--prefix', join(folder, prefix), packed);
    const program = join(folder, prefix, 'bin/report-lint');
    assert.match(execFileSync(program, ['--version'], { encoding: 'utf8' }), /^\d+\.\d+\.\d+\n$/);
    assert.equal(spawnSync(program, ['file.xlsx'], { cwd: folder }).status, 1);
  }

  const usage = `import { readFile } from 'node:fs/promises';
import { type Config, type Diagnostic, forms, lint, readReport, type Report, rules } from 'report-lint';
const bytes: Uint8Array = await readFile('file.xlsx');
const report: Report = await readReport(bytes, { path: 'file.xlsx' });
const config: Config = { failOn: 'warning', rules: { 'blank-count': 'off' } };
const found: readonly Diagnostic[] = (await lint(bytes, { path: 'file.xlsx', severities: config.rules ?? {} })).diagnostics;
console.log(report.organization, report.year, found.length, rules.length, forms.map(({ id }) => id).join());
`;
  writeFileSync(join(folder, 'use.ts'), usage);
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const strict = [
    '--strict',
    '--target',
    'es2023',
    '--module',
    'nodenext',
    '--typeRoots',
    join(root, 'node_modules/@types'),
    '--types',
    'node',
  ];
  execFileSync(process.execPath, [tsc, ...strict, 'use.ts'], { cwd: folder, stdio: 'inherit' });
  const used = execFileSync(process.execPath, ['use.js'], { cwd: folder, encoding: 'utf8' });
  // Every rule has its page.
  const pages = readdirSync(join(root, 'docs/rules')).length;
  assert.equal(used, `青石镇人民政府 2025 3 ${pages} cn-ogi-2021,cn-ogi-2019\n`);

  // The library contains neither the command line nor any module of Node.
  const dist = join(folder, 'node_modules/report-lint/dist');
  // What is required within a function is loaded on demand.
  const importsOf = (chunk) =>
    Array.from(
      readFileSync(join(dist, chunk), 'utf8').matchAll(/(?<!=>)\brequire\("([^"]+)"\)/g),
      ([, name]) => name,
    ).filter((name) => !/^\.\/rolldown-runtime-/.test(name));
  const [core, ...beside] = importsOf('lint.js');
  assert.match(core, /^\.\/core-/);
  assert.deepEqual(beside, []);
  assert.deepEqual(importsOf(core), [], 'the core imports itself alone');
  console.log(`${filename}: ${files.length} files, installed, run and imported`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
