// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RemoveTagsFromResource.html
import type { Operation } from '../../../kernel/context.ts';
import { tagged } from '../tagged.ts';

export const removeTagsFromResource: Operation<'rds', 'RemoveTagsFromResource'> = (input, ctx) => {
  const { tags, put } = tagged(input.ResourceName, ctx);
  put(Object.fromEntries(Object.entries(tags).filter(([key]) => !input.TagKeys?.includes(key))));
  return {};
};
