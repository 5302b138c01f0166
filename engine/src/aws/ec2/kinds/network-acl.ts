// Network ACLs as DescribeNetworkAcls shows them: every VPC has its default one, which allows everything.
import type { NetworkAcl, NetworkAclEntry } from '@aws-sdk/client-ec2';
import { networkAclNotFound } from '../faults.ts';
import type { Kind, Sight } from '../selection.ts';
import { type NetworkAclRecord, networkAclTable, subnetTable } from '../state.ts';
import { tagsOf } from '../tags.ts';

const entries: readonly NetworkAclEntry[] = [true, false].flatMap((Egress) => [
  { CidrBlock: '0.0.0.0/0', Egress, Protocol: '-1', RuleAction: 'allow' as const, RuleNumber: 100 },
  { CidrBlock: '0.0.0.0/0', Egress, Protocol: '-1', RuleAction: 'deny' as const, RuleNumber: 32767 },
]);

const subnetsOf = (acl: NetworkAclRecord, sight: Sight) =>
  sight.all(subnetTable).filter(({ NetworkAclId }) => NetworkAclId === acl.NetworkAclId);

export const networkAcls: Kind<NetworkAclRecord, NetworkAcl> = {
  table: networkAclTable,
  prefix: 'acl-',
  idOf: ({ NetworkAclId }) => NetworkAclId,
  notFound: networkAclNotFound,
  facets: (acl, sight) => ({
    'association.association-id': subnetsOf(acl, sight).map((subnet) => subnet.NetworkAclAssociationId),
    'association.network-acl-id': acl.NetworkAclId,
    'association.subnet-id': subnetsOf(acl, sight).map(({ SubnetId }) => SubnetId),
    default: acl.IsDefault,
    'network-acl-id': acl.NetworkAclId,
    'owner-id': sight.account,
    'vpc-id': acl.VpcId,
  }),
  view: (acl, sight) => ({
    NetworkAclId: acl.NetworkAclId,
    VpcId: acl.VpcId,
    IsDefault: acl.IsDefault,
    Entries: [...entries],
    Associations: subnetsOf(acl, sight).map((subnet) => ({
      NetworkAclAssociationId: subnet.NetworkAclAssociationId,
      NetworkAclId: acl.NetworkAclId,
      SubnetId: subnet.SubnetId,
    })),
    OwnerId: sight.account,
    Tags: tagsOf(sight, acl.NetworkAclId),
  }),
};
