import { expect, test } from 'vitest';
import { faultOf } from '../../testing/fault-of.ts';
import { discoveryCloud, records } from './testing/discovery-cloud.ts';

test('CreatePrivateDnsNamespace is carried out after it has answered: its operation is submitted, pending, and a success', () => {
  const cloud = discoveryCloud();
  const { OperationId } = cloud.call('servicediscovery', 'CreatePrivateDnsNamespace', {
    Name: 'shop.local',
    Vpc: 'vpc-1',
    Description: 'of the shop',
  });
  const operation = () =>
    cloud.call('servicediscovery', 'GetOperation', { OperationId: OperationId! }).Operation!;
  expect(operation()).toMatchObject({ Type: 'CREATE_NAMESPACE', Status: 'SUBMITTED' });
  cloud.advance(30);
  expect(operation().Status).toBe('PENDING');
  cloud.advance(30);
  expect(operation().Status).toBe('SUCCESS');
  const Id = operation().Targets!.NAMESPACE!;
  expect(Id).toMatch(/^ns-[a-z0-9]{16}$/);
  expect(cloud.call('servicediscovery', 'GetNamespace', { Id }).Namespace).toMatchObject({
    Arn: `arn:aws:servicediscovery:us-east-1:000000000000:namespace/${Id}`,
    Type: 'DNS_PRIVATE',
    Description: 'of the shop',
    ServiceCount: 0,
    Properties: {
      DnsProperties: { HostedZoneId: expect.stringMatching(/^Z/), SOA: { TTL: 15 } },
      HttpProperties: { HttpName: 'shop.local' },
    },
  });
  expect(faultOf(() => cloud.call('servicediscovery', 'GetOperation', { OperationId: 'none' }))).toBe(
    'OperationNotFound: Failed to find operation none',
  );
});

test('a private namespace needs a VPC, and its name is unique in that', () => {
  const cloud = discoveryCloud();
  expect(faultOf(() => cloud.namespace('shop.local', 'none'))).toBe(
    'InvalidInput: The VPC none does not exist in the region us-east-1',
  );
  cloud.namespace('shop.local', 'vpc-1');
  expect(faultOf(() => cloud.namespace('shop.local', 'vpc-1'))).toBe(
    'NamespaceAlreadyExists: Namespace shop.local already exists',
  );
  expect(faultOf(() => cloud.namespace('shop.local', 'vpc-2'))).toBe('no fault');
});

test('CreatePublicDnsNamespace and CreateHttpNamespace differ in their type and their zone', () => {
  const cloud = discoveryCloud();
  cloud.call('servicediscovery', 'CreatePublicDnsNamespace', { Name: 'shop.example.com' });
  cloud.httpNamespace('shop');
  const list = (Filters: { Name: 'TYPE' | 'NAME'; Values: string[] }[]) =>
    cloud.call('servicediscovery', 'ListNamespaces', { Filters }).Namespaces!;
  expect(list([{ Name: 'TYPE', Values: ['DNS_PUBLIC'] }])).toMatchObject([{ Name: 'shop.example.com' }]);
  const [http] = list([{ Name: 'NAME', Values: ['shop'] }]);
  expect(http).toMatchObject({ Type: 'HTTP' });
  expect(http?.Properties?.DnsProperties).toBeUndefined();
});

