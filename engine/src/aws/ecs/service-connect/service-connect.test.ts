// Service Connect: endpoints in Cloud Map, and the names by which clients reach them.

import type { ServiceConnectConfiguration } from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { names } from '../../../contracts/names.ts';
import { faultOf } from '../../../testing/fault-of.ts';
import { serviceDiscovery } from '../../servicediscovery/index.ts';
import { rehearseCluster } from '../testing/cluster.ts';

function connectedCluster(seed?: string) {
  const cluster = rehearseCluster({ neighbours: [serviceDiscovery], ...(seed && { seed }) });
  const { cloud, create, register } = cluster;
  cloud.call('ecs', 'UpdateCluster', { cluster: 'main', serviceConnectDefaults: { namespace: 'shop' } });
  const containerDefinitions = [
    { name: 'app', image: 'app:1', memory: 256, portMappings: [{ containerPort: 8080, name: 'http' }] },
  ];
  const connect = (serviceName: string, serviceConnectConfiguration: ServiceConnectConfiguration) =>
    create({
      serviceName,
      taskDefinition: register(serviceName, { containerDefinitions }),
      serviceConnectConfiguration,
    });
  return { ...cluster, connect };
}

const api: ServiceConnectConfiguration = {
  enabled: true,
  services: [{ portName: 'http', discoveryName: 'api', clientAliases: [{ port: 80 }] }],
};

test('a cluster’s default namespace is created when it does not exist, shown, and removed by an empty name', () => {
  const { cloud } = connectedCluster();
  const [namespace] = cloud.call('servicediscovery', 'ListNamespaces', {}).Namespaces!;
  expect(namespace).toMatchObject({ Name: 'shop', Type: 'HTTP' });
  const shown = () =>
    cloud.call('ecs', 'DescribeClusters', { clusters: ['main'] }).clusters![0]!.serviceConnectDefaults;
  expect(shown()).toEqual({ namespace: namespace!.Arn });
  cloud.call('ecs', 'UpdateCluster', { cluster: 'main', serviceConnectDefaults: { namespace: '' } });
  expect(shown()).toBeUndefined();
});

test('the addresses of aliases follow each other, from a place of the engine’s own on', () => {
  const blocks = ['one', 'two'].map((seed) => {
    const { cloud, connect } = connectedCluster(seed);
    connect('web', api);
    connect('more', {
      enabled: true,
      services: [{ portName: 'http', discoveryName: 'more', clientAliases: [{ port: 80 }] }],
    });
    cloud.settle();
    const addresses = cloud.state.all(names).map(({ values: [address = ''] }) => address);
    expect(addresses.map((address) => address.split('.')[3]).sort()).toEqual(['1', '2']);
    return [...new Set(addresses.map((address) => address.slice(0, address.lastIndexOf('.'))))];
  });
  expect(blocks.map((each) => each.length)).toEqual([1, 1]);
  expect(blocks[0]).not.toEqual(blocks[1]);
});

test('every task of an endpoint is an instance of its Cloud Map service, and its alias is balanced between them', () => {
  const { cloud, connect, service } = connectedCluster();
  connect('web', api);
  cloud.advance(60_000);
  const { Instances } = cloud.call('servicediscovery', 'DiscoverInstances', {
    NamespaceName: 'shop',
    ServiceName: 'api',
  });
  expect(Instances).toHaveLength(2);
  const [alias] = cloud.state.all(names);
  expect(alias).toMatchObject({
    name: 'api.shop',
    values: [expect.stringMatching(/^127\.(12[89]|1\d\d|2\d\d)\.\d+\.1$/)],
    balanced: { port: 80 },
  });
  expect([...alias!.balanced!.targets].sort()).toEqual(
    Instances!.map(({ Attributes }) => `${Attributes!.AWS_INSTANCE_IPV4}:8080`).sort(),
  );
  expect(service('web').deployments![0]).toMatchObject({
    serviceConnectConfiguration: api,
    serviceConnectResources: [
      { discoveryName: 'api', discoveryArn: expect.stringContaining(':service/srv-') },
    ],
  });
});

test('a task that stops is out of its alias; a deleted service leaves neither name nor Cloud Map service', () => {
  const { cloud, connect } = connectedCluster();
  connect('web', api);
  cloud.advance(60_000);
  cloud.call('ecs', 'UpdateService', { cluster: 'main', service: 'web', desiredCount: 1 });
  cloud.advance(60_000);
  expect(cloud.state.all(names)[0]!.balanced!.targets).toHaveLength(1);
  cloud.call('ecs', 'DeleteService', { cluster: 'main', service: 'web', force: true });
  cloud.advance(60_000);
  expect(cloud.state.all(names)).toEqual([]);
  expect(cloud.call('servicediscovery', 'ListServices', {}).Services).toEqual([]);
  expect(cloud.call('servicediscovery', 'ListNamespaces', {}).Namespaces).toHaveLength(1);
});

test('a new deployment keeps the endpoint, and a client needs none', () => {
  const { cloud, connect } = connectedCluster();
  connect('web', api);
  connect('client', { enabled: true });
  cloud.advance(60_000);
  cloud.call('ecs', 'UpdateService', { cluster: 'main', service: 'web', forceNewDeployment: true });
  cloud.advance(120_000);
  expect(cloud.state.all(names)[0]!.balanced!.targets).toHaveLength(2);
  expect(cloud.call('servicediscovery', 'ListServices', {}).Services).toHaveLength(1);
});

test.each<[string, ServiceConnectConfiguration, string]>([
  [
    'an unknown port',
    { enabled: true, services: [{ portName: 'grpc' }] },
    'The portName grpc does not exist',
  ],
  [
    'an unknown namespace',
    { ...api, namespace: 'none' },
    "NamespaceNotFoundException: The specified namespace wasn't found.",
  ],
  [
    'two aliases',
    {
      enabled: true,
      services: [{ portName: 'http', clientAliases: [{ port: 80 }, { port: 81 }] }],
    },
    'at most one client alias',
  ],
  [
    'one name twice',
    { enabled: true, services: [{ portName: 'http' }, { portName: 'http' }] },
    'must be unique',
  ],
])('refuses %s', (_what, configuration, expected) => {
  const { connect } = connectedCluster();
  expect(faultOf(() => connect('web', configuration))).toContain(expected);
});

test('a discovery name belongs to one service of a namespace, and Service Connect needs a namespace', () => {
  const { cloud, connect } = connectedCluster();
  connect('web', api);
  expect(faultOf(() => connect('other', api))).toContain('api is already in use in the namespace shop');
  cloud.call('ecs', 'UpdateCluster', { cluster: 'main', serviceConnectDefaults: { namespace: '' } });
  expect(faultOf(() => connect('third', { enabled: true }))).toContain('A namespace is required');
});

test('ListServicesByNamespace lists the services that a namespace connects, in pages', () => {
  const { cloud, connect, register, create } = connectedCluster();
  connect('web', api);
  connect('client', { enabled: true });
  create({ serviceName: 'apart', taskDefinition: register('apart') });
  const list = (more: object = {}) =>
    cloud.call('ecs', 'ListServicesByNamespace', { namespace: 'shop', ...more });
  expect(list().serviceArns?.map((arn) => arn.split('/').at(-1))).toEqual(['client', 'web']);
  const first = list({ maxResults: 1 });
  expect([first.serviceArns?.length, list({ nextToken: first.nextToken }).serviceArns?.length]).toEqual([
    1, 1,
  ]);
  expect(faultOf(() => list({ namespace: 'none' }))).toContain('NamespaceNotFoundException');
});
