import type { Route } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { judge } from './judge.ts';
import {
  back,
  entry,
  everything,
  far,
  front,
  https,
  internet,
  isPublic,
  local,
  network,
  open,
  place,
  tcp,
  tcpRange,
  web,
} from './network.fixture.ts';
import type { Place, Ports } from './network.ts';

const fromFront = [{ GroupId: 'front' }];

type Row = [
  name: string,
  network: Parameters<typeof network>[0],
  from: Place,
  to: Place,
  ports: Ports,
  verdict: string,
  /** Of the gate that decides: the last one that is not allowed, or any that is. */
  by: string,
];

const openToFront = { back: [{ ...tcp(8080), UserIdGroupPairs: fromFront }] };

describe('security groups', () => {
  it.each<Row>([
    [
      'a rule that names the caller’s group',
      { groups: openToFront },
      front,
      back,
      web,
      'allowed',
      'back allows tcp 8080 from front',
    ],
    ['no rule', {}, front, back, web, 'denied', 'no rule allows tcp 8080 from front'],
    [
      'a rule for another port',
      { groups: { back: [{ ...tcp(80), UserIdGroupPairs: fromFront }] } },
      front,
      back,
      web,
      'denied',
      'no rule allows',
    ],
    [
      'a rule for another group',
      { groups: { back: [{ ...tcp(8080), UserIdGroupPairs: [{ GroupId: 'back' }] }] } },
      front,
      back,
      web,
      'denied',
      'no rule allows',
    ],
    [
      'a rule that names its own group',
      { groups: { back: [{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: 'back' }] }] } },
      back,
      place({ spot: { cidr: '10.0.1.10/32' } }),
      web,
      'allowed',
      'back allows all traffic from back',
    ],
    [
      'a rule for the address',
      { groups: { back: [{ ...tcp(8000, 9000), IpRanges: [{ CidrIp: '10.0.0.0/24' }] }] } },
      front,
      back,
      web,
      'allowed',
      'back allows tcp 8000-9000 from 10.0.0.0/24',
    ],
    [
      'a rule for another protocol',
      {
        groups: {
          back: [{ IpProtocol: 'udp', FromPort: 8080, ToPort: 8080, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
        },
      },
      front,
      back,
      web,
      'denied',
      'no rule',
    ],
    [
      'a rule for half of the ports',
      { groups: { back: [{ ...tcp(8080), IpRanges: [{ CidrIp: '0.0.0.0/0' }] }] } },
      front,
      back,
      { protocol: 'tcp', from: 8000, to: 8080 },
      'some',
      'back allows tcp 8080',
    ],
    [
      'a prefix list with the address',
      {
        groups: { back: [{ ...tcp(8080), PrefixListIds: [{ PrefixListId: 'pl-1' }] }] },
        lists: { 'pl-1': ['10.0.0.0/30', '10.0.0.4/30'] },
      },
      front,
      back,
      web,
      'allowed',
      'from pl-1',
    ],
    [
      'a prefix list without the address',
      {
        groups: { back: [{ ...tcp(8080), PrefixListIds: [{ PrefixListId: 'pl-1' }] }] },
        lists: { 'pl-1': ['10.9.0.0/16'] },
      },
      front,
      back,
      web,
      'denied',
      'no rule',
    ],
    [
      'a prefix list that cannot be read',
      { groups: { back: [{ ...tcp(8080), PrefixListIds: [{ PrefixListId: 'pl-1' }] }] } },
      front,
      back,
      web,
      'some',
      'cannot be read',
    ],
    [
      'a caller that may call nothing',
      { groups: openToFront, egress: { front: [] } },
      front,
      back,
      web,
      'denied',
      'no rule allows tcp 8080 to back',
    ],
    [
      'no filter at the caller',
      { groups: { back: [{ ...tcp(8080), IpRanges: [{ CidrIp: '10.0.0.5/32' }] }] } },
      { ...front, groups: undefined },
      back,
      web,
      'allowed',
      'from 10.0.0.5/32',
    ],
  ])('%s', expectVerdict);
});

