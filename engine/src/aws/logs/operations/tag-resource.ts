// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_TagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireGroup } from '../find.ts';
import { logGroups } from '../state.ts';

export const tagResource: Operation<'logs', 'TagResource'> = (input, ctx) => {
  const group = requireGroup(ctx, { identifier: input.resourceArn });
  ctx.put(logGroups, group.name, { ...group, tags: { ...group.tags, ...input.tags } });
  return {};
};
