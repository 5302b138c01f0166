// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_ListTagsForResource.html
import type { Operation } from '../../../kernel/context.ts';
import { findGroup } from '../find-group.ts';

export const listTagsForResource: Operation<'logs', 'ListTagsForResource'> = (input, ctx) => ({
  tags: { ...findGroup({ identifier: input.resourceArn }, ctx).tags },
});
