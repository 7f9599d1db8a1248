#!/usr/bin/env node
'use strict';
const { writeSync } = require('node:fs');
const { pathToFileURL } = require('node:url');
const { inspect } = require('node:util');
const { output, start } = require('../dist/start.js');

const { env } = process;
const [stdout, stderr] = ['stdout', 'stderr'].map((name) => output(name, watch));
const here = pathToFileURL(__filename);
const { program, keep } = start('cli.js', env);

// As shells number them. Only once, so that a second signal ends the process even if the system blocks on a file.
for (const [signal, exitCode] of Object.entries({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 })) {
  process.once(signal, () => {
    // The prompt then starts on a new line, not after `^C` or a progress bar.
    if (stderr.isTTY) stderr.write('\n');
    // Temporary files are removed on exit.
    process.exit(exitCode);
  });
}

// An error outside the promise of `main` would end the process with exit code 1.
process.on('uncaughtException', (error) => {
  report(error);
  process.exit(2);
});

const io = {
  stdout,
  stderr,
  flushed: () => new Promise((resolve) => stdout.write('', resolve)),
  env,
  cwd: process.cwd(),
  platform: process.platform,
  // A formatter of dates would tell the same, and take fifty times as long.
  systemLocale: () => new Intl.PluralRules().resolvedOptions().locale,
  worker: new URL('../dist/worker.js', here),
  process: new URL('process.js', here),
  page: new URL('../dist/年报核对.html', here),
  keepCompiled: keep,
  // Only `-` needs it, and opening it takes time.
  get stdin() {
    return process.stdin;
  },
};

program.main(process.argv.slice(2), io).then(end, (error) => {
  report(error);
  end(2);
});

/**
 * Ends the process when all output has been taken. By itself Node would first tidy up memory, which the system does at once. An output
 * that fails, or a promise that nobody waits for, has its own event, which comes first.
 */
function end(exitCode) {
  process.exitCode = exitCode;
  const whenTaken = (stream, then) => stream.write('', (error) => error ?? then());
  whenTaken(stdout, () => whenTaken(stderr, () => setImmediate(() => process.exit())));
}

/** Sees to the errors of an output. */
function watch(stream, stats) {
  if (stats.isFile()) stream._write = writeWhole;
  stream.on('error', ({ code }) => {
    // The reader of the output may stop early: `report-lint … | head`.
    if (code === 'EPIPE') return;
    // Exit code 1 would mean findings.
    if (stream === process.stdout) {
      console.error(`report-lint: 结果写不出去（${code}） / the output cannot be written (${code})`);
    }
    process.exit(2);
  });
}

/** Reports a defect of this program, without control characters that its message may quote. */
function report(error) {
  console.error(inspect(error).replaceAll(/[^\P{Cc}\n]/gu, ''));
  console.error('程序内部出错，请把以上内容报告给开发者 / Internal error: please report the above to the developers');
}

/** Writes a chunk to a file. Node itself writes what fits on the disk, and drops the rest without an error. */
function writeWhole(chunk, _encoding, done) {
  try {
    for (let rest = chunk; rest.length > 0; ) rest = rest.subarray(writeSync(this.fd, rest));
    done();
  } catch (error) {
    done(error);
  }
}
