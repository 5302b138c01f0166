// Amazon EC2: the network, and instances as capacity. What AWS's network does with packets is not simulated.

import { defineService } from '../../contracts/service.ts';
import type { Operation } from '../../kernel/context.ts';
import { fault } from '../../kernel/faults.ts';
import type { Operations } from '../../kernel/service.ts';
import { instanceController } from './controllers/instance.ts';
import { operations } from './generated/operations.ts';
import { openRegion } from './network/default-vpc.ts';
import { resources } from './resources/index.ts';

declare module '../../kernel/registry.ts' {
  interface Clients {
    ec2: typeof import('@aws-sdk/client-ec2');
  }
  interface Controllers {
    'ec2/instance': unknown;
  }
}

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
  client: () => import('@aws-sdk/client-ec2'),
  wire: { protocol: 'ec2Query', xmlNamespace: 'http://ec2.amazonaws.com/doc/2016-11-15/' },
  operations: withRegion(operations),
  controllers: [instanceController],
  resources,
});
