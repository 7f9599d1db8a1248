// What action.yml runs: builds the program where that has not been done, lints, and hands over what came out.
// The inputs of the action come as variables.
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const { env } = process;
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = resolve(env.REPORT_LINT_FOLDER || '.');
const report = resolve(folder, env.REPORT_LINT_REPORT || join(env.RUNNER_TEMP || '.', 'report-lint.json'));

if (!existsSync(join(root, 'dist/cli.js'))) {
  console.log('::group::npm ci');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  console.log('::endgroup::');
  if (status !== 0) process.exit(2);
}

// One of an earlier step would be taken for this one's.
rmSync(report, { force: true });
const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'bin/report-lint.js'),
    ...['--format', env.REPORT_LINT_FORMAT || 'github', '--format', `json=${report}`],
    ...['--fail-on', env.REPORT_LINT_FAIL_ON || 'error', '--lang', env.REPORT_LINT_LANG || 'zh'],
    ...words(env.REPORT_LINT_ARGS, /\s+/),
    '--',
    ...words(env.REPORT_LINT_PATHS, /[\r\n]+/),
  ],
  { cwd: folder, stdio: 'inherit' },
);
process.exitCode = status ?? 2;

const isThere = existsSync(report);
const { errors = '', warnings = '' } = isThere ? JSON.parse(readFileSync(report, 'utf8')).summary : {};
const outputs = { 'exit-code': process.exitCode, errors, warnings, report: isThere ? report : '' };
const lines = Object.entries(outputs).map(([name, value]) => `${name}=${value}\n`);
if (env.GITHUB_OUTPUT) appendFileSync(env.GITHUB_OUTPUT, lines.join(''));

function words(text = '', between) {
  return text
    .split(between)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
