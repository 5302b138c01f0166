import { createHash } from 'node:crypto';
import { defineConfig, type Plugin } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

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

const everything = '{balancer,engine,cli,bench,stress,infrastructure,scripts}/**/*.test.ts';

/** Tests that start whole systems; the second list (real containers, packages, long runs) is left to `npm run test:all`. */
const system = ['cli/src/{system,main,deploy}.test.ts'];
const acceptance = [
  'cli/src/{aws-target,cdk-app,containers,python-container,rehearsal}.test.ts',
  'cli/src/adopt/written-files.test.ts',
  'engine/src/drivers/runtime/docker/{docker,any-image}.test.ts',
  'engine/src/drivers/runtime/docker/{images/private-registry,names/containers}.test.ts',
  'scripts/{new,package/package}.test.ts',
  'stress/src/{crash,fuzz,reference}/*.test.ts',
];

/**
 * Files in an order that the seed decides, but whole systems first: one that started last would leave a core idle. The
 * package's tests and the rehearsals take longest.
 */
class WholeSystemsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const projects = ['acceptance', 'system', 'unit'];
    const place = ({ moduleId, project: { name } }: TestSpecification) =>
      /\/(package|rehearsal)\.test\.ts$/.test(moduleId)
        ? ''
        : `${projects.indexOf(name)} ${createHash('sha256').update(`${this.ctx.config.sequence.seed} ${moduleId}`).digest('hex')}`;
    return [...files].sort((a, b) => (place(a) < place(b) ? -1 : 1));
  }
}

export default defineConfig({
  plugins: [operationsAtOnce],
  test: {
    // Whole-system tests start engines, tasks and builds of their own: a file at a time keeps two cores honest.
    maxWorkers: 2,
    sequence: { shuffle: { tests: true }, sequencer: WholeSystemsFirst },
    // Only what hangs takes as long, however busy the machine is.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    execArgv: ['--disable-warning=ExperimentalWarning'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [everything],
          exclude: ['**/node_modules/**', ...system, ...acceptance],
          // Modules are loaded once for many files: half the processor time of a process for each.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'system', include: system } },
      { extends: true, test: { name: 'acceptance', include: acceptance } },
    ],
  },
});
