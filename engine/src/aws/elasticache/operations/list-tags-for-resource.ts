// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_ListTagsForResource.html

import { tagList } from '../../../contracts/tag-records.ts';
import type { Operation } from '../../../kernel/context.ts';
import { tagged } from '../tagged.ts';

export const listTagsForResource: Operation<'elasticache', 'ListTagsForResource'> = (input, ctx) => ({
  TagList: tagList(tagged(input.ResourceName, ctx).tags),
});
