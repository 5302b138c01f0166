// EC2 API, DisassociateAddress.
import type { Operation } from '../../../kernel/context.ts';
import { associationNotFound } from '../faults.ts';
import { addressTable } from '../state.ts';

export const disassociateAddress: Operation<'ec2', 'DisassociateAddress'> = (input, ctx) => {
  const address = ctx
    .all(addressTable)
    .find(
      ({ AssociationId, PublicIp }) =>
        AssociationId !== undefined && (AssociationId === input.AssociationId || PublicIp === input.PublicIp),
    );
  if (!address) throw associationNotFound(input.AssociationId ?? input.PublicIp ?? '');
  const { AllocationId, PublicIp } = address;
  ctx.put(addressTable, AllocationId, { AllocationId, PublicIp });
  return {};
};
