// A target's availability zone: an instance's own, or that of the subnet that contains the address.
import { BlockList, isIPv4 } from 'node:net';
import type { Subnet } from '@aws-sdk/client-ec2';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { invalidTarget } from '../faults.ts';
import type { TargetGroupRecord } from '../state.ts';
import { isCrossZoneOff } from '../target-groups/attributes.ts';

export function targetZone(
  id: string,
  asked: string | undefined,
  group: TargetGroupRecord,
  ctx: Context,
): string {
  if (group.targetType === 'instance') return zoneOfInstance(id, ctx);
  if (group.targetType !== 'ip') return 'all';
  if (!isIPv4(id)) throw invalidTarget(`The IP address '${id}' is not a valid IPv4 address`);
  const subnets = subnetsOf(group.vpcId, ctx);
  const zoneInside = zoneOfAddress(id, subnets);
  if (zoneInside) return zoneInside;
  // 127.0.0.1 and the like: a process of this machine, as `aws elbv2 register-targets` may name one.
  const isLocal = id.startsWith('127.');
  if (!isLocal && !isPrivate(id)) {
    throw invalidTarget(`The IP address '${id}' must be within the VPC or a private range`);
  }
  return isCrossZoneOff(group.attributes)
    ? zoneOutside(id, asked, subnets)
    : allZones(id, isLocal ? 'all' : asked);
}

function zoneOfInstance(id: string, ctx: Context): string {
  try {
    const { Reservations } = ctx.call('ec2', 'DescribeInstances', { InstanceIds: [id] });
    const instance = Reservations?.[0]?.Instances?.[0];
    const state = instance?.State?.Name;
    if (state === 'running') return instance?.Placement?.AvailabilityZone ?? 'all';
    if (state) {
      throw invalidTarget(
        `The following targets are not in a running state and cannot be registered: '${id}'`,
      );
    }
  } catch (error) {
    if (!(error instanceof AwsFault && error.code.startsWith('InvalidInstanceID'))) throw error;
  }
  throw invalidTarget(`The following instances do not exist: '${id}'`);
}

function subnetsOf(vpcId: string, ctx: Context): readonly Subnet[] {
  const { Subnets } = ctx.call('ec2', 'DescribeSubnets', { Filters: [{ Name: 'vpc-id', Values: [vpcId] }] });
  return Subnets ?? [];
}

function zoneOfAddress(address: string, subnets: readonly Subnet[]): string | undefined {
  return subnets.find((subnet) => {
    const [network = '', bits = ''] = (subnet.CidrBlock ?? '').split('/');
    const block = new BlockList();
    block.addSubnet(network, Number(bits), 'ipv4');
    return block.check(address, 'ipv4');
  })?.AvailabilityZone;
}

function isPrivate(address: string): boolean {
  const privateRanges = new BlockList();
  privateRanges.addSubnet('10.0.0.0', 8, 'ipv4');
  privateRanges.addSubnet('172.16.0.0', 12, 'ipv4');
  privateRanges.addSubnet('192.168.0.0', 16, 'ipv4');
  privateRanges.addSubnet('100.64.0.0', 10, 'ipv4');
  return privateRanges.check(address, 'ipv4');
}

/** An address outside the VPC asks for the zone `all`. */
function allZones(address: string, asked: string | undefined): string {
  if (asked === 'all') return asked;
  throw invalidTarget(
    `You must specify 'all' for the Availability Zone of the IP address '${address}' outside the VPC`,
  );
}

/**
 * With cross-zone off every node sends to the targets of its own zone: an address outside the VPC asks for one of them.
 */
function zoneOutside(address: string, asked: string | undefined, subnets: readonly Subnet[]): string {
  if (asked !== undefined && subnets.some(({ AvailabilityZone }) => AvailabilityZone === asked)) return asked;
  throw invalidTarget(
    `You must specify an Availability Zone of the VPC for the IP address '${address}' outside of it, since ` +
      'cross-zone load balancing is off for the target group',
  );
}
