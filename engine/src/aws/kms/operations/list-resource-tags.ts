// https://docs.aws.amazon.com/kms/latest/APIReference/API_ListResourceTags.html
import type { Operation } from '../../../kernel/context.ts';
import { requireKeyById } from '../find.ts';
import { paged } from '../paging.ts';

export const listResourceTags: Operation<'kms', 'ListResourceTags'> = (input, ctx) => {
  const { tags } = requireKeyById(input.KeyId, ctx);
  const { shown, ...more } = paged(Object.entries(tags), ([name]) => name, input);
  return { Tags: shown.map(([TagKey, TagValue]) => ({ TagKey, TagValue })), ...more };
};
