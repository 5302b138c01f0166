import { afterAll, beforeAll, describe } from 'vitest';
import { type RegistryFixture, startRegistry } from '../../images/testing/registry.ts';
import { TestHost } from '../../testing/driver.ts';
import { type Conduct, type RuntimeUnderTest, runtimeContract } from '../testing/runtime-suite.ts';
import { createDockerRuntime } from './index.ts';
import { importNode, noPodman, type Podman, startPodman } from './testing/podman.ts';

// A container's first process ignores the signals that it has no handler for.
const programs: Readonly<Record<Exclude<Conduct, 'has no image'>, string>> = {
  serves: `process.on('SIGTERM', () => process.exit(143)); require('http').createServer((q, r) => r.end('ok')).listen(8080)`,
  'exits with 0': '',
  'exits with 3': 'process.exit(3)',
  'logs a line and exits with 3': `console.log('run'); process.exitCode = 3`,
  'logs two lines': `console.log('first'); console.error('second'); setInterval(() => {}, 1000)`,
  'ignores SIGTERM': `process.on('SIGTERM', () => {}); console.log('deaf'); setInterval(() => {}, 1000)`,
};

const nameOf = (conduct: string) => `localhost/web:${conduct.replaceAll(' ', '-').toLowerCase()}`;

describe.skipIf(noPodman)(`with Podman${noPodman ? ` (skipped: ${noPodman})` : ''}`, () => {
  let podman: Podman;
  let registry: RegistryFixture;
  beforeAll(async () => {
    podman = await startPodman();
    registry = await startRegistry('web');
    importNode(podman, 'localhost/node:1');
    for (const [conduct, source] of Object.entries(programs))
      podman.build(nameOf(conduct), `FROM localhost/node:1\nCMD ["node", "-e", ${JSON.stringify(source)}]\n`);
  }, 600_000);
  afterAll(async () => {
    await podman?.close();
    await registry?.close();
  });

  runtimeContract(
    'docker',
    async (): Promise<RuntimeUnderTest> => {
      const host = new TestHost(registry.endpoint);
      const driver = createDockerRuntime(host, { address: podman.address, environment: {} });
      return {
        host,
        driver,
        image: (conduct) => (conduct === 'has no image' ? `${registry.host}/web:none` : nameOf(conduct)),
        async close() {
          await driver.stop();
          host.remove();
        },
      };
    },
    600_000,
  );
});
