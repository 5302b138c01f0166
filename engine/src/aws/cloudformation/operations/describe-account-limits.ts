// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeAccountLimits.html
import type { Operation } from '../../../kernel/context.ts';
import { quotas } from '../quotas.ts';

export const describeAccountLimits: Operation<'cloudformation', 'DescribeAccountLimits'> = (_input, ctx) => ({
  AccountLimits: [
    // Recorded: the engine has no limit of its own here.
    { Name: 'ConcurrentResourcesLimit', Value: 2500 },
    { Name: 'StackLimit', Value: ctx.quota(quotas.stacks) },
    { Name: 'StackOutputsLimit', Value: ctx.quota(quotas.outputs) },
  ],
});
