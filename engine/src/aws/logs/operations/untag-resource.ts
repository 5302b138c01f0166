// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_UntagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireGroup } from '../find.ts';
import { logGroups } from '../state.ts';

export const untagResource: Operation<'logs', 'UntagResource'> = (input, ctx) => {
  const group = requireGroup(ctx, { identifier: input.resourceArn });
  const tags = Object.fromEntries(
    Object.entries(group.tags).filter(([key]) => !input.tagKeys!.includes(key)),
  );
  ctx.put(logGroups, group.name, { ...group, tags });
  return {};
};
