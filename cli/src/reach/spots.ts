// Where an instance or an interface is, and the ports that clients call from.
import type { Instance, NetworkInterface } from '@aws-sdk/client-ec2';
import type { Spot } from './network.ts';

/** What Linux gives to a client. */
export const linuxPorts = { from: 32_768, to: 60_999 };
/** Load balancers and NAT gateways call from any of these. */
export const balancerPorts = { from: 1024, to: 65_535 };

export function spotOf(
  found: Pick<NetworkInterface & Instance, 'VpcId' | 'SubnetId' | 'PrivateIpAddress'> & {
    readonly Association?: { readonly PublicIp?: string | undefined } | undefined;
    readonly PublicIpAddress?: string | undefined;
  },
): Spot {
  return {
    vpcId: found.VpcId ?? '',
    ...(found.SubnetId !== undefined && { subnetId: found.SubnetId }),
    cidr: `${found.PrivateIpAddress}/32`,
    hasPublicAddress: (found.Association?.PublicIp ?? found.PublicIpAddress) !== undefined,
  };
}
