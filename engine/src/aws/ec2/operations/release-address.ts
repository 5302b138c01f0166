// EC2 API, ReleaseAddress: only one that is not associated.

import type { Operation } from '../../../kernel/context.ts';
import { addressAllocationInUse, addressNotFound } from '../faults.ts';
import { requireAddress } from '../find/require.ts';
import { addressTable } from '../state.ts';
import { removeTags } from '../tags/tags.ts';

export const releaseAddress: Operation<'ec2', 'ReleaseAddress'> = (input, ctx) => {
  const byIp = ctx.all(addressTable).find(({ PublicIp }) => PublicIp === input.PublicIp);
  if (input.PublicIp && !byIp) throw addressNotFound(input.PublicIp);
  const address = byIp ?? requireAddress(ctx, input.AllocationId);
  if (address.AssociationId) throw addressAllocationInUse(address.AllocationId);
  ctx.delete(addressTable, address.AllocationId);
  removeTags(ctx, address.AllocationId);
  return {};
};
