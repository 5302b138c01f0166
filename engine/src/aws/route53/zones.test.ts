import { expect, test } from 'vitest';
import { faultOf } from '../../testing/fault-of.ts';
import { a, vpc, zoneCloud } from './testing/zones.ts';

test('a public zone has four name servers and begins with its NS and SOA records', () => {
  const cloud = zoneCloud();
  const answer = cloud.call('route53', 'CreateHostedZone', { Name: 'Example.COM', CallerReference: 'c' });
  expect(answer).toMatchObject({
    HostedZone: { Name: 'example.com.', Config: { PrivateZone: false }, ResourceRecordSetCount: 2 },
    ChangeInfo: { Status: 'PENDING' },
  });
  expect(answer.DelegationSet!.NameServers).toHaveLength(4);
  const id = answer.HostedZone!.Id!;
  expect(cloud.sets(id).map(({ Type }) => Type)).toEqual(['NS', 'SOA']);
  expect(cloud.call('route53', 'GetHostedZone', { Id: id }).DelegationSet).toEqual(answer.DelegationSet);
  expect(cloud.call('route53', 'GetChange', { Id: answer.ChangeInfo!.Id! }).ChangeInfo?.Status).toBe(
    'INSYNC',
  );
  expect(faultOf(() => cloud.call('route53', 'GetChange', { Id: 'C1' }))).toMatch(/^NoSuchChange/);
});

test('a private zone answers in its VPCs', () => {
  const cloud = zoneCloud();
  const id = cloud.zone('shop.local', vpc('vpc-1'));
  const associate = (VPCId: string) =>
    cloud.call('route53', 'AssociateVPCWithHostedZone', { HostedZoneId: id, ...vpc(VPCId) });
  const disassociate = (VPCId: string) =>
    cloud.call('route53', 'DisassociateVPCFromHostedZone', { HostedZoneId: id, ...vpc(VPCId) });
  associate('vpc-2');
  const { VPCs } = cloud.call('route53', 'GetHostedZone', { Id: id });
  expect(VPCs!.map(({ VPCId }) => VPCId)).toEqual(['vpc-1', 'vpc-2']);
  expect(faultOf(() => associate('vpc-2'))).toMatch(/^ConflictingDomainExists: The VPC vpc-2/);
  expect(faultOf(() => associate('none'))).toBe('InvalidVPCId: The VPC ID is invalid.');
  disassociate('vpc-1');
  expect(faultOf(() => disassociate('vpc-1'))).toMatch(/^VPCAssociationNotFound/);
  expect(faultOf(() => disassociate('vpc-2'))).toMatch(/^LastVPCAssociation/);
  const list = cloud.call('route53', 'ListHostedZonesByVPC', { VPCId: 'vpc-2', VPCRegion: 'us-east-1' });
  expect(list.HostedZoneSummaries).toMatchObject([{ HostedZoneId: id, Name: 'shop.local.' }]);
});

test.each([
  ['a name that is none', { Name: 'a..b' }, 'InvalidDomainName'],
  ['a caller reference that was used', { CallerReference: 'c1' }, 'HostedZoneAlreadyExists'],
  ['a VPC that does not exist', { ...vpc('none') }, 'InvalidVPCId'],
  ['a private zone without a VPC', { HostedZoneConfig: { PrivateZone: true } }, 'InvalidInput'],
])('CreateHostedZone refuses %s', (_what, more, code) => {
  const cloud = zoneCloud();
  cloud.zone();
  expect(faultOf(() => cloud.zone('other.com', more))).toMatch(new RegExp(`^${code}`));
});

test('a zone with record sets of its own is not deleted', () => {
  const cloud = zoneCloud();
  const id = cloud.zone();
  cloud.change(id, ['CREATE', a('a.example.com', '10.0.0.1')]);
  const remove = () => cloud.call('route53', 'DeleteHostedZone', { Id: id });
  expect(faultOf(remove)).toMatch(/^HostedZoneNotEmpty/);
  cloud.change(id, ['DELETE', a('a.example.com', '10.0.0.1')]);
  remove();
  expect(faultOf(remove)).toBe(`NoSuchHostedZone: No hosted zone found with ID: ${id}`);
  expect(cloud.call('route53', 'GetHostedZoneCount', {}).HostedZoneCount).toBe(0);
});

