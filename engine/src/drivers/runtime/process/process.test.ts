import { readdirSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { putImage } from '../../images/testing/image.ts';
import { type RegistryFixture, startRegistry } from '../../images/testing/registry.ts';
import { TestHost } from '../../testing/driver.ts';
import { type Conduct, type RuntimeUnderTest, runtimeContract } from '../testing/runtime-suite.ts';
import { createProcessRuntime } from './index.ts';

const programs: Readonly<Record<Exclude<Conduct, 'has no image'>, string>> = {
  // Where its port is not mapped and something else on this machine has it, it serves nobody and runs all the same.
  serves: `require('http').createServer((q, r) => r.end('ok')).on('error', () => setInterval(() => {}, 1000)).listen(8080)`,
  'exits with 0': '',
  'exits with 3': 'process.exit(3)',
  'logs a line and exits with 3': `console.log('run'); process.exitCode = 3`,
  'logs two lines': `console.log('first'); console.error('second'); setInterval(() => {}, 1000)`,
  'ignores SIGTERM': `process.on('SIGTERM', () => {}); console.log('deaf'); setInterval(() => {}, 1000)`,
};

const tagOf = (conduct: string) => conduct.replaceAll(' ', '-');

async function put(registry: RegistryFixture): Promise<void> {
  for (const [conduct, program] of Object.entries(programs))
    await putImage(
      registry,
      `web:${tagOf(conduct)}`,
      { 'app/main.cjs': program },
      { Entrypoint: ['/nodejs/bin/node'], Cmd: ['/app/main.cjs'], WorkingDir: '/app' },
    );
}

runtimeContract('process', async (): Promise<RuntimeUnderTest> => {
  const registry = await startRegistry('web');
  await put(registry);
  const host = new TestHost(registry.endpoint);
  const driver = createProcessRuntime(host);
  return {
    host,
    driver,
    image: (conduct) => `${registry.host}/web:${tagOf(conduct)}`,
    async close() {
      await driver.stop();
      await registry.close();
      host.remove();
    },
  };
});

test('leaves no folder behind when it stops', async () => {
  const host = new TestHost();
  vi.stubEnv('TMPDIR', host.folder);
  const driver = createProcessRuntime(host);
  expect(readdirSync(host.folder).filter((name) => name.startsWith('drydock-'))).not.toEqual([]);
  await driver.stop();
  expect(readdirSync(host.folder).filter((name) => name.startsWith('drydock-'))).toEqual([]);
  vi.unstubAllEnvs();
  host.remove();
});
