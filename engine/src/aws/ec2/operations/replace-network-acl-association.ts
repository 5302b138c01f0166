// EC2 API, ReplaceNetworkAclAssociation: every subnet has one ACL.
import type { Operation } from '../../../kernel/context.ts';
import { associationNotFound, invalidParameterValue } from '../faults.ts';
import { requireNetworkAcl } from '../find/require.ts';
import { subnetTable } from '../state.ts';

export const replaceNetworkAclAssociation: Operation<'ec2', 'ReplaceNetworkAclAssociation'> = (
  input,
  ctx,
) => {
  const { AssociationId = '' } = input;
  const acl = requireNetworkAcl(ctx, input.NetworkAclId);
  const subnet = ctx
    .all(subnetTable)
    .find(({ NetworkAclAssociationId }) => NetworkAclAssociationId === AssociationId);
  if (!subnet) throw associationNotFound(AssociationId);
  if (subnet.VpcId !== acl.VpcId)
    throw invalidParameterValue(`${acl.NetworkAclId} and ${subnet.SubnetId} belong to different networks`);
  const NewAssociationId = `aclassoc-${ctx.ids.hex(17)}`;
  ctx.put(subnetTable, subnet.SubnetId, {
    ...subnet,
    NetworkAclId: acl.NetworkAclId,
    NetworkAclAssociationId: NewAssociationId,
  });
  return { NewAssociationId };
};