test('zones are listed in pages, and by name', () => {
  const cloud = zoneCloud();
  for (const name of ['b.com', 'a.com', 'c.net']) cloud.zone(name);
  const first = cloud.call('route53', 'ListHostedZones', { MaxItems: 2 });
  const second = cloud.call('route53', 'ListHostedZones', { MaxItems: 2, Marker: first.NextMarker });
  expect([first.IsTruncated, second.IsTruncated]).toEqual([true, false]);
  expect([...first.HostedZones!, ...second.HostedZones!]).toHaveLength(3);
  const byName = cloud.call('route53', 'ListHostedZonesByName', { DNSName: 'b.com', MaxItems: 1 });
  expect(byName).toMatchObject({
    HostedZones: [{ Name: 'b.com.' }],
    IsTruncated: true,
    NextDNSName: 'c.net.',
  });
  expect(faultOf(() => cloud.call('route53', 'ListHostedZones', { Marker: 'x' }))).toMatch(/^InvalidInput/);
});

test('the comment and the tags of a zone are changed', () => {
  const cloud = zoneCloud();
  const id = cloud.zone();
  const { HostedZone } = cloud.call('route53', 'UpdateHostedZoneComment', { Id: id, Comment: 'new' });
  expect(HostedZone?.Config?.Comment).toBe('new');
  const of = { ResourceType: 'hostedzone', ResourceId: id } as const;
  cloud.call('route53', 'ChangeTagsForResource', { ...of, AddTags: [{ Key: 'team', Value: 'web' }] });
  const expected = { ...of, Tags: [{ Key: 'team', Value: 'web' }] };
  expect(cloud.call('route53', 'ListTagsForResource', of).ResourceTagSet).toEqual(expected);
  const many = cloud.call('route53', 'ListTagsForResources', {
    ResourceType: 'hostedzone',
    ResourceIds: [id],
  });
  expect(many.ResourceTagSets).toEqual([expected]);
  cloud.call('route53', 'ChangeTagsForResource', { ...of, RemoveTagKeys: ['team'] });
  expect(cloud.call('route53', 'ListTagsForResource', of).ResourceTagSet?.Tags).toEqual([]);
});

test('a namespace of Cloud Map has its hosted zone, which nobody else changes', () => {
  const cloud = zoneCloud();
  cloud.call('servicediscovery', 'CreatePrivateDnsNamespace', { Name: 'shop.local', Vpc: 'vpc-1' });
  const [zone] = cloud.call('route53', 'ListHostedZones', {}).HostedZones!;
  expect(zone).toMatchObject({
    Name: 'shop.local.',
    Config: { PrivateZone: true },
    LinkedService: { ServicePrincipal: 'servicediscovery.amazonaws.com' },
  });
  const [namespace] = cloud.call('servicediscovery', 'ListNamespaces', {}).Namespaces!;
  const { Service } = cloud.call('servicediscovery', 'CreateService', {
    Name: 'api',
    NamespaceId: namespace!.Id!,
    DnsConfig: { DnsRecords: [{ Type: 'A', TTL: 10 }] },
  });
  cloud.call('servicediscovery', 'RegisterInstance', {
    ServiceId: Service!.Id!,
    InstanceId: 'i',
    Attributes: { AWS_INSTANCE_IPV4: '10.0.0.5' },
  });
  expect(cloud.sets(zone!.Id!)).toMatchObject([
    { Name: 'shop.local.', Type: 'NS' },
    { Name: 'shop.local.', Type: 'SOA' },
    {
      Name: 'api.shop.local.',
      Type: 'A',
      MultiValueAnswer: true,
      ResourceRecords: [{ Value: '10.0.0.5' }],
    },
  ]);
  const change = () => cloud.change(zone!.Id!, ['CREATE', a('b.shop.local', '10.0.0.1')]);
  expect(faultOf(change)).toMatch(/^AccessDenied: The resource hostedzone/);
  expect(faultOf(() => cloud.call('route53', 'DeleteHostedZone', { Id: zone!.Id! }))).toMatch(
    /^AccessDenied/,
  );
});
