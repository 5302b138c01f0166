// VPCs as DescribeVpcs returns them.
import type { Vpc } from '@aws-sdk/client-ec2';
import { requireVpc } from '../find/require.ts';
import { ipv4Blocks, ipv6Blocks, ipv6View } from '../network/more-blocks.ts';
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
    'ipv6-cidr-block-association.ipv6-cidr-block': ipv6Blocks(vpc).map(({ CidrBlock }) => CidrBlock),
    'ipv6-cidr-block-association.association-id': ipv6Blocks(vpc).map(({ AssociationId }) => AssociationId),
    cidr: vpc.CidrBlock,
    'cidr-block-association.cidr-block': [
      vpc.CidrBlock,
      ...ipv4Blocks(vpc).map(({ CidrBlock }) => CidrBlock),
    ],
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
      ...ipv4Blocks(vpc).map((block) => ({ ...block, CidrBlockState: { State: 'associated' as const } })),
    ],
    ...(ipv6Blocks(vpc).length > 0 && {
      Ipv6CidrBlockAssociationSet: ipv6Blocks(vpc).map((block) => ipv6View(block, ctx)),
    }),
    DhcpOptionsId: dhcpOptionsId(ctx.account),
    InstanceTenancy: vpc.InstanceTenancy,
    IsDefault: vpc.IsDefault,
    OwnerId: ctx.account,
    State: 'available',
    Tags: tagsOf(ctx, vpc.VpcId),
  }),
};
