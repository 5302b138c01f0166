import type { ResourceRecordSet } from '@aws-sdk/client-route-53';
import { expect, test } from 'vitest';
import { names } from '../../contracts/names.ts';
import { faultOf } from '../../testing/fault-of.ts';
import { a, zoneCloud } from './testing/zones.ts';

test('record sets are created, overwritten and deleted, and answer on this machine', () => {
  const cloud = zoneCloud();
  const id = cloud.zone();
  cloud.change(id, ['CREATE', a('API.example.com', '10.0.0.1', '10.0.0.2')]);
  expect(cloud.answers('api.example.com')).toEqual(['10.0.0.1', '10.0.0.2']);
  cloud.change(id, ['UPSERT', a('api.example.com.', '10.0.0.3')]);
  expect(cloud.answers('api.example.com')).toEqual(['10.0.0.3']);
  cloud.change(id, ['DELETE', a('api.example.com', '10.0.0.3')]);
  expect(cloud.answers('api.example.com')).toBeUndefined();
});

test('a batch is applied as a whole, or says all that is wrong', () => {
  const cloud = zoneCloud();
  const id = cloud.zone();
  cloud.change(id, ['CREATE', a('a.example.com', '10.0.0.1')]);
  const change = () =>
    cloud.change(
      id,
      ['CREATE', a('b.example.com', '10.0.0.1')],
      ['CREATE', a('a.example.com', '10.0.0.1')],
      ['DELETE', a('c.example.com', '10.0.0.1')],
      ['DELETE', a('a.example.com', '10.0.0.9')],
    );
  expect(faultOf(change)).toBe(
    "InvalidChangeBatch: [Tried to create resource record set [name='a.example.com.', type='A'] but it already exists, " +
      "Tried to delete resource record set [name='c.example.com.', type='A'] but it was not found, " +
      "Tried to delete resource record set [name='a.example.com.', type='A'] but the values provided do not match the current values]",
  );
  expect(cloud.sets(id)).toHaveLength(3);
});

const cname = (Name: string, Value: string): ResourceRecordSet => ({
  Name,
  Type: 'CNAME',
  TTL: 60,
  ResourceRecords: [{ Value }],
});

test.each([
  ['another domain', a('a.other.com', '10.0.0.1'), 'a.other.com. is not permitted in zone example.com.'],
  ['no address', a('a.example.com', 'x'), 'ARRDATAIllegalIPv4Address (Value is not a valid IPv4 address)'],
  ['a CNAME at the apex', cname('example.com', 'x.y'), 'is not permitted at apex in zone example.com.'],
  ['a CNAME beside an A', cname('taken.example.com', 'x.y'), 'a conflicting RRSet of type A'],
  ['a value twice', a('a.example.com', '10.0.0.1', '10.0.0.1'), "Duplicate Resource Record: '10.0.0.1'"],
  ['no values', { Name: 'a.example.com', Type: 'A', TTL: 60 }, 'Expected exactly one of [AliasTarget,'],
  [
    'a text without quotation marks',
    { Name: 'a.example.com', Type: 'TXT', TTL: 60, ResourceRecords: [{ Value: 'x y' }] },
    'Value should be enclosed in quotation marks',
  ],
  [
    'a weight without an identifier',
    { ...a('a.example.com', '10.0.0.1'), Weight: 1 },
    "Missing field 'SetIdentifier' in Change with [Action=CREATE, Name=a.example.com., Type=A, SetIdentifier=null]",
  ],
  [
    'an identifier without a routing policy',
    { ...a('a.example.com', '10.0.0.1'), SetIdentifier: 's' },
    'Expected exactly one of [Weight, Region, Failover,',
  ],
  [
    'a weighted set beside a simple one',
    { ...a('taken.example.com', '10.0.0.1'), Weight: 1, SetIdentifier: 's' },
    'cannot be created as other RRSets exist with the same name and type',
  ],
] as const)('ChangeResourceRecordSets refuses %s', (_what, set, message) => {
  const cloud = zoneCloud();
  const id = cloud.zone();
  cloud.change(id, ['CREATE', a('taken.example.com', '10.0.0.1')]);
  expect(faultOf(() => cloud.change(id, ['CREATE', set as ResourceRecordSet]))).toContain(message);
});

test('the records that a zone needs stay', () => {
  const cloud = zoneCloud();
  const id = cloud.zone();
  const [ns, soa] = cloud.sets(id);
  expect(faultOf(() => cloud.change(id, ['DELETE', ns!]))).toContain('at least one NS record');
  expect(faultOf(() => cloud.change(id, ['DELETE', soa!]))).toContain('exactly one SOA record');
});

