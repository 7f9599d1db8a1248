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
const { status, error } = spawnSync(
  process.execPath,
  [
    join(root, 'bin/report-lint.js'),
    ...['--format', env.REPORT_LINT_FORMAT || 'github', '--format', `json=${report}`],
    ...['--fail-on', env.REPORT_LINT_FAIL_ON || 'error', '--lang', env.REPORT_LINT_LANG || 'zh', '--skip-unrelated'],
    ...words(env.REPORT_LINT_ARGS),
    '--',
    ...lines(env.REPORT_LINT_PATHS),
  ],
  { cwd: folder, stdio: 'inherit' },
);
if (error) console.error(`report-lint: ${folder}: ${error.message}`);
process.exitCode = status ?? 2;

const isThere = existsSync(report);
const { errors = '', warnings = '' } = isThere ? JSON.parse(readFileSync(report, 'utf8')).summary : {};
const outputs = { 'exit-code': process.exitCode, errors, warnings, report: isThere ? report : '' };
const said = Object.entries(outputs).map(([name, value]) => `${name}=${value}\n`);
if (env.GITHUB_OUTPUT) appendFileSync(env.GITHUB_OUTPUT, said.join(''));

/** Separated by spaces; a value with spaces is in quotes. */
function words(text = '') {
  const found = text.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? [];
  return found.map((word) => word.replaceAll(/"([^"]*)"|'([^']*)'/g, '$1$2'));
}

function lines(text = '') {
  const found = text.split(/[\r\n]+/).map((line) => line.trim());
  return found.filter((line) => line !== '');
}
