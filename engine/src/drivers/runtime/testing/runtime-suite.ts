// The contract of container runtimes, as tests that every runtime runs.
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Driver } from '../../../contracts/driver.ts';
import {
  type ContainerSpecification,
  runtimeFeatures,
  type TaskSpecification,
} from '../../../contracts/runtime.ts';
import type { TestHost } from '../../testing/driver.ts';

export type Conduct =
  | 'serves'
  | 'exits with 0'
  | 'exits with 3'
  | 'logs a line and exits with 3'
  | 'logs two lines'
  | 'ignores SIGTERM'
  | 'has no image';

export interface RuntimeUnderTest {
  readonly host: TestHost;
  readonly driver: Driver;
  /** A reference to an image whose container behaves this way. */
  image(conduct: Conduct): string;
  close(): Promise<void>;
}

const taskArn = 'arn:aws:ecs:us-east-1:000000000000:task/main/0123456789abcdef0123456789abcdef';

export function containerOf(
  image: string,
  more: Partial<ContainerSpecification> = {},
): ContainerSpecification {
  return {
    name: 'web',
    image,
    environment: {},
    cpu: 256,
    essential: true,
    portMappings: [],
    stopTimeoutMs: 5000,
    ...more,
  };
}

export function taskOf(...containers: ContainerSpecification[]): TaskSpecification {
  return { taskArn, containers, metadata: { Family: 'web' } };
}

