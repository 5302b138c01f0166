// Network ACLs as DescribeNetworkAcls returns them: every VPC has its default ACL, which allows everything.
import type { NetworkAcl, NetworkAclEntry } from '@aws-sdk/client-ec2';
import { type ReadContext, requireNetworkAcl } from '../find/require.ts';
import { type NetworkAclRecord, networkAclTable, subnetTable } from '../state.ts';
import { tagsOf } from '../tags/tags.ts';
import type { Kind } from './kind.ts';

const entries: readonly NetworkAclEntry[] = [true, false].flatMap((Egress) => [
  { CidrBlock: '0.0.0.0/0', Egress, Protocol: '-1', RuleAction: 'allow' as const, RuleNumber: 100 },
  { CidrBlock: '0.0.0.0/0', Egress, Protocol: '-1', RuleAction: 'deny' as const, RuleNumber: 32767 },
]);

const subnetsOf = (acl: NetworkAclRecord, ctx: ReadContext) =>
  ctx.all(subnetTable).filter(({ NetworkAclId }) => NetworkAclId === acl.NetworkAclId);

export const networkAcls: Kind<NetworkAclRecord, NetworkAcl> = {
  table: networkAclTable,
  require: requireNetworkAcl,
  idOf: ({ NetworkAclId }) => NetworkAclId,
  facets: (acl, ctx) => ({
    'association.association-id': subnetsOf(acl, ctx).map((subnet) => subnet.NetworkAclAssociationId),
    'association.network-acl-id': acl.NetworkAclId,
    'association.subnet-id': subnetsOf(acl, ctx).map(({ SubnetId }) => SubnetId),
    default: acl.IsDefault,
    'network-acl-id': acl.NetworkAclId,
    'owner-id': ctx.account,
    'vpc-id': acl.VpcId,
  }),
  view: (acl, ctx) => ({
    NetworkAclId: acl.NetworkAclId,
    VpcId: acl.VpcId,
    IsDefault: acl.IsDefault,
    Entries: [...entries],
    Associations: subnetsOf(acl, ctx).map((subnet) => ({
      NetworkAclAssociationId: subnet.NetworkAclAssociationId,
      NetworkAclId: acl.NetworkAclId,
      SubnetId: subnet.SubnetId,
    })),
    OwnerId: ctx.account,
    Tags: tagsOf(ctx, acl.NetworkAclId),
  }),
};
