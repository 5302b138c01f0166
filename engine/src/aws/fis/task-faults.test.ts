// Faults of tasks: what the drivers are asked for, where the faults are found, and that nothing of them is left.

import { expect, it, test } from 'vitest';
import { detours, reachedAt } from '../../contracts/faults.ts';
import { faultOf } from '../../testing/fault-of.ts';
import type { Rehearsal } from '../../testing/rehearsal.ts';
import { createTemplate, faultyCloud, runService, start, states, taskArns } from './testing/faulty-cloud.ts';

const minute = 60_000;
const target = {
  some: { resourceType: 'aws:ecs:task', parameters: { cluster: 'main' }, selectionMode: 'COUNT(1)' },
};

function onTask(cloud: Rehearsal, actionId: string, parameters: Record<string, string>): string {
  return createTemplate(cloud, {
    targets: target,
    actions: { fault: { actionId, parameters, targets: { Tasks: 'some' } } },
  });
}

const inputs = <T>(cloud: Rehearsal, effect: string): T[] =>
  cloud.effects.filter((each) => each.effect === effect).map(({ input }) => input as T);

/** A driver that opens each detour at a port of its own. */
function withDetours(cloud: Rehearsal): void {
  cloud.on('network-faults/apply', ({ detours: wanted }) =>
    cloud.report('network-faults/detours', {
      detours: wanted.map(({ key }, at) => ({ key, endpoint: { host: '127.0.0.1', port: 40_000 + at } })),
    }),
  );
}

it('leads what reaches a task through a detour, for as long as the experiment takes', () => {
  using cloud = faultyCloud();
  withDetours(cloud);
  runService(cloud, 2);
  const template = onTask(cloud, 'aws:ecs:task-network-latency', {
    duration: 'PT30S',
    delayMilliseconds: '300',
  });
  const id = start(cloud, template);
  const [key = ''] = cloud.state.keys(detours);
  expect(key).toMatch(/^172\.31\.\d+\.\d+:8080$/);
  expect(reachedAt(cloud.state, key)).toEqual({ host: '127.0.0.1', port: 40_000 });
  const applied = inputs<{ detours: object[] }>(cloud, 'network-faults/apply');
  expect(applied.at(-1)?.detours).toEqual([
    {
      key,
      upstream: { host: '127.0.0.1', port: 30_000 },
      impairments: [{ delayMs: 300, jitterMs: 10, lossPercent: 0, flowsPercent: 100, blackhole: false }],
    },
  ]);
  const tables = inputs<{ targetGroups: object[] }>(cloud, 'balancer/apply').length;
  cloud.advance(30_000);
  expect(states(cloud, id).experiment).toBe('completed: Experiment completed.');
  expect(cloud.state.keys(detours)).toEqual([]);
  expect(reachedAt(cloud.state, key)).toEqual({ host: '127.0.0.1', port: 30_000 });
  expect(inputs<{ detours: object[] }>(cloud, 'network-faults/apply').at(-1)).toEqual({ detours: [] });
  expect(inputs(cloud, 'balancer/apply').length).toBeGreaterThan(tables);
});

it('says what AWS would demand of the task definition', () => {
  using cloud = faultyCloud();
  runService(cloud, 1);
  const id = start(cloud, onTask(cloud, 'aws:ecs:task-network-packet-loss', { duration: 'PT1M' }));
  expect(states(cloud, id).fault).toBe(
    'running: Action is running. On AWS the task definition web also needs a container of the SSM agent, pidMode task.',
  );
});

it('drops what comes to a port, and leaves other ports alone', () => {
  using cloud = faultyCloud();
  withDetours(cloud);
  runService(cloud, 1);
  const blackhole = (port: string) =>
    start(
      cloud,
      onTask(cloud, 'aws:ecs:task-network-blackhole-port', {
        duration: 'PT1M',
        port,
        trafficType: 'ingress',
      }),
    );
  blackhole('9090');
  expect(cloud.state.keys(detours)).toEqual([]);
  blackhole('8080');
  expect(cloud.state.keys(detours)).toHaveLength(1);
});

