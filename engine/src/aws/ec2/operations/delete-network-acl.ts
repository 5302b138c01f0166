// EC2 API, DeleteNetworkAcl.
import type { Operation } from '../../../kernel/context.ts';
import { dependencyViolation, invalidParameterValue } from '../faults.ts';
import { requireNetworkAcl } from '../find/require.ts';
import { networkAclTable, subnetTable } from '../state.ts';
import { removeTags } from '../tags/tags.ts';

export const deleteNetworkAcl: Operation<'ec2', 'DeleteNetworkAcl'> = (input, ctx) => {
  const { NetworkAclId: id, IsDefault } = requireNetworkAcl(ctx, input.NetworkAclId);
  if (IsDefault) throw invalidParameterValue(`cannot delete default network ACL ${id}`);
  if (ctx.all(subnetTable).some(({ NetworkAclId }) => NetworkAclId === id))
    throw dependencyViolation(`The networkAcl '${id}' has dependencies and cannot be deleted.`);
  ctx.delete(networkAclTable, id);
  removeTags(ctx, id);
  return {};
};
