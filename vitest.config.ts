import { defineConfig } from 'vitest/config';

/** Newer versions of Node do not have the option, nor the need: they have a cheaper compiler in between. */
const laterOptimisation = process.version.startsWith('v20.') ? ['--interrupt-budget=1000000'] : [];

/** `npm run test:all` is the mode `full`: sweeps too, and properties with all of their examples. */
export default defineConfig(({ mode }) => ({
  test: {
    include: ['test/**/*.test.ts', ...(mode === 'full' ? ['test/**/*.sweep.ts'] : [])],
    // What the tests rewrite with UPDATE is only compared in CI.
    env: { ...(mode === 'full' && { FULL: '1' }), ...(process.env.CI !== undefined && { UPDATE: '' }) },
    globalSetup: ['test/support/global-setup.js'],
    reporters: process.env.CI === undefined ? ['default'] : ['default', './test/support/no-skips.ts'],
    // Plain JavaScript of two megabytes, like the packages, which are not transformed either.
    server: { deps: { external: [/generated\/pdf\.worker\.mjs$/] } },
    setupFiles: ['test/support/setup.ts'],
    // Modules of src/ keep no state except memoised results, so each worker loads them once.
    isolate: false,
    // Tests do not measure time, which bench/ does; the limit ends a test that hangs, on a busy machine too.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // By default one core stays idle, which is half of two.
    maxWorkers: '100%',
    // Most code of a test runs too seldom for what V8 spends on collecting its garbage and optimising it.
    execArgv: ['--max-semi-space-size=64', '--single-threaded-gc', ...laterOptimisation],
  },
}));
