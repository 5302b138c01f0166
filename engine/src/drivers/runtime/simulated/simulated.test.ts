import { TestHost } from '../../driver.fixture.ts';
import { type Conduct, type RuntimeUnderTest, runtimeContract } from '../runtime.fixture.ts';
import type { Behaviour } from './behaviour.ts';
import { createSimulatedRuntime } from './index.ts';

const behaviours: Readonly<Record<Conduct, Partial<Behaviour>>> = {
  serves: {},
  'exits with 3': { exit: { afterMs: 0, exitCode: 3 } },
  'logs two lines': { logs: ['first', 'second'] },
  'ignores SIGTERM': { logs: ['deaf'], stop: { afterMs: Number.POSITIVE_INFINITY, exitCode: 0 } },
  'has no image': { failure: 'CannotPullContainerError: not found' },
};

runtimeContract('simulated', async (): Promise<RuntimeUnderTest> => {
  const host = new TestHost();
  const driver = createSimulatedRuntime(host, ({ image }) => behaviours[image as Conduct]);
  return {
    host,
    driver,
    image: (conduct) => conduct,
    async close() {
      await driver.stop();
      host.remove();
    },
  };
});
