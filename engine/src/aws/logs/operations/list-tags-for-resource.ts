// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_ListTagsForResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireGroup } from '../find.ts';

export const listTagsForResource: Operation<'logs', 'ListTagsForResource'> = (input, ctx) => ({
  tags: { ...requireGroup(ctx, { identifier: input.resourceArn }).tags },
});
