import { describe, expect, it } from 'vitest';
import { fakeClients } from '../testing/fake-clients.ts';
import { VirtualClock } from '../testing/virtual-clock.ts';
import { StartingTasks } from './starting-tasks.ts';

const ofAddress = (value: string) => ({ details: [{ name: 'privateIPv4Address', value }] });

/** A service with one task, whose target and container a test changes between looks. */
function cluster() {
  const state = {
    target: { State: 'unhealthy', Description: 'Health checks failed' } as Record<string, string>,
    container: { name: 'web' } as Record<string, string>,
    taskDefinitionArn: 'arn/shop:2',
  };
  const task = (id: string, address: string) => ({
    taskArn: `arn/c/${id}`,
    taskDefinitionArn: state.taskDefinitionArn,
    lastStatus: 'RUNNING',
    group: 'service:shop',
    attachments: [ofAddress(address)],
    containers: [state.container],
  });
  const clients = fakeClients({
    ecs: {
      listTasks: () => ({ taskArns: ['arn/c/t1', 'arn/c/t2'] }),
      describeTasks: ({ tasks }: { tasks: string[] }) => ({
        tasks: [task('t1', '10.0.0.1'), task('t2', '10.0.0.2')].filter(({ taskArn }) =>
          tasks.includes(taskArn),
        ),
      }),
      describeServices: () => ({
        services: [
          {
            serviceName: 'shop',
            healthCheckGracePeriodSeconds: 60,
            loadBalancers: [{ targetGroupArn: 'tg' }],
          },
        ],
      }),
    },
    elbv2: {
      describeTargetHealth: () => ({
        TargetHealthDescriptions: ['10.0.0.1', '10.0.0.2'].map((Id) => ({
          Target: { Id, Port: 80 },
          TargetHealth: state.target,
        })),
      }),
    },
  });
  const clock = new VirtualClock();
  const starting = new StartingTasks(clients, clock, 'c');
  const lookFor = async (ms: number) => {
    const said = [];
    for (let passed = 0; passed < ms; passed += 1000) {
      said.push(...(await starting.look()));
      await clock.delay(1000);
    }
    return said;
  };
  return { state, lookFor };
}

const waitsForAnswer = {
  code: 'task-starting',
  task: 't1',
  taskDefinition: 'shop:2',
  forMs: 5000,
  graceMs: 60_000,
  health: 'Health checks failed',
};

describe('a task that does not answer', () => {
  it('is spoken of after five seconds, one for its revision, and again after twenty', async () => {
    const { lookFor } = cluster();
    expect(await lookFor(5000)).toEqual([]);
    expect(await lookFor(20_000)).toEqual([waitsForAnswer]);
    expect(await lookFor(20_000)).toEqual([{ ...waitsForAnswer, forMs: 25_000 }]);
  });

  it('is spoken of at once when more is known', async () => {
    const { state, lookFor } = cluster();
    await lookFor(7000);
    state.container = { name: 'web', reason: 'It listens on port 3000, and its port mapping says 80.' };
    expect(await lookFor(1000)).toEqual([
      {
        ...waitsForAnswer,
        forMs: 7000,
        container: 'web',
        containerReason: 'It listens on port 3000, and its port mapping says 80.',
      },
    ]);
  });

  it('is not spoken of again because time passes', async () => {
    const { state, lookFor } = cluster();
    state.container = { name: 'web', reason: 'Nothing listens on port 80, 5 s after its start.' };
    await lookFor(7000);
    state.container = { name: 'web', reason: 'Nothing listens on port 80, 6 s after its start.' };
    expect(await lookFor(1000)).toEqual([]);
  });

  it('is not spoken of once it has answered, whatever becomes of it', async () => {
    const { state, lookFor } = cluster();
    state.target = { State: 'healthy' };
    expect(await lookFor(10_000)).toEqual([]);
    state.target = { State: 'unhealthy', Description: 'Request timed out' };
    expect(await lookFor(30_000)).toEqual([]);
  });
});
