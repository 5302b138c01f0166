// VPCs as DescribeVpcs returns them.
import type { Vpc } from '@aws-sdk/client-ec2';
import { requireVpc } from '../find/require.ts';
import { type VpcRecord, vpcTable } from '../state.ts';
import { tagsOf } from '../tags/tags.ts';
import type { Kind } from './kind.ts';

/** Every VPC has Amazon's own set of DHCP options. */
export const dhcpOptionsId = (account: string) => `dopt-0${account.padStart(16, 'd')}`;

export const vpcs: Kind<VpcRecord, Vpc> = {
  table: vpcTable,
  require: requireVpc,
  idOf: ({ VpcId }) => VpcId,
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
  view: (vpc, ctx) => ({
    VpcId: vpc.VpcId,
    CidrBlock: vpc.CidrBlock,
    CidrBlockAssociationSet: [
      {
        AssociationId: vpc.CidrAssociationId,
        CidrBlock: vpc.CidrBlock,
        CidrBlockState: { State: 'associated' },
      },
    ],
    DhcpOptionsId: dhcpOptionsId(ctx.account),
    InstanceTenancy: vpc.InstanceTenancy,
    IsDefault: vpc.IsDefault,
    OwnerId: ctx.account,
    State: 'available',
    Tags: tagsOf(ctx, vpc.VpcId),
  }),
};