test('weighted sets are one name, of which an answer has one value by its weight', () => {
  const cloud = zoneCloud();
  const id = cloud.zone();
  const weighted = (SetIdentifier: string, Weight: number, value: string) =>
    ['CREATE', { ...a('w.example.com', value), SetIdentifier, Weight }] as const;
  cloud.change(id, weighted('a', 3, '10.0.0.1'), weighted('b', 1, '10.0.0.2'), weighted('c', 0, '10.0.0.3'));
  expect(cloud.state.all(names).find(({ name }) => name === 'w.example.com')).toMatchObject({
    policy: 'one',
    values: ['10.0.0.1', '10.0.0.2'],
    weights: [3, 1],
  });
});

test('an alias of a load balancer has an address of its own on loopback, which it keeps', () => {
  const cloud = zoneCloud();
  const id = cloud.zone();
  const alias = (Name: string, DNSName: string): ResourceRecordSet => ({
    Name,
    Type: 'A',
    AliasTarget: { HostedZoneId: 'Z35SXDOTRQ7X7K', DNSName, EvaluateTargetHealth: false },
  });
  cloud.change(id, ['CREATE', alias('a.example.com', 'dualstack.127.0.0.1:8080')]);
  cloud.change(id, ['CREATE', alias('b.example.com', '127.0.0.1:8081.')]);
  expect([cloud.answers('a.example.com'), cloud.answers('b.example.com')]).toEqual([
    ['127.254.0.1'],
    ['127.254.0.2'],
  ]);
  cloud.change(id, ['DELETE', alias('a.example.com', 'dualstack.127.0.0.1:8080')]);
  cloud.change(id, ['CREATE', alias('c.example.com', 'b.example.com')]);
  expect([cloud.answers('b.example.com'), cloud.answers('c.example.com')]).toEqual([
    ['127.254.0.2'],
    ['b.example.com'],
  ]);
});

test('of a failover pair the primary answers, and a wildcard is published as it is written', () => {
  const cloud = zoneCloud();
  const id = cloud.zone();
  const failover = (Failover: 'PRIMARY' | 'SECONDARY', value: string) =>
    ['CREATE', { ...a('f.example.com', value), SetIdentifier: Failover, Failover }] as const;
  cloud.change(id, failover('SECONDARY', '10.0.0.2'), failover('PRIMARY', '10.0.0.1'));
  cloud.change(id, ['CREATE', a('*.example.com', '10.0.0.9')]);
  expect(cloud.answers('f.example.com')).toEqual(['10.0.0.1']);
  expect(cloud.answers('*.example.com')).toEqual(['10.0.0.9']);
  expect(cloud.sets(id).map(({ Name }) => Name)).toContain('\\052.example.com.');
});

test('record sets are listed from a name on, in pages, by their labels from the last', () => {
  const cloud = zoneCloud();
  const id = cloud.zone();
  cloud.change(
    id,
    ['CREATE', a('b.example.com', '10.0.0.1')],
    ['CREATE', a('a.example.com', '10.0.0.1')],
    ['CREATE', a('x.a.example.com', '10.0.0.1')],
  );
  const list = (input: object) =>
    cloud.call('route53', 'ListResourceRecordSets', { HostedZoneId: id, ...input });
  const first = list({ MaxItems: 4 });
  expect(first.ResourceRecordSets!.map(({ Name, Type }) => `${Name} ${Type}`)).toEqual([
    'example.com. NS',
    'example.com. SOA',
    'a.example.com. A',
    'x.a.example.com. A',
  ]);
  expect(first).toMatchObject({ IsTruncated: true, NextRecordName: 'b.example.com.', NextRecordType: 'A' });
  const rest = list({ StartRecordName: first.NextRecordName, StartRecordType: first.NextRecordType });
  expect(rest).toMatchObject({ IsTruncated: false, ResourceRecordSets: [{ Name: 'b.example.com.' }] });
  expect(faultOf(() => list({ StartRecordType: 'A' }))).toMatch(/^InvalidInput/);
});

test('TestDNSAnswer says what a name server would answer', () => {
  const cloud = zoneCloud();
  const id = cloud.zone();
  cloud.change(id, ['CREATE', a('a.example.com', '10.0.0.1')]);
  const ask = (RecordName: string) =>
    cloud.call('route53', 'TestDNSAnswer', { HostedZoneId: id, RecordName, RecordType: 'A' });
  expect(ask('a.example.com')).toMatchObject({ ResponseCode: 'NOERROR', RecordData: ['10.0.0.1'] });
  expect(ask('b.example.com').ResponseCode).toBe('NXDOMAIN');
});
