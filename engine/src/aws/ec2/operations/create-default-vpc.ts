// EC2 API, CreateDefaultVpc: for an account that has deleted its default VPC.
import type { Operation } from '../../../kernel/context.ts';
import { fault } from '../../../kernel/faults.ts';
import { requireVpc } from '../find/require.ts';
import { findDefaultVpc } from '../find/vpc.ts';
import { makeDefaultVpc } from '../network/default-vpc.ts';
import { vpcs } from '../views/vpc.ts';

const alreadyExists = fault(
  'DefaultVpcAlreadyExists',
  'A Default VPC already exists for this account in this region.',
);

export const createDefaultVpc: Operation<'ec2', 'CreateDefaultVpc'> = (_input, ctx) => {
  if (findDefaultVpc(ctx)) throw alreadyExists();
  return { Vpc: vpcs.view(requireVpc(ctx, makeDefaultVpc(ctx)), ctx) };
};
