import { expect, test } from 'vitest';
import { faultOf } from '../../testing/fault-of.ts';
import { discoveryCloud, records } from './testing/discovery-cloud.ts';

test('RegisterInstance makes an instance that GetInstance returns; the same id again changes it', () => {
  const cloud = discoveryCloud();
  const ServiceId = cloud.service(cloud.httpNamespace());
  cloud.register(ServiceId, 'a', { stage: 'one' });
  cloud.register(ServiceId, 'a', { stage: 'two' });
  const { Instance } = cloud.call('servicediscovery', 'GetInstance', { ServiceId, InstanceId: 'a' });
  expect(Instance?.Attributes).toEqual({ stage: 'two' });
  const revision = () =>
    cloud.call('servicediscovery', 'DiscoverInstancesRevision', {
      NamespaceName: 'shop',
      ServiceName: 'api',
    }).InstancesRevision;
  expect(revision()).toBe(2);
  cloud.call('servicediscovery', 'DeregisterInstance', { ServiceId, InstanceId: 'a' });
  expect(revision()).toBe(3);
  const get = () => cloud.call('servicediscovery', 'GetInstance', { ServiceId, InstanceId: 'a' });
  expect(faultOf(get)).toBe('InstanceNotFound: Failed to find instance a');
});

test.each([
  ['an A record without an address', records('A'), { port: '1' }, 'AWS_INSTANCE_IPV4 is required'],
  ['an SRV record without a port', records('SRV'), { AWS_INSTANCE_IPV4: '10.0.0.5' }, 'AWS_INSTANCE_PORT is'],
  [
    'what is no address',
    records('A'),
    { AWS_INSTANCE_IPV4: '10.0.0' },
    'Invalid value for AWS_INSTANCE_IPV4',
  ],
  [
    'an EC2 instance in a DNS namespace',
    records('A'),
    { AWS_INSTANCE_IPV4: '10.0.0.5', AWS_EC2_INSTANCE_ID: 'i-1' },
    'only for instances in an HTTP',
  ],
  [
    'an initial health that nobody checks',
    records('A'),
    { AWS_INSTANCE_IPV4: '10.0.0.5', AWS_INIT_HEALTH_STATUS: 'HEALTHY' },
    'needs a custom health check',
  ],
  [
    'an alias beside an address',
    records('A'),
    { AWS_INSTANCE_IPV4: '10.0.0.5', AWS_ALIAS_DNS_NAME: 'x' },
    'cannot be combined',
  ],
])('RegisterInstance refuses %s', (_what, config, attributes, message) => {
  const cloud = discoveryCloud();
  const service = cloud.service(cloud.namespace(), config);
  expect(faultOf(() => cloud.register(service, 'a', attributes as Record<string, string>))).toContain(
    message,
  );
});

test('an EC2 instance in an HTTP namespace is found at its private address', () => {
  const cloud = discoveryCloud();
  const ServiceId = cloud.service(cloud.httpNamespace());
  cloud.register(ServiceId, 'a', { AWS_EC2_INSTANCE_ID: 'i-1' });
  const { Instance } = cloud.call('servicediscovery', 'GetInstance', { ServiceId, InstanceId: 'a' });
  expect(Instance?.Attributes?.AWS_INSTANCE_IPV4).toBe('10.20.0.7');
});

test('A records answer with every instance, and SRV records with a name of each', () => {
  const cloud = discoveryCloud();
  const namespaceId = cloud.namespace();
  const a = cloud.service(namespaceId, records('A'));
  cloud.register(a, 'one', { AWS_INSTANCE_IPV4: '10.20.0.5' });
  cloud.register(a, 'two', { AWS_INSTANCE_IPV4: '10.20.0.6' });
  expect(cloud.answers('api.shop.local')).toEqual(['10.20.0.5', '10.20.0.6']);
  const srv = cloud.service(namespaceId, { Name: 'Queue', ...records('SRV') });
  cloud.register(srv, 'one', { AWS_INSTANCE_IPV4: '10.20.0.7', AWS_INSTANCE_PORT: '5672' });
  expect(cloud.answers('queue.shop.local', 'SRV')).toEqual(['1 1 5672 one.queue.shop.local']);
  expect(cloud.answers('one.queue.shop.local')).toEqual(['10.20.0.7']);
  cloud.call('servicediscovery', 'DeregisterInstance', { ServiceId: srv, InstanceId: 'one' });
  expect(cloud.answers('one.queue.shop.local')).toEqual([]);
});

