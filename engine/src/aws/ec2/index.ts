// Amazon EC2: the network, and instances as capacity. What AWS's network does with packets is not simulated.
import type { Operation } from '../../kernel/context.ts';
import { fault } from '../../kernel/faults.ts';
import { defineService, type Operations } from '../../kernel/service.ts';
import { instanceController } from './controllers/instance.ts';
import { openRegion } from './default-vpc.ts';
import { operations } from './operations.ts';
import { resources } from './resources.ts';

const dryRun = fault('DryRunOperation', 'Request would have succeeded, but DryRun flag is set.', 412);

/** Every call finds the default VPC, and a DryRun is a call whose work is undone. */
function withRegion(all: Operations<'ec2'>): Operations<'ec2'> {
  const wrapped = Object.entries(all as Record<string, Operation<'ec2', 'CreateVpc'>>).map(
    ([name, operation]): [string, Operation<'ec2', 'CreateVpc'>] => [
      name,
      (input, ctx) => {
        openRegion(ctx);
        const output = operation(input, ctx);
        if (input.DryRun) throw dryRun();
        return output;
      },
    ],
  );
  return Object.fromEntries(wrapped) as Operations<'ec2'>;
}

export const ec2 = defineService({
  id: 'ec2',
  operations: withRegion(operations),
  controllers: [instanceController],
  resources,
});
