import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['scripts/generate.js'],
    setupFiles: ['test/support/setup.ts'],
    // The modules of src/ keep nothing but what they remember of their arguments: loading them once is enough.
    isolate: false,
    // No test is of time, which bench/ measures: this ends what hangs, on a busy machine too.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // By default a core is left idle, which of two is half.
    maxWorkers: '100%',
  },
});
