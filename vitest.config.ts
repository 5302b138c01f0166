import { defineConfig, type Plugin } from 'vitest/config';

/**
 * Vitest loads modules itself, so that what Node.js's `require` loads would be a second copy with tables and classes of
 * its own. In tests a list of operations imports them.
 */
const operationsAtOnce: Plugin = {
  name: 'operations-at-once',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('/generated/operations.ts')) return;
    const imports: string[] = [];
    const list = code.replace(/operation<.*>\('(.+)', '(.+)'\)/g, (_, file, name) => {
      imports.push(`import { ${name} as ${name}Operation } from '../operations/${file}.ts';`);
      return `${name}Operation`;
    });
    if (imports.length === 0)
      throw new Error(`${id} has another form than scripts/generate-operations.ts writes`);
    return [...imports, list].join('\n');
  },
};

export default defineConfig({
  plugins: [operationsAtOnce],
  test: {
    include: ['{balancer,engine,cli,bench,stress,infrastructure,scripts}/**/*.test.ts'],
    // Whole-system tests start engines, tasks and builds of their own: a file at a time keeps two cores honest.
    maxWorkers: 2,
    sequence: { shuffle: true },
    // Only what hangs takes as long, however busy the machine is.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    execArgv: ['--disable-warning=ExperimentalWarning'],
  },
});