it('removes detours when the experiment is stopped, and when the engine restarts', () => {
  using cloud = faultyCloud();
  withDetours(cloud);
  runService(cloud, 1);
  const template = onTask(cloud, 'aws:ecs:task-network-latency', { duration: 'PT1H' });
  const id = start(cloud, template);
  expect(cloud.state.keys(detours)).toHaveLength(1);
  cloud.call('fis', 'StopExperiment', { id });
  cloud.settle();
  expect(cloud.state.keys(detours)).toEqual([]);
  start(cloud, template);
  expect(cloud.state.keys(detours)).toHaveLength(1);
  cloud.restart();
  cloud.report('runtime/capabilities', { runtime: 'simulated', features: [] });
  cloud.settle();
  expect(cloud.state.keys(detours)).toEqual([]);
});

it('puts a task under load, and takes it off at the end', () => {
  using cloud = faultyCloud();
  runService(cloud, 1);
  const [taskArn] = taskArns(cloud);
  const id = start(
    cloud,
    onTask(cloud, 'aws:ecs:task-cpu-stress', { duration: 'PT1M', percent: '80', workers: '2' }),
  );
  const stressId = `${id}/fault/${taskArn}`;
  expect(inputs(cloud, 'runtime/start-stress')).toEqual([
    { stressId, taskArn, kind: 'cpu', workers: 2, percent: 80 },
  ]);
  cloud.report('runtime/stress', { stressId, status: 'running' });
  cloud.advance(minute);
  expect(inputs(cloud, 'runtime/stop-stress')).toEqual([{ stressId }]);
  expect(states(cloud, id).experiment).toBe('completed: Experiment completed.');
});

it('fails when the load cannot be started', () => {
  using cloud = faultyCloud();
  runService(cloud, 1);
  const id = start(cloud, onTask(cloud, 'aws:ecs:task-io-stress', { duration: 'PT1M' }));
  const [taskArn] = taskArns(cloud);
  cloud.report('runtime/stress', {
    stressId: `${id}/fault/${taskArn}`,
    status: 'failed',
    reason: 'no shell',
  });
  expect(states(cloud, id)).toEqual({
    experiment: 'failed: Action fault failed: no shell',
    fault: 'failed: no shell',
  });
});

test.each([
  ['completes when a process was signalled', { count: 1 }, 'completed: Action was completed.'],
  ['fails when there was none', { count: 0 }, 'failed: node: no process found'],
  ['fails with what the runtime says', { count: 0, reason: 'no shell' }, 'failed: no shell'],
])('killing a process %s', (_, outcome, expected) => {
  using cloud = faultyCloud();
  runService(cloud, 1);
  const id = start(
    cloud,
    onTask(cloud, 'aws:ecs:task-kill-process', { processName: 'node', signal: 'SIGKILL' }),
  );
  const [request] = inputs<{ requestId: string }>(cloud, 'runtime/signal-processes');
  expect(request).toMatchObject({ taskArn: taskArns(cloud)[0], processName: 'node', signal: 'SIGKILL' });
  cloud.report('runtime/processes-signalled', { requestId: request!.requestId, ...outcome });
  expect(states(cloud, id).fault).toBe(expected);
});

test.each([
  ['aws:ecs:task-network-latency', { sources: '10.0.0.0/8' }, 'sources'],
  ['aws:ecs:task-network-blackhole-port', { port: '80', trafficType: 'egress' }, 'trafficType'],
  [
    'aws:ecs:task-network-blackhole-port',
    { port: '80', trafficType: 'ingress', protocol: 'udp' },
    'protocol',
  ],
  ['aws:ecs:task-network-packet-loss', { lossPercent: '101' }, 'lossPercent'],
])('%s refuses what it cannot do: %j', (actionId, parameters, name) => {
  using cloud = faultyCloud();
  const made = { duration: 'PT1M', ...parameters } as Record<string, string>;
  expect(faultOf(() => onTask(cloud, actionId, made))).toContain(
    `ValidationException: Invalid value of parameter "${name}" in action "fault"`,
  );
});
