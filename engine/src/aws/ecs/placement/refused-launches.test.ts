// What RunTask and CreateService refuse alike of launch types, capacity providers and sizes.

import { expect, test } from 'vitest';
import { faultOf } from '../../../testing/fault-of.ts';
import { rehearseCluster } from '../testing/cluster.ts';

const invalid = (text: string) => `InvalidParameterException: ${text}`;
const network = (assignPublicIp?: 'ENABLED') => ({
  networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a'], assignPublicIp } },
});

function open() {
  const cluster = rehearseCluster();
  const { cloud, register } = cluster;
  cloud.call('ecs', 'PutClusterCapacityProviders', {
    cluster: 'main',
    capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
    defaultCapacityProviderStrategy: [],
  });
  register('web', {
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
    containerDefinitions: [{ name: 'app', image: 'i' }],
  });
  const refusals = (more: object) => [
    faultOf(() => cloud.call('ecs', 'RunTask', { cluster: 'main', taskDefinition: 'web', ...more })),
    faultOf(() =>
      cloud.call('ecs', 'CreateService', {
        cluster: 'main',
        serviceName: 's',
        desiredCount: 0,
        taskDefinition: 'web',
        ...more,
      }),
    ),
  ];
  return { ...cluster, refusals };
}

const strategy = (...capacityProviderStrategy: object[]) => ({ ...network(), capacityProviderStrategy });

test.each<[string, object, string]>([
  [
    'a launch type and a strategy',
    { ...strategy({ capacityProvider: 'FARGATE', weight: 1 }), launchType: 'FARGATE' },
    'Specifying both a launch type and capacity provider strategy is not supported.',
  ],
  [
    'two bases',
    strategy(
      { capacityProvider: 'FARGATE', base: 1, weight: 1 },
      { capacityProvider: 'FARGATE_SPOT', base: 1, weight: 1 },
    ),
    'There are multiple capacity providers in the specified capacity provider strategy with a base value defined.',
  ],
  [
    'no weight',
    strategy({ capacityProvider: 'FARGATE' }, { capacityProvider: 'FARGATE_SPOT', weight: 0 }),
    'There are no capacity providers in the capacity provider strategy with a weight value greater than zero.',
  ],
  [
    'a public address on instances',
    { ...network('ENABLED'), launchType: 'EC2' },
    'Assign public IP is not supported for this launch type.',
  ],
])('%s is refused', (_what, more, text) => {
  expect(open().refusals(more)).toEqual([invalid(text), invalid(text)]);
});

test('a strategy names capacity providers that the cluster is associated with', () => {
  const { cloud, refusals } = open();
  cloud.call('ecs', 'PutClusterCapacityProviders', {
    cluster: 'main',
    capacityProviders: ['FARGATE_SPOT'],
    defaultCapacityProviderStrategy: [],
  });
  const text = invalid(
    'The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster or specify a valid capacity provider and try again.',
  );
  expect(refusals(strategy({ capacityProvider: 'FARGATE', weight: 1 }))).toEqual([text, text]);
});

test('RunTask refuses a size that Fargate does not have, and the groups of services', () => {
  const { cloud } = open();
  const run = (more: object) => () =>
    cloud.call('ecs', 'RunTask', {
      cluster: 'main',
      taskDefinition: 'web',
      launchType: 'FARGATE',
      ...network(),
      ...more,
    });
  expect(faultOf(run({ overrides: { cpu: '300' } }))).toBe(
    invalid(
      'No Fargate configuration exists for given values: 300 CPU, 512 memory. See the Amazon ECS documentation for the valid values.',
    ),
  );
  expect(run({ overrides: { cpu: '512', memory: '1 GB' } })).not.toThrow();
  expect(faultOf(run({ group: 'service:web' }))).toBe(invalid('Invalid namespace for group.'));
});

test('the logs of commands are configured by OVERRIDE, and by it alone', () => {
  const { cloud } = open();
  const create = (executeCommandConfiguration: object) =>
    faultOf(() =>
      cloud.call('ecs', 'CreateCluster', {
        clusterName: 'other',
        configuration: { executeCommandConfiguration },
      }),
    );
  expect(create({ logging: 'OVERRIDE' })).toBe(
    invalid(
      'A CloudWatch log group name or S3 bucket name must be specified when overriding the default log configuration.',
    ),
  );
  expect(create({ logging: 'DEFAULT', logConfiguration: { cloudWatchLogGroupName: 'g' } })).toBe(
    invalid("You must set logging to 'OVERRIDE' when you supply a log configuration."),
  );
});

test('rebalancing needs copies that can move', () => {
  const { create, register } = open();
  register('nodes', { containerDefinitions: [{ name: 'app', image: 'i', memory: 64 }] });
  const service = (more: object) =>
    faultOf(() =>
      create({
        serviceName: 's',
        taskDefinition: 'nodes',
        availabilityZoneRebalancing: 'ENABLED',
        ...more,
      }),
    );
  expect(service({ schedulingStrategy: 'DAEMON', desiredCount: undefined })).toBe(
    invalid('Availability Zone Rebalancing does not support DAEMON services.'),
  );
  expect(service({ deploymentConfiguration: { maximumPercent: 100, minimumHealthyPercent: 0 } })).toBe(
    invalid('Availability Zone Rebalancing does not support a maximumPercent of 100 or less.'),
  );
});
