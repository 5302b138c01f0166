// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutSubscriptionFilter.html
import type { Context, Operation } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { invalidParameter } from '../faults.ts';
import { requireGroup } from '../find.ts';
import { compileFilter } from '../patterns/pattern.ts';
import { quotas } from '../quotas.ts';
import {
  type SubscriptionFilterRecord,
  subscriptionFilterKey,
  subscriptionFilters,
  subscriptionFiltersByGroup,
} from '../state.ts';
import { isFunction } from '../subscription-filters/deliver.ts';

export const putSubscriptionFilter: Operation<'logs', 'PutSubscriptionFilter'> = (input, ctx) => {
  const group = requireGroup(ctx, { name: input.logGroupName });
  compileFilter(input.filterPattern!);
  checkDestination(input.destinationArn!, input.roleArn, ctx);
  const key = subscriptionFilterKey({ group: group.name, name: input.filterName! });
  const known = ctx.get(subscriptionFilters, key);
  if (!known)
    checkQuota(ctx, quotas.subscriptionFilters, ctx.countBy(subscriptionFiltersByGroup, group.name) + 1);
  const record: SubscriptionFilterRecord = {
    group: group.name,
    name: input.filterName!,
    pattern: input.filterPattern!,
    destinationArn: input.destinationArn!,
    ...(input.roleArn && { roleArn: input.roleArn }),
    distribution: input.distribution ?? 'ByLogStream',
    createdAt: known?.createdAt ?? ctx.now,
  };
  ctx.put(subscriptionFilters, key, plain(record));
  return {};
};

function checkDestination(arn: string, roleArn: string | undefined, ctx: Context): void {
  if (!isFunction(arn)) {
    if (!roleArn && /^arn:aws:(kinesis|firehose):/.test(arn))
      throw invalidParameter('destinationArn for vendor kinesis cannot be used without roleArn');
    return;
  }
  try {
    ctx.call('lambda', 'GetFunctionConfiguration', { FunctionName: arn });
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    throw invalidParameter(
      'Could not execute the lambda function. Make sure you have given CloudWatch Logs permission to execute your function.',
    );
  }
}
