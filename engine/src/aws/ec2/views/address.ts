// Elastic IP addresses as DescribeAddresses returns them.
import type { Address } from '@aws-sdk/client-ec2';
import { requireAddress } from '../find/require.ts';
import { type AddressRecord, addressTable } from '../state.ts';
import { tagsOf } from '../tags/tags.ts';
import type { Kind } from './kind.ts';

export const addresses: Kind<AddressRecord, Address> = {
  table: addressTable,
  require: requireAddress,
  idOf: ({ AllocationId }) => AllocationId,
  facets: (address, { region }) => ({
    'allocation-id': address.AllocationId,
    'association-id': address.AssociationId,
    'instance-id': address.InstanceId,
    'network-border-group': region,
    'network-interface-id': address.NetworkInterfaceId,
    'private-ip-address': address.PrivateIpAddress,
    'public-ip': address.PublicIp,
  }),
  view: (address, ctx) => ({
    ...address,
    Domain: 'vpc',
    PublicIpv4Pool: 'amazon',
    NetworkBorderGroup: ctx.region,
    NetworkInterfaceOwnerId: address.NetworkInterfaceId && ctx.account,
    Tags: tagsOf(ctx, address.AllocationId),
  }),
};
