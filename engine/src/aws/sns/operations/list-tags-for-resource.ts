// https://docs.aws.amazon.com/sns/latest/api/API_ListTagsForResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTagged } from '../tags.ts';

export const listTagsForResource: Operation<'sns', 'ListTagsForResource'> = (input, ctx) => ({
  Tags: Object.entries(requireTagged(input.ResourceArn, ctx).tags).map(([Key, Value]) => ({ Key, Value })),
});
