#!/usr/bin/env node
import { main } from '../dist/cli.js';

// The reader of the output may stop early: `report-lint … | head`.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (error.code === 'EPIPE') return;
    // Exit code 1 would mean findings.
    if (stream === process.stdout) {
      console.error(`report-lint: 结果写不出去（${error.code}） / the output cannot be written (${error.code})`);
    }
    process.exit(2);
  });
}
// Only once, so that a second interrupt ends the process even if the system blocks on a file.
process.once('SIGINT', () => {
  // The prompt then starts on a new line, not after `^C` or a progress bar.
  if (process.stderr.isTTY) process.stderr.write('\n');
  process.exit(130);
});

const { stdout, stderr, env } = process;
const io = {
  stdout,
  stderr,
  env,
  cwd: process.cwd(),
  worker: new URL('../dist/worker.js', import.meta.url),
  // Only `-` needs it, and opening it takes time.
  get stdin() {
    return process.stdin;
  },
};

try {
  process.exitCode = await main(process.argv.slice(2), io);
} catch (error) {
  console.error(error);
  console.error('程序内部出错，请把以上内容报告给开发者 / Internal error: please report the above to the developers');
  process.exitCode = 2;
}
