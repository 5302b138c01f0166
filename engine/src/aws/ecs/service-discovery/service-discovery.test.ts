// Tasks of services in Cloud Map: registered while they run, with the health of their containers.

import type { ServiceRegistry } from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { names } from '../../../contracts/names.ts';
import { faultOf } from '../../../testing/fault-of.ts';
import { serviceDiscovery } from '../../servicediscovery/index.ts';
import { type RehearsedCluster, rehearseCluster } from '../testing/cluster.ts';

type RecordType = 'A' | 'SRV';

function clusterWith(type: RecordType, more: object = {}) {
  const cluster = rehearseCluster({ neighbours: [serviceDiscovery] });
  const { cloud } = cluster;
  cloud.call('servicediscovery', 'CreatePublicDnsNamespace', { Name: 'shop.local' });
  const NamespaceId = cloud.call('servicediscovery', 'ListNamespaces', {}).Namespaces![0]!.Id!;
  const { Service } = cloud.call('servicediscovery', 'CreateService', {
    Name: 'api',
    NamespaceId,
    DnsConfig: { DnsRecords: [{ Type: type, TTL: 10 }] },
    ...more,
  });
  return { ...cluster, registryArn: Service!.Arn!, id: Service!.Id! };
}

const discovered = ({ cloud }: RehearsedCluster) =>
  cloud.call('servicediscovery', 'DiscoverInstances', {
    NamespaceName: 'shop.local',
    ServiceName: 'api',
    HealthStatus: 'ALL',
  }).Instances!;

const answers = ({ cloud }: RehearsedCluster, type: RecordType) =>
  cloud.state.all(names).find((each) => each.name === 'api.shop.local' && each.type === type)?.values ?? [];

test('every task is an instance with its address and what AWS tells of it, and its name answers', () => {
  const cluster = clusterWith('A');
  const { cloud, create, register, tasksOf, registryArn } = cluster;
  create({ serviceName: 'web', taskDefinition: register('web'), serviceRegistries: [{ registryArn }] });
  cloud.advance(50_000);
  const tasks = tasksOf('web');
  expect(tasks).toHaveLength(2);
  const found = discovered(cluster);
  expect(found.map(({ InstanceId }) => InstanceId).sort()).toEqual(
    tasks.map(({ taskArn }) => taskArn!.split('/').at(-1)!).sort(),
  );
  expect(found[0]!.Attributes).toMatchObject({
    AWS_INSTANCE_IPV4: expect.stringMatching(/^10\./),
    AVAILABILITY_ZONE: expect.stringMatching(/^us-east-1[ab]$/),
    REGION: 'us-east-1',
    ECS_SERVICE_NAME: 'web',
    ECS_CLUSTER_NAME: 'main',
    ECS_TASK_DEFINITION_FAMILY: 'web',
  });
  expect([...answers(cluster, 'A')].sort()).toEqual(
    found.map(({ Attributes }) => Attributes!.AWS_INSTANCE_IPV4!).sort(),
  );
  expect(cluster.service('web').serviceRegistries).toEqual([{ registryArn }]);
});

test('a task that stops is no instance any more, before its containers are stopped', () => {
  const cluster = clusterWith('A');
  const { cloud, create, register, registryArn } = cluster;
  create({ serviceName: 'web', taskDefinition: register('web'), serviceRegistries: [{ registryArn }] });
  cloud.advance(50_000);
  let atStop = -1;
  cloud.on('runtime/stop-task', () => {
    if (atStop < 0) atStop = discovered(cluster).length;
  });
  cloud.call('ecs', 'UpdateService', { cluster: 'main', service: 'web', desiredCount: 0 });
  cloud.advance(60_000);
  expect([atStop < 2, discovered(cluster), answers(cluster, 'A')]).toEqual([true, [], []]);
});

