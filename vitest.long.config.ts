import { mergeConfig } from 'vitest/config';
import base from './vitest.config.js';

/** The seeded long runs; `npm run test:long` builds the server that they start and kill. */
export default mergeConfig(
  { ...base, test: { ...base.test, include: [] } },
  { test: { include: ['test/long/**/*.long.ts'], testTimeout: 1_500_000, fileParallelism: false } },
);
