// In which availability zone a target is: an instance's own, or that of the subnet which holds an address.
import { BlockList, isIPv4 } from 'node:net';
import type { Context } from '../../kernel/context.ts';
import { AwsFault } from '../../kernel/faults.ts';
import { invalidTarget } from './faults.ts';
import type { TargetGroupRecord } from './state.ts';

export function targetZone(
  id: string,
  asked: string | undefined,
  group: TargetGroupRecord,
  ctx: Context,
): string {
  if (group.targetType === 'instance') return zoneOfInstance(id, ctx);
  if (group.targetType !== 'ip') return 'all';
  if (!isIPv4(id)) throw invalidTarget(`The IP address '${id}' is not a valid IPv4 address`);
  // A process of this machine, as `aws elbv2 register-targets` may name one: in every zone.
  if (id.startsWith('127.')) return 'all';
  return zoneOfAddress(id, group.vpcId, ctx) ?? outsideZone(id, asked);
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

function zoneOfAddress(address: string, vpcId: string, ctx: Context): string | undefined {
  const { Subnets } = ctx.call('ec2', 'DescribeSubnets', { Filters: [{ Name: 'vpc-id', Values: [vpcId] }] });
  return Subnets?.find((subnet) => {
    const [network = '', bits = ''] = (subnet.CidrBlock ?? '').split('/');
    const block = new BlockList();
    block.addSubnet(network, Number(bits), 'ipv4');
    return block.check(address, 'ipv4');
  })?.AvailabilityZone;
}

/** An address outside the VPC must be private, and asks for the zone `all`. */
function outsideZone(address: string, asked: string | undefined): string {
  const privateRanges = new BlockList();
  privateRanges.addSubnet('10.0.0.0', 8, 'ipv4');
  privateRanges.addSubnet('172.16.0.0', 12, 'ipv4');
  privateRanges.addSubnet('192.168.0.0', 16, 'ipv4');
  privateRanges.addSubnet('100.64.0.0', 10, 'ipv4');
  if (!privateRanges.check(address, 'ipv4')) {
    throw invalidTarget(`The IP address '${address}' must be within the VPC or a private range`);
  }
  if (asked !== 'all') {
    throw invalidTarget(
      `You must specify 'all' for the Availability Zone of the IP address '${address}' outside the VPC`,
    );
  }
  return 'all';
}
