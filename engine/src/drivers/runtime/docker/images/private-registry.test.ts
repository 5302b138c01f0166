// Images of a registry that asks for a name and a password, pulled by Podman.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Driver } from '../../../../contracts/driver.ts';
import {
  type RegistryFixture,
  startPrivateRegistry,
  startRegistry,
} from '../../../images/testing/registry.ts';
import { TestHost } from '../../../testing/driver.ts';
import { containerOf, taskOf } from '../../testing/runtime-suite.ts';
import { createDockerRuntime } from '../index.ts';
import { noPodman, type Podman, program, startPodman } from '../testing/podman.ts';

describe.skipIf(noPodman)(
  `a private registry, with Podman${noPodman ? ` (skipped: ${noPodman})` : ''}`,
  { timeout: 180_000 },
  () => {
    let podman: Podman;
    let registry: RegistryFixture;
    /** The engine's own, which does not have the image, and is asked first for whatever is on loopback. */
    let own: RegistryFixture;
    let image: string;
    let host: TestHost;
    let driver: Driver;
    beforeAll(async () => {
      podman = await startPodman();
      own = await startRegistry();
      registry = await startPrivateRegistry('drydock:pa:ss', 'team/web');
      image = `${registry.host}/team/web:1`;
      podman.importImage(image, program('/bin/sleep'));
      // The registry answers in this process, so the push must not hold it.
      const socket = podman.environment.DOCKER_HOST ?? '';
      const flags = ['--quiet', '--tls-verify=false', '--creds', 'drydock:pa:ss'];
      await promisify(execFile)('podman', ['--remote', '--url', socket, 'push', ...flags, image]);
      podman.run(['rmi', image]);
    }, 120_000);
    afterAll(async () => {
      await own?.close();
      await registry?.close();
      await podman?.close();
    }, 60_000);
    beforeEach(() => {
      host = new TestHost(own.endpoint);
      driver = createDockerRuntime(host, { address: podman.address, environment: {} });
    });
    afterEach(async () => {
      await driver.stop();
      // An image that is there would be used when its registry refuses the next pull.
      podman.run(['rmi', '--all', '--force']);
      host.remove();
    }, 60_000);

    const run = (registryCredentials?: { username: string; password: string }) =>
      driver.effects['runtime/start-task']?.(
        taskOf(
          containerOf(image, {
            command: ['/bin/sleep', '1000'],
            ...(registryCredentials ? { registryCredentials } : {}),
          }),
        ),
      );

    test.each([
      ['without credentials', undefined, /there are no credentials for 127\.0\.0\.1:\d+: run `docker login /],
      [
        'with the wrong password',
        { username: 'drydock', password: 'no' },
        /does not accept the username and password of the secret that repositoryCredentials names/,
      ],
    ])('refuses a pull %s, in the words of ECS', async (_what, credentials, advice) => {
      run(credentials);
      const { reason } = await host.until('runtime/task-failed');
      expect(reason).toMatch(
        /^CannotPullContainerError: pull image manifest has been retried 1 time\(s\): failed to resolve ref /,
      );
      expect(reason).toMatch(advice);
      expect(reason).not.toContain('pa:ss');
    });

    test('gives an image for the name and the password of repositoryCredentials', async () => {
      run({ username: 'drydock', password: 'pa:ss' });
      await host.when(() => host.reported.some(({ name }) => /^runtime\/task-(started|failed)$/.test(name)));
      expect(host.all('runtime/task-failed')).toEqual([]);
      expect(host.all('runtime/task-started')[0]?.containers).toHaveLength(1);
    });
  },
);
