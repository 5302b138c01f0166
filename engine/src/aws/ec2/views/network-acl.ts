// Network ACLs as DescribeNetworkAcls returns them: every VPC has its default ACL, which allows everything
// until it is changed.
import type { NetworkAcl, NetworkAclEntry } from '@aws-sdk/client-ec2';
import { type ReadContext, requireNetworkAcl } from '../find/require.ts';
import { defaultEntries } from '../network/acl-entries.ts';
import { type NetworkAclRecord, networkAclTable, subnetTable } from '../state.ts';
import { tagsOf } from '../tags/tags.ts';
import type { Kind } from './kind.ts';

/** The last of each direction, and of each kind of address: they deny what no other entry allows. */
const lastEntry = 32_767;

export function entriesOf({ IsDefault, Entries }: NetworkAclRecord): NetworkAclEntry[] {
  const own = Entries ?? (IsDefault ? defaultEntries : []);
  const hasIpv6 = own.some(({ Ipv6CidrBlock }) => Ipv6CidrBlock !== undefined);
  const denials = [true, false].flatMap((Egress): NetworkAclEntry[] => [
    { CidrBlock: '0.0.0.0/0', Egress, Protocol: '-1', RuleAction: 'deny', RuleNumber: lastEntry },
    ...(hasIpv6
      ? [
          {
            Ipv6CidrBlock: '::/0',
            Egress,
            Protocol: '-1',
            RuleAction: 'deny' as const,
            RuleNumber: lastEntry + 1,
          },
        ]
      : []),
  ]);
  return [...own, ...denials].sort(
    (x, y) => Number(y.Egress) - Number(x.Egress) || x.RuleNumber! - y.RuleNumber!,
  );
}

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
    Entries: entriesOf(acl),
    Associations: subnetsOf(acl, ctx).map((subnet) => ({
      NetworkAclAssociationId: subnet.NetworkAclAssociationId,
      NetworkAclId: acl.NetworkAclId,
      SubnetId: subnet.SubnetId,
    })),
    OwnerId: ctx.account,
    Tags: tagsOf(ctx, acl.NetworkAclId),
  }),
};