test('a service with records of the types A and SRV answers with both', () => {
  const cloud = discoveryCloud();
  const both = cloud.service(cloud.namespace(), records('A', 'SRV'));
  cloud.register(both, 'one', { AWS_INSTANCE_IPV4: '10.20.0.5', AWS_INSTANCE_PORT: '80' });
  expect(cloud.answers('api.shop.local')).toEqual(['10.20.0.5']);
  expect(cloud.answers('api.shop.local', 'SRV')).toEqual(['1 1 80 one.api.shop.local']);
  expect(cloud.answers('one.api.shop.local')).toEqual(['10.20.0.5']);
});

test('names leave out unhealthy instances, unless all are', () => {
  const cloud = discoveryCloud();
  const ServiceId = cloud.service(cloud.namespace(), { ...records('A'), HealthCheckCustomConfig: {} });
  cloud.register(ServiceId, 'one', { AWS_INSTANCE_IPV4: '10.20.0.5' });
  cloud.register(ServiceId, 'two', { AWS_INSTANCE_IPV4: '10.20.0.6', AWS_INIT_HEALTH_STATUS: 'UNHEALTHY' });
  expect(cloud.answers('api.shop.local')).toEqual(['10.20.0.5']);
  const mark = (InstanceId: string, Status: 'HEALTHY' | 'UNHEALTHY') =>
    cloud.call('servicediscovery', 'UpdateInstanceCustomHealthStatus', { ServiceId, InstanceId, Status });
  mark('one', 'UNHEALTHY');
  expect(cloud.answers('api.shop.local')).toEqual(['10.20.0.5', '10.20.0.6']);
  mark('two', 'HEALTHY');
  expect(cloud.answers('api.shop.local')).toEqual(['10.20.0.6']);
  expect(cloud.call('servicediscovery', 'GetInstancesHealthStatus', { ServiceId }).Status).toEqual({
    one: 'UNHEALTHY',
    two: 'HEALTHY',
  });
});

test('UpdateInstanceCustomHealthStatus needs a custom health check', () => {
  const cloud = discoveryCloud();
  const ServiceId = cloud.service(cloud.httpNamespace());
  cloud.register(ServiceId, 'a', { stage: 'x' });
  const input = { ServiceId, InstanceId: 'a', Status: 'HEALTHY' as const };
  expect(faultOf(() => cloud.call('servicediscovery', 'UpdateInstanceCustomHealthStatus', input))).toContain(
    'CustomHealthNotFound',
  );
});

test('DiscoverInstances filters by attributes and health', () => {
  const cloud = discoveryCloud();
  const ServiceId = cloud.service(cloud.httpNamespace(), { HealthCheckCustomConfig: {} });
  cloud.register(ServiceId, 'a', { stage: 'x', color: 'red' });
  cloud.register(ServiceId, 'b', { stage: 'x', AWS_INIT_HEALTH_STATUS: 'UNHEALTHY' });
  cloud.register(ServiceId, 'c', { stage: 'y' });
  const found = (more: object = {}) =>
    cloud
      .call('servicediscovery', 'DiscoverInstances', { NamespaceName: 'shop', ServiceName: 'api', ...more })
      .Instances!.map(({ InstanceId }) => InstanceId);
  expect(found()).toEqual(['a', 'c']);
  expect(found({ HealthStatus: 'ALL' })).toEqual(['a', 'b', 'c']);
  expect(found({ HealthStatus: 'UNHEALTHY' })).toEqual(['b']);
  expect(found({ QueryParameters: { stage: 'x' } })).toEqual(['a']);
  expect(found({ OptionalParameters: { color: 'red' } })).toEqual(['a']);
  expect(found({ OptionalParameters: { color: 'green' } })).toEqual(['a', 'c']);
  expect(found({ MaxResults: 1 })).toEqual(['a']);
  expect(faultOf(() => found({ ServiceName: 'none' }))).toBe('ServiceNotFound: Failed to find service none');
  expect(faultOf(() => found({ NamespaceName: 'none' }))).toBe(
    'NamespaceNotFound: Failed to find namespace none',
  );
});
