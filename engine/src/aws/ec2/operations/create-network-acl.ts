// EC2 API, CreateNetworkAcl: a new one denies everything.
import type { Operation } from '../../../kernel/context.ts';
import { requireVpc } from '../find/require.ts';
import { networkAclTable } from '../state.ts';
import { addSpecifiedTags } from '../tags/tags.ts';
import { networkAcls } from '../views/network-acl.ts';

export const createNetworkAcl: Operation<'ec2', 'CreateNetworkAcl'> = (input, ctx) => {
  const { VpcId } = requireVpc(ctx, input.VpcId);
  const acl = { NetworkAclId: `acl-${ctx.ids.hex(17)}`, VpcId, IsDefault: false, Entries: [] };
  ctx.put(networkAclTable, acl.NetworkAclId, acl);
  addSpecifiedTags(ctx, acl.NetworkAclId, 'network-acl', input.TagSpecifications);
  return { NetworkAcl: networkAcls.view(acl, ctx) };
};
