// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_AddTagsToResource.html

import { tagList, tagRecord } from '../../../contracts/tag-records.ts';
import type { Operation } from '../../../kernel/context.ts';
import { tagged } from '../tagged.ts';

export const addTagsToResource: Operation<'elasticache', 'AddTagsToResource'> = (input, ctx) => {
  const { tags, put } = tagged(input.ResourceName, ctx);
  const after = { ...tags, ...tagRecord(input.Tags) };
  put(after);
  return { TagList: tagList(after) };
};
