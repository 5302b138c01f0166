// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteRetentionPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { requireGroup } from '../find.ts';
import { logGroups } from '../state.ts';

export const deleteRetentionPolicy: Operation<'logs', 'DeleteRetentionPolicy'> = (input, ctx) => {
  const { retentionInDays: _gone, ...group } = requireGroup(ctx, { name: input.logGroupName });
  ctx.put(logGroups, group.name, group);
  return {};
};
