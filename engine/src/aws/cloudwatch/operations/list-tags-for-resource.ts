// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListTagsForResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireAlarmByArn } from '../find.ts';

export const listTagsForResource: Operation<'cloudwatch', 'ListTagsForResource'> = (input, ctx) => ({
  Tags: Object.entries(requireAlarmByArn(ctx, input.ResourceARN!).tags).map(([Key, Value]) => ({
    Key,
    Value,
  })),
});