test('ListNamespaces, ListServices, ListInstances and ListOperations are paged', () => {
  const cloud = discoveryCloud();
  for (const name of ['a', 'b', 'c']) cloud.httpNamespace(name);
  const first = cloud.call('servicediscovery', 'ListNamespaces', { MaxResults: 2 });
  const rest = cloud.call('servicediscovery', 'ListNamespaces', {
    MaxResults: 2,
    NextToken: first.NextToken,
  });
  const named = [...first.Namespaces!, ...rest.Namespaces!].map(({ Name }) => Name).sort();
  expect([named, rest.NextToken]).toEqual([['a', 'b', 'c'], undefined]);
  const namespaceId = first.Namespaces![0]!.Id!;
  const id = cloud.service(namespaceId);
  cloud.service(namespaceId, { Name: 'other' });
  for (const each of ['x', 'y', 'z']) cloud.register(id, each, { stage: each });
  const services = cloud.call('servicediscovery', 'ListServices', { MaxResults: 1 });
  expect([services.Services?.length, services.NextToken === undefined]).toEqual([1, false]);
  const instances = cloud.call('servicediscovery', 'ListInstances', { ServiceId: id, MaxResults: 2 });
  expect(instances.Instances!.map(({ Id }) => Id)).toEqual(['x', 'y']);
  const registered = cloud.call('servicediscovery', 'ListOperations', {
    Filters: [{ Name: 'TYPE', Values: ['REGISTER_INSTANCE'] }],
    MaxResults: 2,
  });
  expect([registered.Operations?.length, registered.NextToken === undefined]).toEqual([2, false]);
  for (const operation of ['ListNamespaces', 'ListServices', 'ListOperations'] as const)
    expect(faultOf(() => cloud.call('servicediscovery', operation, { NextToken: 'none' }))).toBe(
      'InvalidInput: The NextToken is not valid',
    );
});

test('UpdateHttpNamespace, UpdatePrivateDnsNamespace and UpdatePublicDnsNamespace change what may change, of their own kind', () => {
  const cloud = discoveryCloud();
  const http = cloud.httpNamespace();
  const dns = cloud.namespace();
  cloud.call('servicediscovery', 'CreatePublicDnsNamespace', { Name: 'shop.example.com' });
  const described = (Id: string) => cloud.call('servicediscovery', 'GetNamespace', { Id }).Namespace!;
  cloud.call('servicediscovery', 'UpdateHttpNamespace', { Id: http, Namespace: { Description: 'new' } });
  expect(described(http).Description).toBe('new');
  const Properties = { DnsProperties: { SOA: { TTL: 60 } } };
  cloud.call('servicediscovery', 'UpdatePrivateDnsNamespace', { Id: dns, Namespace: { Properties } });
  expect(described(dns).Properties?.DnsProperties?.SOA?.TTL).toBe(60);
  expect(
    faultOf(() =>
      cloud.call('servicediscovery', 'UpdatePublicDnsNamespace', { Id: dns, Namespace: { Properties } }),
    ),
  ).toBe(`NamespaceNotFound: Failed to find namespace ${dns}`);
});

test('DeleteNamespace waits for its services to be gone', () => {
  const cloud = discoveryCloud();
  const Id = cloud.namespace();
  const service = cloud.service(Id, records('A'));
  expect(faultOf(() => cloud.call('servicediscovery', 'DeleteNamespace', { Id }))).toBe(
    'ResourceInUse: Namespace has associated services; delete the services before deleting the namespace',
  );
  cloud.call('servicediscovery', 'DeleteService', { Id: service });
  cloud.call('servicediscovery', 'DeleteNamespace', { Id });
  expect(faultOf(() => cloud.call('servicediscovery', 'GetNamespace', { Id }))).toBe(
    `NamespaceNotFound: Failed to find namespace ${Id}`,
  );
});

test('TagResource, UntagResource and ListTagsForResource work on namespaces and services', () => {
  const cloud = discoveryCloud();
  const Id = cloud.httpNamespace();
  const { Arn } = cloud.call('servicediscovery', 'GetNamespace', { Id }).Namespace!;
  const service = cloud.call('servicediscovery', 'GetService', { Id: cloud.service(Id) }).Service!;
  for (const ResourceARN of [Arn!, service.Arn!]) {
    const Tags = [
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
    ];
    cloud.call('servicediscovery', 'TagResource', { ResourceARN, Tags });
    cloud.call('servicediscovery', 'UntagResource', { ResourceARN, TagKeys: ['a'] });
    expect(cloud.call('servicediscovery', 'ListTagsForResource', { ResourceARN }).Tags).toEqual([Tags[1]]);
  }
  expect(
    faultOf(() => cloud.call('servicediscovery', 'ListTagsForResource', { ResourceARN: `${Arn}x` })),
  ).toContain('ResourceNotFoundException');
});
