// Experiments on instances, through EC2 and ECS, and what becomes of the instances afterwards.

import { expect, it } from 'vitest';
import { faultOf } from '../../testing/fault-of.ts';
import { createTemplate, faultyCloud, runInstances, start, states } from './testing/faulty-cloud.ts';

const minute = 60_000;
const waitFor = (duration: string, ...startAfter: string[]) => ({
  actionId: 'aws:fis:wait',
  parameters: { duration },
  startAfter,
});

it('drains a share of the container instances, and takes them back at the end', () => {
  using cloud = faultyCloud();
  runInstances(cloud, 4);
  const statuses = () =>
    cloud
      .call('ecs', 'DescribeContainerInstances', {
        cluster: 'main',
        containerInstances: cloud.call('ecs', 'ListContainerInstances', { cluster: 'main' })
          .containerInstanceArns!,
      })
      .containerInstances!.map(({ status }) => status)
      .sort();
  expect(statuses()).toEqual(['ACTIVE', 'ACTIVE', 'ACTIVE', 'ACTIVE']);
  const [cluster = ''] = cloud.call('ecs', 'ListClusters', {}).clusterArns!;
  start(
    cloud,
    createTemplate(cloud, {
      targets: { main: { resourceType: 'aws:ecs:cluster', resourceArns: [cluster], selectionMode: 'ALL' } },
      actions: {
        drain: {
          actionId: 'aws:ecs:drain-container-instances',
          parameters: { drainagePercentage: '50', duration: 'PT5M' },
          targets: { Clusters: 'main' },
        },
      },
    }),
  );
  expect(statuses()).toEqual(['ACTIVE', 'ACTIVE', 'DRAINING', 'DRAINING']);
  cloud.advance(5 * minute);
  expect(statuses()).toEqual(['ACTIVE', 'ACTIVE', 'ACTIVE', 'ACTIVE']);
});

const instanceStates = (cloud: ReturnType<typeof faultyCloud>) =>
  cloud
    .call('ec2', 'DescribeInstances', {})
    .Reservations!.flatMap(({ Instances = [] }) => Instances.map(({ State }) => State?.Name))
    .sort();
const nodes = (selectionMode: string) => ({
  some: { resourceType: 'aws:ec2:instance', resourceTags: { tier: 'nodes' }, selectionMode },
});
const onInstances = (actionId: string, parameters: Record<string, string> = {}) => ({
  only: { actionId, parameters, targets: { Instances: 'some' } },
});

it('stops instances, and starts them after the duration', () => {
  using cloud = faultyCloud();
  runInstances(cloud, 2);
  const id = start(
    cloud,
    createTemplate(cloud, {
      targets: nodes('COUNT(1)'),
      actions: onInstances('aws:ec2:stop-instances', { startInstancesAfterDuration: 'PT5M' }),
    }),
  );
  cloud.advance(2 * minute);
  expect(instanceStates(cloud)).toEqual(['running', 'stopped']);
  cloud.advance(5 * minute);
  expect(instanceStates(cloud)).toEqual(['running', 'running']);
  expect(states(cloud, id).experiment).toBe('completed: Experiment completed.');
});

it('starts stopped instances when the experiment is stopped before', () => {
  using cloud = faultyCloud();
  runInstances(cloud, 1);
  const id = start(
    cloud,
    createTemplate(cloud, {
      targets: nodes('ALL'),
      actions: {
        ...onInstances('aws:ec2:stop-instances', { startInstancesAfterDuration: 'PT1H' }),
        later: waitFor('PT1M', 'only'),
      },
    }),
  );
  cloud.advance(1000);
  const { experiment: stopping } = cloud.call('fis', 'StopExperiment', { id });
  expect(stopping?.state).toEqual({ status: 'stopping', reason: 'Experiment is stopping.' });
  cloud.advance(5 * minute);
  expect(states(cloud, id)).toEqual({
    experiment: 'stopped: Experiment was stopped.',
    only: 'stopped: Action was stopped.',
    later: 'cancelled: Action was cancelled.',
  });
  expect(instanceStates(cloud)).toEqual(['running']);
  expect(faultOf(() => cloud.call('fis', 'StopExperiment', { id }))).toBe(
    `ValidationException: Experiment with ID ${id} cannot be stopped: it is stopped.`,
  );
});

it('reboots and terminates instances', () => {
  using cloud = faultyCloud();
  runInstances(cloud, 2);
  start(
    cloud,
    createTemplate(cloud, { targets: nodes('ALL'), actions: onInstances('aws:ec2:reboot-instances') }),
  );
  cloud.advance(2 * minute);
  expect(instanceStates(cloud)).toEqual(['running', 'running']);
  const id = start(
    cloud,
    createTemplate(cloud, { targets: nodes('ALL'), actions: onInstances('aws:ec2:terminate-instances') }),
  );
  cloud.advance(2 * minute);
  expect(instanceStates(cloud)).toEqual(['terminated', 'terminated']);
  expect(states(cloud, id).experiment).toBe('completed: Experiment completed.');
});

it('is undone when the engine restarts', () => {
  using cloud = faultyCloud();
  runInstances(cloud, 1);
  const id = start(
    cloud,
    createTemplate(cloud, {
      targets: nodes('ALL'),
      actions: onInstances('aws:ec2:stop-instances', { startInstancesAfterDuration: 'PT1H' }),
    }),
  );
  cloud.advance(2 * minute);
  expect(instanceStates(cloud)).toEqual(['stopped']);
  cloud.restart();
  cloud.report('runtime/capabilities', { runtime: 'simulated', features: [] });
  cloud.advance(2 * minute);
  expect(states(cloud, id)).toEqual({
    experiment: 'failed: The engine was restarted while the experiment was running.',
    only: 'stopped: Action was stopped.',
  });
  expect(instanceStates(cloud)).toEqual(['running']);
});