describe('network ACLs', () => {
  const groups = openToFront;
  const out = entry(100, { Egress: true, Protocol: '-1' });
  it.each<Row>([
    [
      'an entry for the port and one for the answers',
      { groups, acl: [entry(100, tcpRange(8080)), out] },
      front,
      back,
      web,
      'allowed',
      'entry 100 allows',
    ],
    [
      'no entry for the answers',
      { groups, acl: [entry(100, tcpRange(8080))] },
      front,
      back,
      web,
      'denied',
      'no entry fits',
    ],
    [
      'answers to half of the client’s ports',
      {
        groups,
        acl: [entry(100, tcpRange(8080)), entry(100, { Egress: true, ...tcpRange(49_152, 65_535) })],
      },
      front,
      back,
      web,
      'some',
      'no entry fits',
    ],
    [
      'a denial before the permission',
      {
        groups,
        acl: [
          entry(50, { RuleAction: 'deny', ...tcpRange(8000, 9000) }),
          entry(100, { Protocol: '-1' }),
          out,
        ],
      },
      front,
      back,
      web,
      'denied',
      'entry 50 denies protocol 6 8000-9000',
    ],
    [
      'a denial after the permission',
      { groups, acl: [entry(100, { Protocol: '-1' }), entry(200, { RuleAction: 'deny' }), out] },
      front,
      back,
      web,
      'allowed',
      'entry 100 allows all traffic',
    ],
    [
      'a denial of some addresses',
      {
        groups: { back: [everything] },
        acl: [entry(50, { RuleAction: 'deny', CidrBlock: '10.0.0.0/28' }), ...open],
      },
      place({ groups: ['front'], spot: { subnetId: 'a', cidr: '10.0.0.0/24' } }),
      back,
      web,
      'some',
      'entry 50 denies',
    ],
    [
      'the caller’s in the same subnet do not matter',
      { groups, acl: [] },
      place({ groups: ['front'], spot: { cidr: '10.0.1.5/32' } }),
      back,
      web,
      'allowed',
      'local',
    ],
  ])('%s', expectVerdict);
});

describe('routes', () => {
  const nat: Route = { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1', State: 'active' };
  const peering: Route = {
    DestinationCidrBlock: '10.1.0.0/16',
    VpcPeeringConnectionId: 'pcx-1',
    State: 'active',
  };
  const openToAll = { back: [everything] };
  it.each<Row>([
    ['out of a private subnet without NAT', {}, back, internet, https, 'denied', 'no route to the internet'],
    ['out by NAT', { b: [local, nat] }, back, internet, https, 'allowed', 'by nat-1, and on by igw-1'],
    [
      'out by NAT in a private subnet',
      { b: [local, { ...nat, NatGatewayId: 'nat-2' }] },
      back,
      internet,
      https,
      'denied',
      'whose own subnet has no route',
    ],
    [
      'out of a public subnet',
      {},
      place({ spot: isPublic }),
      internet,
      https,
      'allowed',
      '0.0.0.0/0 by igw-1',
    ],
    [
      'out of a public subnet without an address',
      {},
      place({ spot: { subnetId: 'a' } }),
      internet,
      https,
      'denied',
      'needs a public address',
    ],
    [
      'out by a black hole',
      { b: [local, { ...nat, State: 'blackhole' }] },
      back,
      internet,
      https,
      'denied',
      'is a black hole',
    ],
    [
      'out by a transit gateway',
      { b: [local, { DestinationCidrBlock: '0.0.0.0/0', TransitGatewayId: 'tgw-1' }] },
      back,
      internet,
      https,
      'some',
      'is not followed any further',
    ],
    [
      'in to a public address',
      { groups: openToAll },
      internet,
      place({ spot: isPublic }),
      web,
      'allowed',
      'igw-1',
    ],
    ['in to what has none', { groups: openToAll }, internet, back, web, 'denied', 'it has no public address'],
    [
      'in from some addresses',
      { groups: { back: [{ ...tcp(8080), IpRanges: [{ CidrIp: '203.0.113.0/24' }] }] } },
      internet,
      place({ spot: isPublic }),
      web,
      'some',
      'from 203.0.113.0/24',
    ],
    [
      'to a VPC that is not peered',
      { b: [local] },
      back,
      far,
      web,
      'denied',
      'no route from vpc-1 to 10.1.0.7/32 in vpc-2',
    ],
    ['to a peered VPC', { b: [local, peering] }, back, far, web, 'allowed', 'by pcx-1'],
    [
      'to a peered VPC by a default route only',
      { b: [local, nat] },
      back,
      far,
      web,
      'denied',
      'leads to no private address',
    ],
  ])('%s', expectVerdict);

  it('lead back from a peered VPC, or answers are lost', () => {
    const there = { ...network({ b: [local, peering] }) };
    const lost = {
      ...there,
      routeTables: there.routeTables.filter(({ RouteTableId }) => RouteTableId !== 'rtb-far'),
    };
    expect(judge(lost, back, far, web).checks.find(({ verdict }) => verdict === 'denied')).toMatchObject({
      gate: 'route',
      direction: 'answers out',
    });
  });
});

function expectVerdict(
  _name: string,
  given: Parameters<typeof network>[0],
  from: Place,
  to: Place,
  ports: Ports,
  verdict: string,
  by: string,
) {
  const judgement = judge(network(given), from, to, ports);
  expect(judgement.verdict).toBe(verdict);
  const deciding = judgement.checks.filter((check) => check.verdict === judgement.verdict);
  expect(deciding.map((check) => check.by).join('\n')).toContain(by);
}
