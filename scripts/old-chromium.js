// Fetches an old Chromium, in which the page has to work too, and prints the path of its program: version 92, as the package
// chrome-aws-lambda holds it. It is kept in the user's cache folder. Usage: CHROMIUM=$(node scripts/old-chromium.js)
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

const version = '10.1.0';
const integrity = 'sha512-NZQVf+J4kqG4sVhRm3WNmOfzY0OtTSm+S8rg77pwePa9RCYHzhnzRs8YvNI6L9tALIW6RpmefWiPURt3vURXcw==';

const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'report-lint-old-chromium', version);
const program = join(cache, 'chromium');

if (!existsSync(program)) {
  mkdirSync(cache, { recursive: true });
  const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', cache, `chrome-aws-lambda@${version}`], {
    encoding: 'utf8',
    // npm tells what is packed.
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [pack] = JSON.parse(packed);
  if (pack.integrity !== integrity)
    throw new Error(`chrome-aws-lambda ${version} is not what it was: ${pack.integrity}`);
  const file = 'package/bin/chromium.br';
  execFileSync('tar', ['-xzf', join(cache, pack.filename), '-C', cache, file]);
  const temporary = `${program}.${process.pid}`;
  writeFileSync(temporary, brotliDecompressSync(readFileSync(join(cache, file))));
  chmodSync(temporary, 0o755);
  renameSync(temporary, program);
  for (const rest of [pack.filename, 'package']) rmSync(join(cache, rest), { recursive: true });
}
console.log(program);
