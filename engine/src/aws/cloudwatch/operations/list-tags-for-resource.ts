// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListTagsForResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTagged } from '../find.ts';

export const listTagsForResource: Operation<'cloudwatch', 'ListTagsForResource'> = (input, ctx) => ({
  Tags: Object.entries(requireTagged(input.ResourceARN!, ctx).tags).map(([Key, Value]) => ({ Key, Value })),
});
