// EC2 API, ReleaseAddress: only one that is not associated.
import type { Operation } from '../../../kernel/context.ts';
import { addressAllocationInUse, addressNotFound } from '../faults.ts';
import { addresses } from '../kinds/address.ts';
import { required } from '../selection.ts';
import { addressTable } from '../state.ts';
import { removeTags } from '../tags.ts';

export const releaseAddress: Operation<'ec2', 'ReleaseAddress'> = (input, ctx) => {
  const byIp = ctx.all(addressTable).find(({ PublicIp }) => PublicIp === input.PublicIp);
  if (input.PublicIp && !byIp) throw addressNotFound(input.PublicIp);
  const address = byIp ?? required(ctx, addresses, input.AllocationId);
  if (address.AssociationId) throw addressAllocationInUse(address.AllocationId);
  ctx.delete(addressTable, address.AllocationId);
  removeTags(ctx, address.AllocationId);
  return {};
};
