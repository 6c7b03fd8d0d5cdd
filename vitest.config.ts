import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    include: ['apps/**/*.spec.ts', 'libs/**/*.spec.ts', 'test/**/*.spec.ts'],
    globalSetup: ['./test/support/global-setup.ts'],
    setupFiles: ['reflect-metadata'],
    reporters: ['default', './test/support/skipped-tests.reporter.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
