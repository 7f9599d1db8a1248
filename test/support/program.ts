import { type SpawnOptions, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { hasEnded, owner } from '../../src/files/owner.ts';

/** Packages that are only loaded by some runs, and would take most of the time to bundle. */
const large = /^(?:exceljs|pdfjs-dist|@e965\/xlsx)(?:\/|$)/;

/** Leaves the parser of PDF, as large as they are, where it is. */
const parser = {
  name: 'parser-of-pdf',
  resolveId: (source: string) =>
    /\/pdf\.worker\.mjs$/.test(source)
      ? { id: pathToFileURL('src/generated/pdf.worker.mjs').href, external: true }
      : null,
};

let bundled: Promise<string> | undefined;

/**
 * Bundles the program of this checkout, once for all tests of a worker. Returns the path of its `bin/report-lint.js`.
 */
export function bundledProgram(): Promise<string> {
  bundled ??= bundleProgram();
  return bundled;
}

/** Bundles the program, and returns the address of the script of its worker: a worker runs no TypeScript. */
export async function bundledWorker(): Promise<URL> {
  return new URL('../dist/worker.js', pathToFileURL(await bundledProgram()));
}

async function bundleProgram(): Promise<string> {
  // Below node_modules/, from where the large packages are found.
  const cache = 'node_modules/.cache/report-lint';
  const folder = join(cache, owner());
  mkdirSync(folder, { recursive: true });
  // A worker cannot remove its folder when it ends; a later one does.
  for (const name of readdirSync(cache)) {
    if (hasEnded(name)) rmSync(join(cache, name), { recursive: true, force: true });
  }
  const input = {
    start: 'src/cli/start/index.ts',
    cli: 'src/cli/main.ts',
    lint: 'src/lint.ts',
    worker: 'src/cli/work/worker.ts',
    process: 'src/cli/work/process.ts',
  };
  const checks = { ineffectiveDynamicImport: false };
  const bundle = await rolldown({ input, platform: 'node', external: large, plugins: [parser], checks });
  await bundle.write({ dir: join(folder, 'dist'), format: 'cjs' });
  cpSync('bin', join(folder, 'bin'), { recursive: true });
  writeFileSync(join(folder, 'dist/package.json'), '{ "type": "commonjs" }');
  return join(process.cwd(), folder, 'bin/report-lint.js');
}

/** The end of a process, with an exit code or by a signal. */
export interface Ended {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end. */
export function run(command: string, args: readonly string[], options: SpawnOptions & { cwd: string }): Promise<Ended> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  let [stdout, stderr] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode, signal) => resolve({ exitCode, signal, stdout, stderr }));
  });
}

/** Returns an environment in which Node loads a module of `test/support/` before the program. */
export function preloading(names: string | readonly string[], env: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const imports = [names].flat().map((name) => `--import ${new URL(name, import.meta.url).href}`);
  return { ...process.env, ...env, NODE_OPTIONS: imports.join(' ') };
}

/** The Node that runs the tests. */
export const node = process.execPath;

/** Returns the path of a file of `fixtures/`. */
export function fixture(path: string): string {
  return fileURLToPath(new URL(`../../fixtures/${path}`, import.meta.url));
}
