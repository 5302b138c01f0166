// What every call does besides its operation: it creates the default VPC at a region's first use, and undoes a DryRun.
import type { Operation } from '../../kernel/context.ts';
import { fault } from '../../kernel/faults.ts';
import type { Operations } from '../../kernel/service.ts';
import { openRegion } from './network/default-vpc.ts';

const dryRun = fault('DryRunOperation', 'Request would have succeeded, but DryRun flag is set.', 412);

/** Any operation: all of them take DryRun. */
type AnyOperation = Operation<'ec2', 'CreateVpc'>;

export function prepared(operations: Operations<'ec2'>): Operations<'ec2'> {
  const entries = Object.entries(operations as Record<string, AnyOperation>).map(
    ([name, operation]): [string, AnyOperation] => [
      name,
      (input, ctx) => {
        openRegion(ctx);
        const output = operation(input, ctx);
        if (input.DryRun) throw dryRun();
        return output;
      },
    ],
  );
  return Object.fromEntries(entries) as Operations<'ec2'>;
}