/** @param timeoutMs a container engine takes seconds for what a process takes milliseconds, on a busy machine */
export function runtimeContract(
  name: string,
  open: () => Promise<RuntimeUnderTest>,
  timeoutMs = 20_000,
): void {
  describe(`the ${name} runtime`, { timeout: timeoutMs }, () => {
    let it: RuntimeUnderTest;
    beforeEach(async () => {
      it = await open();
    }, timeoutMs);
    afterEach(() => it.close(), timeoutMs);

    const start = (...containers: ContainerSpecification[]) =>
      it.driver.effects['runtime/start-task']?.(taskOf(...containers));
    const stop = (arn = taskArn) => it.driver.effects['runtime/stop-task']?.({ taskArn: arn });

    test('starts a task whose port answers, and stops it with 143', async () => {
      start(containerOf(it.image('serves'), { portMappings: [{ containerPort: 8080, protocol: 'tcp' }] }));
      const { containers } = await it.host.until('runtime/task-started');
      expect(containers.map((each) => each.name)).toEqual(['web']);
      const [endpoint] = containers[0]?.endpoints ?? [];
      expect(endpoint).toMatchObject({ containerPort: 8080, host: '127.0.0.1' });
      // It takes a moment until the process listens.
      const answer = await untilAnswered(`http://127.0.0.1:${endpoint?.port}/`);
      expect(answer.status).toBe(200);
      stop();
      await it.host.until('runtime/task-stopped');
      expect(it.host.all('runtime/container-exited')).toEqual([{ taskArn, container: 'web', exitCode: 143 }]);
      await expect(fetch(`http://127.0.0.1:${endpoint?.port}/`)).rejects.toThrow();
    });

    test('reports that a container has started, and then how it has ended by itself', async () => {
      start(containerOf(it.image('exits with 3')));
      const exit = await it.host.until('runtime/container-exited');
      expect(exit).toMatchObject({ taskArn, container: 'web', exitCode: 3 });
      // What it uses is measured meanwhile, on a busy machine.
      const names = it.host.reported
        .map((each) => each.name)
        .filter((each) => /^runtime\/(task|container)-(started|failed|exited|stopped)$/.test(each));
      expect(names).toEqual(['runtime/task-started', 'runtime/container-exited']);
    });

    test('kills a container that does not end within its stop timeout', async () => {
      const logs = { group: 'g', stream: 's' };
      start(containerOf(it.image('ignores SIGTERM'), { stopTimeoutMs: 50, logs }));
      await it.host.until('runtime/task-started');
      await it.host.when(() => it.host.logged().includes('deaf'));
      stop();
      await it.host.until('runtime/task-stopped');
      expect(it.host.all('runtime/container-exited')).toMatchObject([{ exitCode: 137 }]);
    });

    test('starts a task once, however often it is asked to', async () => {
      start(containerOf(it.image('serves')));
      start(containerOf(it.image('serves')));
      await it.host.until('runtime/task-started');
      stop();
      await it.host.until('runtime/task-stopped');
      expect(it.host.all('runtime/task-started')).toHaveLength(1);
      expect(it.host.all('runtime/container-exited')).toHaveLength(1);
    });

    test('reports an unknown task as stopped', async () => {
      stop('arn:unknown');
      expect(await it.host.until('runtime/task-stopped')).toEqual({ taskArn: 'arn:unknown' });
    });

    test('stops a task that is still starting', async () => {
      start(containerOf(it.image('serves')));
      stop();
      await it.host.until('runtime/task-stopped');
      expect(it.host.all('runtime/task-failed')).toEqual([]);
    });

    test('fails a task whose image does not exist, and leaves none of its containers', async () => {
      start(containerOf(it.image('serves'), { name: 'side' }), containerOf(it.image('has no image')));
      const failed = await it.host.until('runtime/task-failed');
      expect(failed).toMatchObject({ taskArn, container: 'web' });
      expect(failed.reason).toMatch(/^CannotPullContainerError: /);
      expect(it.host.all('runtime/task-started')).toEqual([]);
      expect(it.host.all('runtime/container-exited')).toEqual([]);
    });

    test('reports what a container logs, in order', async () => {
      start(containerOf(it.image('logs two lines'), { logs: { group: 'g', stream: 's' } }));
      await it.host.when(() => it.host.logged().length === 2);
      expect(it.host.logged()).toEqual(['first', 'second']);
      expect(it.host.all('logs/lines')[0]).toMatchObject({ group: 'g', stream: 's' });
    });

    test('reports health', async () => {
      start(containerOf(it.image('serves'), { healthCheck }));
      const health = await it.host.until('runtime/container-health');
      expect(health).toEqual({ taskArn, container: 'web', status: 'HEALTHY' });
    });

    const healthCheck = {
      command: ['CMD', 'node', '-e', ''],
      intervalMs: 10,
      timeoutMs: 5000,
      retries: 1,
      startPeriodMs: 0,
    };

    test.each([
      ['START', 'serves', {}],
      ['COMPLETE', 'exits with 3', {}],
      ['SUCCESS', 'exits with 0', {}],
      ['HEALTHY', 'serves', { healthCheck }],
    ] as const)('starts a container once what it depends on is %s', async (condition, conduct, more) => {
      start(
        containerOf(it.image(conduct), { name: 'first', essential: false, ...more }),
        containerOf(it.image('serves'), { dependsOn: [{ container: 'first', condition }] }),
      );
      const { containers } = await it.host.until('runtime/task-started');
      expect(containers.map((each) => each.name)).toEqual(['first', 'web']);
      if (conduct !== 'serves') {
        const exit = await it.host.until('runtime/container-exited');
        expect(exit.container).toBe('first');
      }
    });

    test('fails a task whose container depends on the success of one that fails', async () => {
      start(
        containerOf(it.image('exits with 3'), { name: 'first', essential: false }),
        containerOf(it.image('serves'), { dependsOn: [{ container: 'first', condition: 'SUCCESS' }] }),
      );
      expect(await it.host.until('runtime/task-failed')).toEqual({
        taskArn,
        container: 'web',
        reason:
          'CannotStartContainerError: dependency graph: failed to resolve container ordering dependency [first] for target [web] as dependency did not exit successfully.',
      });
      expect(it.host.all('runtime/task-started')).toEqual([]);
    });

    test('fails a task that waits longer than a start timeout', async () => {
      start(
        containerOf(it.image('serves'), { name: 'first', essential: false }),
        containerOf(it.image('serves'), {
          dependsOn: [{ container: 'first', condition: 'COMPLETE' }],
          startTimeoutMs: 50,
        }),
      );
      expect((await it.host.until('runtime/task-failed')).reason).toMatch(/as dependency has timed out\.$/);
    });

    test('stops a task that waits for a dependency', async () => {
      start(
        containerOf(it.image('logs two lines'), {
          name: 'first',
          essential: false,
          logs: { group: 'g', stream: 's' },
        }),
        containerOf(it.image('serves'), { dependsOn: [{ container: 'first', condition: 'COMPLETE' }] }),
      );
      stop();
      await it.host.until('runtime/task-stopped');
      expect(it.host.all('runtime/task-failed')).toEqual([]);
      expect(it.host.all('runtime/task-started')).toEqual([]);
    });

    test('starts a container again by its restart policy, until its task stops', async () => {
      const image = it.image('logs a line and exits with 3');
      const logs = { group: 'g', stream: 's' };
      start(containerOf(image, { logs, restartPolicy: { ignoredExitCodes: [], attemptPeriodMs: 0 } }));
      await it.host.when(() => it.host.logged().length >= 2);
      expect(it.host.all('runtime/container-exited')).toEqual([]);
      stop();
      await it.host.until('runtime/task-stopped');
      expect(it.host.all('runtime/container-exited').length).toBeLessThanOrEqual(1);
    });

    test.each([
      ['the exit code is ignored', { ignoredExitCodes: [3], attemptPeriodMs: 0 }],
      ['it ran for less than the attempt period', { ignoredExitCodes: [], attemptPeriodMs: 300_000 }],
    ])('does not start a container again when %s', async (_, restartPolicy) => {
      start(containerOf(it.image('exits with 3'), { restartPolicy }));
      expect(await it.host.until('runtime/container-exited')).toMatchObject({ exitCode: 3 });
    });

    test('runs a program in a container, and gives its output and exit code', async () => {
      start(containerOf(it.image('serves')));
      await it.host.until('runtime/task-started');
      const command = `node -e "console.log(String(6 * 7)); process.exit(5)"`;
      const executed = await it.driver.execute!({ taskArn, container: 'web', command });
      expect((await text(executed.output)).trim()).toBe('42');
      expect(await executed.exitCode).toBe(5);
    });

    test('runs no program in a container that does not run', async () => {
      const executed = it.driver.execute!({ taskArn, container: 'web', command: 'node' });
      await expect(executed).rejects.toThrow('the container web does not run');
    });

    test('says by itself what it can give a task, before anything asks', async () => {
      await it.driver.recover();
      const { runtime, features, hints = {} } = await it.host.until('runtime/capabilities');
      expect(runtime).toBe(name);
      expect(runtimeFeatures).toEqual(expect.arrayContaining([...features]));
      expect(features).toEqual(
        expect.arrayContaining(['volumes', 'dependency-conditions', 'restart-policies']),
      );
      expect(runtimeFeatures).toEqual(expect.arrayContaining(Object.keys(hints)));
      // Why there is something that there is would be no hint.
      expect(features.filter((feature) => feature in hints)).toEqual([]);
    });

    test('reports the tasks that still exist after a restart', async () => {
      await it.driver.recover();
      expect(it.host.all('runtime/recovered')).toEqual([{ taskArns: [] }]);
    });

    test('ends every task when the engine stops, and reports nothing more', async () => {
      start(containerOf(it.image('serves')));
      await it.host.until('runtime/task-started');
      const reported = it.host.reported.length;
      await it.driver.stop();
      expect(it.host.reported).toHaveLength(reported);
    });
  });
}

async function untilAnswered(url: string): Promise<Response> {
  for (;;) {
    try {
      return await fetch(url);
    } catch {
      // Not listening yet.
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}
