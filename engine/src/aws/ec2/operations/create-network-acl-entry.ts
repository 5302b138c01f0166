// EC2 API, CreateNetworkAclEntry.
import type { Operation } from '../../../kernel/context.ts';
import { aclEntryExists } from '../faults.ts';
import { requireNetworkAcl } from '../find/require.ts';
import { checkedEntry, entriesIn, isEntry } from '../network/acl-entries.ts';
import { networkAclTable } from '../state.ts';

export const createNetworkAclEntry: Operation<'ec2', 'CreateNetworkAclEntry'> = (input, ctx) => {
  const acl = requireNetworkAcl(ctx, input.NetworkAclId);
  const entry = checkedEntry(input);
  const entries = entriesIn(acl);
  if (entries.some(isEntry(entry))) throw aclEntryExists(entry.RuleNumber);
  ctx.put(networkAclTable, acl.NetworkAclId, { ...acl, Entries: [...entries, entry] });
  return {};
};
