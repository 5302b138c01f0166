import { expect, test } from 'vitest';
import { faultOf } from '../../../testing/fault-of.ts';
import { rehearseCluster } from '../testing/cluster.ts';

const refusedCount =
  'InvalidParameterException: The daemon scheduling strategy does not support a desired count for services. Remove the desired count value and try again';

test('a daemon service has no desired count, neither when it is created nor later', () => {
  const { cloud, register, create } = rehearseCluster();
  const daemon = {
    serviceName: 'agent',
    taskDefinition: register('agent'),
    schedulingStrategy: 'DAEMON' as const,
  };
  expect(faultOf(() => create({ ...daemon, desiredCount: 2 }))).toBe(refusedCount);
  create({ ...daemon, desiredCount: undefined });
  expect(
    faultOf(() => cloud.call('ecs', 'UpdateService', { cluster: 'main', service: 'agent', desiredCount: 0 })),
  ).toBe(refusedCount);
});

test('a daemon service has no placement strategy', () => {
  const { register, create } = rehearseCluster();
  const refused = () =>
    create({
      serviceName: 'agent',
      taskDefinition: register('agent'),
      schedulingStrategy: 'DAEMON',
      desiredCount: undefined,
      placementStrategy: [{ type: 'random' }],
    });
  expect(faultOf(refused)).toBe(
    'InvalidParameterException: The daemon scheduling strategy does not support placement strategies. Remove the placement strategy and try again',
  );
});
