import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['scripts/generate.js'],
    // By default a core is left idle, which of two is half.
    maxWorkers: '100%',
  },
});
