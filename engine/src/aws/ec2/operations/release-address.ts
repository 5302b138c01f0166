// EC2 API, ReleaseAddress: an address that is not associated.
import type { Operation } from '../../../kernel/context.ts';
import { addressAllocationInUse } from '../faults.ts';
import { requireAddressByIdOrIp } from '../find/address.ts';
import { addressTable } from '../state.ts';
import { removeTags } from '../tags/tags.ts';

export const releaseAddress: Operation<'ec2', 'ReleaseAddress'> = (input, ctx) => {
  const address = requireAddressByIdOrIp(ctx, input);
  if (address.AssociationId) throw addressAllocationInUse(address.AllocationId);
  ctx.delete(addressTable, address.AllocationId);
  removeTags(ctx, address.AllocationId);
  return {};
};
