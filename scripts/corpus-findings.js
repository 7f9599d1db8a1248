// Prints what the rules about text and structure find in a folder of reports, one finding a line, in an order that does not change:
// file, rule, place, hash of the quoted words, the words. With a list of reviewed findings, compares: each finding needs a line there,
// with a remark in place of the words, and each line a finding.
// Usage: npm run build && node scripts/corpus-findings.js DIR [REVIEWED]
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [folder, reviewed] = process.argv.slice(2);
if (!folder) throw new Error('usage: corpus-findings.js DIR [REVIEWED]');

const isAboutText = (rule) =>
  /^(?:text|section)-/.test(rule) || ['fee-unreported', 'regulations-without-power', 'year-mismatch'].includes(rule);
/** The most characters of the words that are printed. */
const maxQuoted = 40;

const found = findings(folder);
if (reviewed) compare(found, readFileSync(reviewed, 'utf8'));
else for (const { key, quoted } of found) console.log(`${key}\t${quoted}`);

/** Returns the findings in the files of a folder, each with what tells it from others. */
function findings(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'figures.json')
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length).replace(/^\//, ''));
  const bin = fileURLToPath(new URL('../bin/report-lint.js', import.meta.url));
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [bin, '--no-config', '--format', 'json', '--exit-zero', '--', ...files.sort()],
    { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout)
    .files.flatMap(({ path, diagnostics }) =>
      diagnostics
        .filter(({ rule }) => isAboutText(rule))
        .map(({ rule, location, quoted }) => {
          const hash = quoted === null ? '-' : createHash('sha256').update(quoted).digest('hex').slice(0, 16);
          return {
            key: [path, rule, location.address || '-', hash].join('\t'),
            quoted: (quoted ?? '').replaceAll(/\s/g, ' ').slice(0, maxQuoted),
          };
        }),
    )
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Prints findings without a remark, and lines without a finding; then the exit code is 1. */
function compare(found, list) {
  const lines = list.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const remarks = new Map(lines.map((line) => [line.split('\t', 4).join('\t'), line.split('\t')[4]]));
  const keys = new Set(found.map(({ key }) => key));
  const missing = [
    ...found.filter(({ key }) => !remarks.get(key)).map(({ key, quoted }) => `not reviewed: ${key}\t${quoted}`),
    ...[...remarks.keys()].filter((key) => !keys.has(key)).map((key) => `not found: ${key}`),
  ];
  for (const line of missing) console.log(line);
  console.log(
    `${found.length} findings about text and structure, ${missing.length} that differ from the reviewed list`,
  );
  if (missing.length > 0) process.exitCode = 1;
}
