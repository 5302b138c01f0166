import type { IpPermission } from '@aws-sdk/client-ec2';
import { expect, it } from 'vitest';
import { missingRule } from './security-groups.ts';

const everything: IpPermission = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
const tcp = (from: number, to: number, more: IpPermission): IpPermission => ({
  IpProtocol: 'tcp',
  FromPort: from,
  ToPort: to,
  ...more,
});
const fromFront = { UserIdGroupPairs: [{ GroupId: 'front' }] };

/** From two subnets to one address. */
const judge = (inbound: IpPermission[], outbound: IpPermission[] = [everything], isFiltered = true) =>
  missingRule(
    {
      groups: isFiltered ? [{ GroupId: 'front', IpPermissionsEgress: outbound }] : undefined,
      cidrs: ['10.0.0.0/24', '10.0.1.0/24'],
    },
    { groups: [{ GroupId: 'back', IpPermissions: inbound }], cidrs: ['10.0.2.5'] },
    { protocol: 'tcp', port: 8080 },
  );

const lacking = 'no rule of back allows tcp 8080 from front';

it.each([
  ['no rule', [], lacking],
  ['a rule that names the group', [tcp(8080, 8080, fromFront)], undefined],
  ['a rule for other ports', [tcp(80, 443, fromFront)], lacking],
  ['a rule for the protocol by its number', [{ ...tcp(0, 65_535, fromFront), IpProtocol: '6' }], undefined],
  ['a rule for another protocol', [{ ...tcp(8080, 8080, fromFront), IpProtocol: 'udp' }], lacking],
  ['a rule for the VPC', [tcp(1, 9000, { IpRanges: [{ CidrIp: '10.0.0.0/16' }] })], undefined],
  ['a rule for one of the subnets', [tcp(1, 9000, { IpRanges: [{ CidrIp: '10.0.0.0/24' }] })], lacking],
  ['a prefix list, whose entries are not known', [tcp(8080, 8080, { PrefixListIds: [{}] })], undefined],
] satisfies [string, IpPermission[], string | undefined][])('%s', (_, inbound, missing) => {
  expect(judge(inbound)).toBe(missing);
});

it('a load balancer that may not call out', () => {
  expect(judge([everything], [])).toBe('no rule of front allows tcp 8080 to back');
});

it('a load balancer without groups goes by its addresses', () => {
  expect(judge([], [], false)).toBe('no rule of back allows tcp 8080 from 10.0.0.0/24, 10.0.1.0/24');
  expect(judge([everything], [], false)).toBeUndefined();
});