test('SRV records hold the container port of awsvpc tasks', () => {
  const cluster = clusterWith('SRV');
  const { cloud, create, register, registryArn } = cluster;
  const registry = { registryArn, containerName: 'app', containerPort: 8080 };
  create({
    serviceName: 'web',
    taskDefinition: register('web'),
    desiredCount: 1,
    serviceRegistries: [registry],
  });
  cloud.advance(50_000);
  expect(answers(cluster, 'SRV')).toEqual([
    expect.stringMatching(/^1 1 8080 [0-9a-f]{32}\.api\.shop\.local$/),
  ]);
});

test('with a custom health check an instance has the health of its containers', () => {
  const cluster = clusterWith('A', { HealthCheckCustomConfig: {} });
  const { cloud, create, register, registryArn, tasksOf } = cluster;
  const taskDefinition = register('web', {
    containerDefinitions: [
      {
        name: 'app',
        image: 'app:1',
        memory: 256,
        portMappings: [{ containerPort: 8080 }],
        healthCheck: { command: ['CMD', 'true'] },
      },
    ],
  });
  create({ serviceName: 'web', taskDefinition, desiredCount: 1, serviceRegistries: [{ registryArn }] });
  cloud.advance(5000);
  const health = () => discovered(cluster).map(({ HealthStatus }) => HealthStatus);
  expect(health()).toEqual(['UNHEALTHY']);
  const taskArn = tasksOf('web')[0]!.taskArn!;
  cloud.report('runtime/container-health', { taskArn, container: 'app', status: 'HEALTHY' });
  expect(health()).toEqual(['HEALTHY']);
});

test('a container without a port will do for A records', () => {
  const cluster = clusterWith('A');
  const { cloud, create, register, registryArn } = cluster;
  create({
    serviceName: 'web',
    taskDefinition: register('web'),
    serviceRegistries: [{ registryArn, containerName: 'app' }],
  });
  cloud.advance(60_000);
  expect(discovered(cluster)).toHaveLength(2);
});

test('UpdateService gives a service another registry by a new deployment', () => {
  const cluster = clusterWith('A');
  const { cloud, create, register, registryArn } = cluster;
  create({ serviceName: 'web', taskDefinition: register('web') });
  cloud.advance(60_000);
  expect(discovered(cluster)).toEqual([]);
  cloud.call('ecs', 'UpdateService', {
    cluster: 'main',
    service: 'web',
    serviceRegistries: [{ registryArn }],
  });
  cloud.advance(120_000);
  expect(discovered(cluster)).toHaveLength(2);
});

test.each<[string, RecordType, Partial<ServiceRegistry>, object, string]>([
  [
    'an unknown registry',
    'A',
    { registryArn: 'srv-none' },
    {},
    'Service registry srv-none could not be found.',
  ],
  [
    'a container that is not there',
    'A',
    { containerName: 'x', containerPort: 1 },
    {},
    'The container x does not',
  ],
  [
    'a port without its container',
    'A',
    { containerPort: 8080 },
    {},
    'containerName and containerPort must be',
  ],
  ['SRV records without a port', 'SRV', {}, {}, 'A service registry with DNS records of type SRV needs port'],
  ['bridge without a container', 'SRV', {}, { networkMode: 'bridge' }, "When specifying 'host' or 'bridge'"],
  [
    'bridge with A records',
    'A',
    { containerName: 'app', containerPort: 8080 },
    { networkMode: 'bridge' },
    'use type SRV',
  ],
])('refuses %s', (_what, type, registry, definition, message) => {
  const { create, register, registryArn } = clusterWith(type);
  const taskDefinition = register('web', definition);
  const networkConfiguration = 'networkMode' in definition ? { networkConfiguration: undefined } : {};
  const fault = faultOf(() =>
    create({
      serviceName: 'web',
      taskDefinition,
      ...networkConfiguration,
      serviceRegistries: [{ registryArn, ...registry }],
    }),
  );
  expect(fault).toContain('InvalidParameterException');
  expect(fault).toContain(message);
});
