import { describe, expect, it } from 'vitest';
import { fakeClients } from '../testing/fake-clients.ts';
import { VirtualClock } from '../testing/virtual-clock.ts';
import { FailedTasks } from './failed-tasks.ts';

interface FakeTask {
  readonly stopCode?: string;
  readonly stoppedReason?: string;
  readonly containers?: readonly object[];
  readonly group?: string;
}

/** A cluster whose stopped tasks and logs a test changes between looks. */
function cluster() {
  const tasks = new Map<string, FakeTask>();
  const lines: string[] = [];
  const clients = fakeClients({
    ecs: {
      listTasks: () => ({ taskArns: [...tasks.keys()].map((id) => `arn/c/${id}`) }),
      describeTasks: ({ tasks: arns }: { tasks: string[] }) => ({
        tasks: arns.map((taskArn) => ({
          taskArn,
          taskDefinitionArn: 'arn/shop:2',
          lastStatus: 'STOPPED',
          ...tasks.get(taskArn.slice('arn/c/'.length)),
        })),
      }),
      describeTaskDefinition: () => ({
        taskDefinition: {
          containerDefinitions: [
            {
              name: 'web',
              logConfiguration: { options: { 'awslogs-group': 'g', 'awslogs-stream-prefix': 'task' } },
            },
          ],
        },
      }),
      describeServices: () => ({
        services: [
          {
            events: [
              {
                message:
                  '(service s) (task t1) is unhealthy due to (reason Health checks failed with these codes: [503])',
              },
            ],
          },
        ],
      }),
    },
    logs: { getLogEvents: () => ({ events: lines.map((message) => ({ message })) }) },
  });
  const clock = new VirtualClock();
  return { tasks, lines, clock, failed: new FailedTasks(clients, clock, 'c') };
}

const crash: FakeTask = {
  stopCode: 'EssentialContainerExited',
  stoppedReason: 'Essential container in task exited',
  containers: [{ name: 'web', exitCode: 3 }],
};

describe('a task that fails', () => {
  it('says its error, however long the stack of Node.js below it is', async () => {
    const { tasks, lines, clock, failed } = cluster();
    await failed.look();
    tasks.set('t1', crash);
    const frames = Array.from(
      { length: 20 },
      (_, n) => `    at load${n} (node:internal/modules/cjs/loader:${n}:15)`,
    );
    lines.push(
      "Error: Cannot find module '/app/dist/server.js'",
      ...frames,
      '    at main (/app/a.js:1:1)',
      'Node.js v24',
    );
    await clock.delay(500);
    expect((await failed.look())[0]?.log).toEqual([
      "Error: Cannot find module '/app/dist/server.js'",
      '    at main (/app/a.js:1:1)',
      'Node.js v24',
    ]);
  });

  it('is reported with what it said last, once for all tasks of its revision', async () => {
    const { tasks, lines, clock, failed } = cluster();
    tasks.set('old', crash);
    expect(await failed.look()).toEqual([]);
    tasks.set('t1', crash).set('t2', crash);
    lines.push('starting', 'no database');
    await clock.delay(500);
    expect(await failed.look()).toEqual([
      {
        code: 'task-failed',
        task: 't1',
        taskDefinition: 'shop:2',
        reason: 'Essential container in task exited',
        container: 'web',
        exitCode: 3,
        log: ['starting', 'no database'],
      },
    ]);
    await clock.delay(500);
    expect(await failed.look()).toEqual([]);
  });

  it('is waited for while its last lines may still come, but not at the last look', async () => {
    const { tasks, lines, clock, failed } = cluster();
    await failed.look();
    tasks.set('t1', crash);
    await clock.delay(500);
    expect(await failed.look()).toEqual([]);
    lines.push('too late');
    await clock.delay(500);
    expect((await failed.look()).map(({ log }) => log)).toEqual([['too late']]);
    lines.length = 0;
    tasks.set('t2', { ...crash, containers: [{ name: 'web', exitCode: 4 }] });
    expect((await failed.look(true)).map(({ exitCode }) => exitCode)).toEqual([4]);
  });

  it('is reported with the answer to its health check', async () => {
    const { tasks, clock, failed } = cluster();
    await failed.look();
    tasks.set('t1', {
      stoppedReason: 'Task failed ELB health checks in (target-group arn)',
      group: 'service:s',
    });
    await clock.delay(500);
    expect(await failed.look()).toMatchObject([{ health: 'Health checks failed with these codes: [503]' }]);
  });

  it('is none that a deployment has stopped', async () => {
    const { tasks, clock, failed } = cluster();
    await failed.look();
    tasks.set('t1', {
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason: 'Scaling activity initiated by (deployment d)',
    });
    await clock.delay(500);
    expect(await failed.look(true)).toEqual([]);
  });
});
