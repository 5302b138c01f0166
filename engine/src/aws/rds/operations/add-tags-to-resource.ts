// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_AddTagsToResource.html

import { tagRecord } from '../../../contracts/tag-records.ts';
import type { Operation } from '../../../kernel/context.ts';
import { tagged } from '../tagged.ts';

export const addTagsToResource: Operation<'rds', 'AddTagsToResource'> = (input, ctx) => {
  const { tags, put } = tagged(input.ResourceName, ctx);
  put({ ...tags, ...tagRecord(input.Tags) });
  return {};
};
