import { expect, test } from 'vitest';
import { faultOf } from '../../testing/fault-of.ts';
import { discoveryCloud, records } from './testing/discovery-cloud.ts';

test('CreateService keeps its DNS settings with their defaults, and GetService returns them', () => {
  const cloud = discoveryCloud();
  const namespaceId = cloud.namespace();
  const Id = cloud.service(namespaceId, {
    ...records('A'),
    HealthCheckCustomConfig: { FailureThreshold: 3 },
  });
  expect(Id).toMatch(/^srv-[a-z0-9]{16}$/);
  expect(cloud.call('servicediscovery', 'GetService', { Id }).Service).toMatchObject({
    Name: 'api',
    NamespaceId: namespaceId,
    Type: 'DNS_HTTP',
    InstanceCount: 0,
    DnsConfig: { RoutingPolicy: 'MULTIVALUE', DnsRecords: [{ Type: 'A', TTL: 10 }] },
    // "AWS always sets it to 1."
    HealthCheckCustomConfig: { FailureThreshold: 1 },
  });
  expect(faultOf(() => cloud.service(namespaceId, { Name: 'API', ...records('A') }))).toBe(
    'ServiceAlreadyExists: Service API already exists',
  );
});

test.each([
  ['no DNS records in a DNS namespace', {}, 'DnsConfig is required for a service in a DNS namespace'],
  [
    'records that do not go together',
    records('A', 'CNAME'),
    'The DNS record types A, CNAME cannot be combined',
  ],
  [
    'DNS records of an API-only service',
    { Type: 'HTTP' as const, ...records('A') },
    'DnsConfig cannot be specified for a service of type HTTP',
  ],
  [
    'a health check from the internet in a private namespace',
    { ...records('A'), HealthCheckConfig: { Type: 'HTTP' as const } },
    'HealthCheckConfig cannot be specified for a service in a private DNS namespace',
  ],
])('CreateService refuses %s', (_what, more, message) => {
  const cloud = discoveryCloud();
  const namespaceId = cloud.namespace();
  expect(faultOf(() => cloud.service(namespaceId, more))).toBe(`InvalidInput: ${message}`);
});

test('UpdateService changes times to live, not types', () => {
  const cloud = discoveryCloud();
  const Id = cloud.service(cloud.namespace(), records('A'));
  const update = (Type: 'A' | 'SRV', TTL: number) =>
    cloud.call('servicediscovery', 'UpdateService', {
      Id,
      Service: { Description: 'new', DnsConfig: { DnsRecords: [{ Type, TTL }] } },
    });
  const OperationId = update('A', 5).OperationId!;
  cloud.advance(60);
  const { Operation } = cloud.call('servicediscovery', 'GetOperation', { OperationId });
  expect(Operation).toMatchObject({ Type: 'UPDATE_SERVICE', Status: 'SUCCESS', Targets: { SERVICE: Id } });
  expect(cloud.call('servicediscovery', 'GetService', { Id }).Service).toMatchObject({
    Description: 'new',
    DnsConfig: { DnsRecords: [{ Type: 'A', TTL: 5 }] },
  });
  expect(faultOf(() => update('SRV', 5))).toContain('cannot be changed');
});

test('DeleteService waits for its instances to be deregistered', () => {
  const cloud = discoveryCloud();
  const Id = cloud.service(cloud.httpNamespace());
  cloud.register(Id, 'a', { stage: 'test' });
  expect(faultOf(() => cloud.call('servicediscovery', 'DeleteService', { Id }))).toBe(
    'ResourceInUse: Service contains registered instances; delete the instances before deleting the service',
  );
  cloud.call('servicediscovery', 'DeregisterInstance', { ServiceId: Id, InstanceId: 'a' });
  cloud.call('servicediscovery', 'DeleteService', { Id });
  expect(faultOf(() => cloud.call('servicediscovery', 'GetService', { Id }))).toContain('ServiceNotFound');
});

test('UpdateServiceAttributes adds, DeleteServiceAttributes removes, GetServiceAttributes shows', () => {
  const cloud = discoveryCloud();
  const ServiceId = cloud.service(cloud.httpNamespace());
  cloud.call('servicediscovery', 'UpdateServiceAttributes', { ServiceId, Attributes: { a: '1', b: '2' } });
  cloud.call('servicediscovery', 'DeleteServiceAttributes', { ServiceId, Attributes: ['a'] });
  const { ServiceAttributes } = cloud.call('servicediscovery', 'GetServiceAttributes', { ServiceId });
  expect(ServiceAttributes?.Attributes).toEqual({ b: '2' });
  const many = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`k${i}`, 'v']));
  expect(
    faultOf(() => cloud.call('servicediscovery', 'UpdateServiceAttributes', { ServiceId, Attributes: many })),
  ).toContain('ResourceLimitExceeded');
});
