import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{balancer,engine,cli,bench,stress,infrastructure,scripts}/**/*.test.ts'],
    // Whole-system tests start engines, tasks and builds of their own: a file at a time keeps two cores honest.
    maxWorkers: 2,
    sequence: { shuffle: true },
    testTimeout: 20_000,
    hookTimeout: 30_000,
    execArgv: ['--disable-warning=ExperimentalWarning'],
  },
});
