// VPCs as DescribeVpcs shows them.
import type { Vpc } from '@aws-sdk/client-ec2';
import { vpcNotFound } from '../faults.ts';
import type { Kind } from '../selection.ts';
import { type VpcRecord, vpcTable } from '../state.ts';
import { tagsOf } from '../tags.ts';

/** One set of DHCP options serves every VPC: Amazon's own. */
export const dhcpOptionsId = (account: string) => `dopt-0${account.padStart(16, 'd')}`;

export const vpcs: Kind<VpcRecord, Vpc> = {
  table: vpcTable,
  prefix: 'vpc-',
  idOf: ({ VpcId }) => VpcId,
  notFound: vpcNotFound,
  facets: (vpc, { account }) => ({
    cidr: vpc.CidrBlock,
    'cidr-block-association.cidr-block': vpc.CidrBlock,
    'cidr-block-association.association-id': vpc.CidrAssociationId,
    'cidr-block-association.state': 'associated',
    'dhcp-options-id': dhcpOptionsId(account),
    'is-default': vpc.IsDefault,
    isDefault: vpc.IsDefault,
    'owner-id': account,
    state: 'available',
    'vpc-id': vpc.VpcId,
  }),
  view: (vpc, sight) => ({
    VpcId: vpc.VpcId,
    CidrBlock: vpc.CidrBlock,
    CidrBlockAssociationSet: [
      {
        AssociationId: vpc.CidrAssociationId,
        CidrBlock: vpc.CidrBlock,
        CidrBlockState: { State: 'associated' },
      },
    ],
    DhcpOptionsId: dhcpOptionsId(sight.account),
    InstanceTenancy: vpc.InstanceTenancy,
    IsDefault: vpc.IsDefault,
    OwnerId: sight.account,
    State: 'available',
    Tags: tagsOf(sight, vpc.VpcId),
  }),
};
