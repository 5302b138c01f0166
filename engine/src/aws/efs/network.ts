// What a mount target takes of EC2: a network interface in its subnet, with the security groups of its own.
import type { NetworkInterface, Subnet } from '@aws-sdk/client-ec2';
import type { Context } from '../../kernel/context.ts';
import { AwsFault } from '../../kernel/faults.ts';
import {
  badRequest,
  ipAddressInUse,
  noFreeAddresses,
  securityGroupLimitExceeded,
  securityGroupNotFound,
  subnetNotFound,
} from './faults.ts';

const mostGroups = 5;

/** @throws SubnetNotFound */
export function requireSubnet(ctx: Context, id: string): Subnet {
  const subnet = translated(
    () => ctx.call('ec2', 'DescribeSubnets', { SubnetIds: [id] }).Subnets?.[0],
    () => subnetNotFound(id),
  );
  if (!subnet) throw subnetNotFound(id);
  return subnet;
}

export interface InterfaceRequest {
  readonly subnetId: string;
  readonly groups: readonly string[] | undefined;
  readonly address: string | undefined;
  readonly description: string;
}

/** @throws SecurityGroupNotFound, SecurityGroupLimitExceeded, IpAddressInUse, NoFreeAddressesInSubnet, BadRequest */
export function makeInterface(
  ctx: Context,
  { subnetId, groups, address, description }: InterfaceRequest,
): NetworkInterface {
  if (groups) checkGroups(groups);
  return translated(
    () =>
      ctx.call('ec2', 'CreateNetworkInterface', {
        SubnetId: subnetId,
        Description: description,
        ...(groups?.length ? { Groups: [...groups] } : {}),
        ...(address ? { PrivateIpAddress: address } : {}),
      }).NetworkInterface!,
    (error) => ofEc2(error, { subnetId, groups, address }),
  );
}

export function changeGroups(ctx: Context, NetworkInterfaceId: string, groups: readonly string[]): void {
  checkGroups(groups);
  translated(
    () => ctx.call('ec2', 'ModifyNetworkInterfaceAttribute', { NetworkInterfaceId, Groups: [...groups] }),
    (error) => ofEc2(error, { groups }),
  );
}

function checkGroups(groups: readonly string[]): void {
  if (groups.length > mostGroups) throw securityGroupLimitExceeded(mostGroups);
}

function ofEc2(
  { code, message }: AwsFault,
  {
    subnetId = '',
    groups = [],
    address = '',
  }: Partial<Pick<InterfaceRequest, 'subnetId' | 'groups' | 'address'>>,
): AwsFault {
  if (code.startsWith('InvalidGroup'))
    return securityGroupNotFound(groups.find((id) => message.includes(id)) ?? groups[0] ?? '');
  if (code === 'InvalidIPAddress.InUse') return ipAddressInUse(address);
  if (code === 'InsufficientFreeAddressesInSubnet') return noFreeAddresses(subnetId);
  return badRequest(message);
}

function translated<T>(call: () => T, fault: (error: AwsFault) => AwsFault): T {
  try {
    return call();
  } catch (error) {
    throw error instanceof AwsFault ? fault(error) : error;
  }
}
