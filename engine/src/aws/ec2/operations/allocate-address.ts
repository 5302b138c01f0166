// EC2 API, AllocateAddress.

import type { Operation } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { drawPublicAddress } from '../network/public-addresses.ts';
import { quotas } from '../quotas.ts';
import { addressTable } from '../state.ts';
import { addSpecifiedTags } from '../tags/tags.ts';

export const allocateAddress: Operation<'ec2', 'AllocateAddress'> = (input, ctx) => {
  checkQuota(ctx, quotas.addresses, ctx.keys(addressTable).length + 1);
  const address = { AllocationId: `eipalloc-${ctx.ids.hex(17)}`, PublicIp: drawPublicAddress(ctx) };
  ctx.put(addressTable, address.AllocationId, address);
  addSpecifiedTags(ctx, address.AllocationId, 'elastic-ip', input.TagSpecifications);
  return { ...address, Domain: 'vpc', PublicIpv4Pool: 'amazon', NetworkBorderGroup: ctx.region };
};
