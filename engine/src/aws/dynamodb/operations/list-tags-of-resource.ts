// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListTagsOfResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTableByArn } from '../find.ts';

export const listTagsOfResource: Operation<'dynamodb', 'ListTagsOfResource'> = ({ ResourceArn }, ctx) => ({
  Tags: Object.entries(requireTableByArn(ResourceArn, ctx).tags).map(([Key, Value]) => ({ Key, Value })),
});
