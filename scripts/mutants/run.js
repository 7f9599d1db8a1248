/**
 * Mutation testing: changes the sources in small ways, one at a time, and tells which changes no test notices.
 *
 *   npm run test:mutants -- [--only src/rules]... [--sample 0.1 --seed 7] [--budget MS] [--tests GLOB]... [--all]
 */
import { createHash } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { globSync } from 'tinyglobby';
import { BaseSequencer, startVitest } from 'vitest/node';
import { leftOut, parts } from './config.js';
import { mutantsOf } from './mutate.js';
import { mutantPlugin } from './plugin.js';
import { report } from './report.js';

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: Object.keys(parts) },
    tests: { type: 'string', multiple: true },
    sample: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    budget: { type: 'string', default: '3000' },
    workers: { type: 'string', default: '1' },
    all: { type: 'boolean', default: false },
  },
});

const root = fileURLToPath(new URL('../..', import.meta.url));
process.chdir(root);
const began = performance.now();
const scratch = mkdtempSync(join(tmpdir(), 'mutants-'));
try {
  const mutants = listMutants();
  const share = Number(options.sample);
  const tried = mutants.filter(
    (mutant) => options.only.some((path) => isIn(mutant.file, path)) && isSampled(mutant, share),
  );
  const events = await runTests(tried);
  const passed = report({ mutants, tried, events, parts, isSample: share < 1, showAll: options.all });
  console.log(`${Math.round((performance.now() - began) / 1000)} s`);
  process.exitCode = passed ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true });
}

/** All mutants of the folders that have a bar, numbered from 1. */
function listMutants() {
  const files = globSync('src/**/*.ts', { ignore: ['**/*.d.ts', 'src/generated/**'] }).sort();
  const found = files
    .filter((file) => [...Object.keys(parts), ...options.only].some((path) => isIn(file, path)))
    .flatMap((file) => mutantsOf(readFileSync(file, 'utf8')).map((mutant) => ({ file, ...mutant })));
  return found.map((mutant, index) => ({ ...mutant, id: index + 1 }));
}

function isIn(file, path) {
  return file === path || file.startsWith(`${path.replace(/\/$/, '')}/`);
}

/** Draws by what a mutant says and not by where it stands, so that a sample stays the same when lines move. */
function isSampled({ file, original, mutated }, share) {
  const hash = createHash('sha1').update(`${options.seed} ${file} ${original} ${mutated}`).digest();
  return hash.readUInt32BE() / 2 ** 32 < share;
}

/** The files of the given tests, or of those that go with what is mutated; each once. */
function testFiles() {
  const selected = Object.entries(parts).filter(([path]) =>
    options.only.some((one) => isIn(one, path) || isIn(path, one)),
  );
  const globs = options.tests ?? selected.flatMap(([, { tests }]) => tests);
  return [
    ...new Set(globs.flatMap((glob) => globSync(glob.replace(/\*\*$/, '**/*.test.ts'), { ignore: leftOut }).sort())),
  ];
}

/** Runs the tests and returns what the runner noted; see `runner.js`. */
async function runTests(mutants) {
  const log = join(scratch, 'log');
  writeFileSync(log, '');
  Object.assign(process.env, { MUTANTS_LOG: log, MUTANTS_BUDGET: options.budget });
  // Nothing that tests compare with may be written anew.
  delete process.env.UPDATE;
  const files = testFiles();
  const events = () =>
    readFileSync(log, 'utf8')
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line));
  for (let rest = files; rest.length > 0; ) {
    const vitest = await runFiles(rest, mutants, log);
    const ended = new Set(events().flatMap(([kind, file]) => (kind === 'ended' ? relative(root, file) : [])));
    rest = rest.filter((file) => !ended.has(file));
    const fatal = endedBy();
    if (rest.length > 0 && fatal.length === 0) {
      for (const error of vitest.state.getUnhandledErrors()) console.error(error);
      throw new Error(`not run to their end: ${rest.join(', ')}`);
    }
    for (const id of fatal) appendFileSync(log, `${JSON.stringify(['killed', [id, '', 'the end of the process']])}\n`);
  }
  return events();
}

async function runFiles(files, mutants, log) {
  class InOrder extends BaseSequencer {
    sort(specifications) {
      const at = ({ moduleId }) => files.findIndex((file) => moduleId.endsWith(file));
      return specifications.toSorted((a, b) => at(a) - at(b));
    }
  }
  const vitest = await startVitest(
    'test',
    [],
    {
      config: false,
      root,
      watch: false,
      include: files,
      setupFiles: ['test/support/setup.ts'],
      runner: fileURLToPath(new URL('runner.js', import.meta.url)),
      update: 'none',
      isolate: false,
      maxWorkers: Number(options.workers),
      execArgv: ['--max-old-space-size=2000'],
      sequence: { sequencer: InOrder },
      testTimeout: 60_000,
      silent: true,
      dangerouslyIgnoreUnhandledErrors: true,
      reporters: [{ onTestModuleEnd: (module) => progress(module, log) }],
    },
    { plugins: [mutantPlugin(mutants, root)], logLevel: 'error' },
  );
  await vitest.close();
  return vitest;
}

/** Returns the mutants that were on when a process ended before its tests, for want of memory; and forgets them. */
function endedBy() {
  const marks = globSync('log-*', { cwd: scratch, absolute: true });
  const ids = marks.map((file) => Number(readFileSync(file, 'utf8')));
  for (const file of marks) rmSync(file);
  return ids.filter((id) => id > 0);
}

function progress(module, log) {
  const killed = readFileSync(log, 'utf8').match(/^\["killed"/gm)?.length ?? 0;
  const seconds = Math.round((performance.now() - began) / 1000);
  console.error(`${String(seconds).padStart(5)} s  ${String(killed).padStart(5)} killed  ${module.relativeModuleId}`);
  for (const test of module.children.allTests('failed')) {
    console.error(`fails without a mutant: ${test.fullName}: ${test.result().errors[0]?.message}`);
  }
}
