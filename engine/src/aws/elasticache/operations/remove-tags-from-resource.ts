// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_RemoveTagsFromResource.html

import { tagList } from '../../../contracts/tag-records.ts';
import type { Operation } from '../../../kernel/context.ts';
import { tagged } from '../tagged.ts';

export const removeTagsFromResource: Operation<'elasticache', 'RemoveTagsFromResource'> = (input, ctx) => {
  const { tags, put } = tagged(input.ResourceName, ctx);
  const after = Object.fromEntries(Object.entries(tags).filter(([key]) => !input.TagKeys?.includes(key)));
  put(after);
  return { TagList: tagList(after) };
};
