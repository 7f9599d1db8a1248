import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['scripts/generate.js'],
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
  },
});
