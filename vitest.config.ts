import { createHash } from 'node:crypto';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const everything =
  '{balancer,dashboard,engine,cli,testing,bench,stress,infrastructure,scripts,site}/**/*.test.ts';

/**
 * The whole system's own test; what takes long (real tasks, builds, containers and stores, packages, many programs at once)
 * is left to `npm run test:all`.
 */
const system = ['cli/src/system.test.ts'];
const acceptance = [
  'balancer/src/conformance/slow-start.test.ts',
  'balancer/src/smuggling/*.test.ts',
  'cli/src/{access,aws-target,cdk-app,cdk-around,containers,dashboard,dashboard-live,dashboard-rooms,dashboard-shifts,data-stores,deploy,endings,faults-on-instances,faults-on-tasks,main,python-container,queue-through-kills}.test.ts',
  'cli/src/adopt/written-files.test.ts',
  'engine/src/aws/codecommit/{files,repositories}.test.ts',
  'engine/src/drivers/{build-runner/build-runner,build-runner/container/build-container}.test.ts',
  'engine/src/drivers/{data-stores/data-stores,image-builder/stages/build-image}.test.ts',
  'engine/src/drivers/functions/{functions,python}.test.ts',
  'engine/src/drivers/runtime/process/{process,task,volumes,ports/listening}.test.ts',
  'engine/src/drivers/runtime/docker/{docker,any-image}.test.ts',
  'engine/src/drivers/runtime/docker/{images/private-registry,names/containers}.test.ts',
  'infrastructure/src/templates-with-tools.test.ts',
  'scripts/new.test.ts',
  'stress/src/{corpus,crash,fuzz,reference}/*.test.ts',
  'testing/src/simulate/simulate.test.ts',
];
/** What is seen of the package, which is packed and installed once for them. */
const packaged = ['scripts/package/{package,testing}.test.ts'];
/** Their scenarios' time is this machine's: nothing else runs beside them. */
const rehearsals = ['cli/src/rehearsal.test.ts'];

/** Each takes minutes. */
const longest =
  /\/(package|cdk-app|dashboard|dashboard-rooms|faults-on-tasks|faults-on-instances)\.test\.ts$/;

/** Files in an order that the seed decides, but the longest and then whole systems first: one that started last would leave a core idle. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const projects = ['package', 'acceptance', 'system', 'unit'];
    const place = ({ moduleId, project: { name } }: TestSpecification) =>
      `${longest.test(moduleId) ? '' : projects.indexOf(name)} ${createHash('sha256').update(`${this.ctx.config.sequence.seed} ${moduleId}`).digest('hex')}`;
    return [...files].sort((a, b) => (place(a) < place(b) ? -1 : 1));
  }
}

export default defineConfig({
  test: {
    // Node.js imports the modules itself, as it does for users: a third of the processor time of one file's run.
    experimental: { viteModuleRunner: false },
    maxWorkers: 2,
    sequence: { shuffle: { tests: true }, sequencer: LongestFirst },
    // Only what hangs takes as long, however busy the machine is.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    execArgv: ['--disable-warning=ExperimentalWarning'],
    // The CDK's validation is two seconds of a processor at each call of `cdk`, and no concern of these tests but one.
    env: { CDK_VALIDATION: 'false' },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          sequence: { groupOrder: 1 },
          include: [everything],
          exclude: ['**/node_modules/**', ...system, ...acceptance, ...packaged, ...rehearsals],
          // Modules are loaded once for many files: half the processor time of a process for each.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'system', include: system, sequence: { groupOrder: 1 } } },
      { extends: true, test: { name: 'acceptance', include: acceptance } },
      {
        extends: true,
        test: {
          name: 'package',
          // Two repositories that come up side by side take each other's time.
          maxConcurrency: 1,
          include: packaged,
          globalSetup: 'scripts/package/install-once.fixture.ts',
        },
      },
      { extends: true, test: { name: 'rehearsals', include: rehearsals, sequence: { groupOrder: 2 } } },
    ],
  },
});
