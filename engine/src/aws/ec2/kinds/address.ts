// Elastic IP addresses as DescribeAddresses shows them.
import type { Address } from '@aws-sdk/client-ec2';
import { allocationNotFound } from '../faults.ts';
import type { Kind } from '../selection.ts';
import { type AddressRecord, addressTable } from '../state.ts';
import { tagsOf } from '../tags.ts';

export const addresses: Kind<AddressRecord, Address> = {
  table: addressTable,
  prefix: 'eipalloc-',
  idOf: ({ AllocationId }) => AllocationId,
  notFound: allocationNotFound,
  facets: (address, { region }) => ({
    'allocation-id': address.AllocationId,
    'association-id': address.AssociationId,
    'instance-id': address.InstanceId,
    'network-border-group': region,
    'network-interface-id': address.NetworkInterfaceId,
    'private-ip-address': address.PrivateIpAddress,
    'public-ip': address.PublicIp,
  }),
  view: (address, sight) => ({
    ...address,
    Domain: 'vpc',
    PublicIpv4Pool: 'amazon',
    NetworkBorderGroup: sight.region,
    NetworkInterfaceOwnerId: address.NetworkInterfaceId && sight.account,
    Tags: tagsOf(sight, address.AllocationId),
  }),
};
