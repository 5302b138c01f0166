// https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeTagsForResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTagged } from '../tags.ts';

export const changeTagsForResource: Operation<'route53', 'ChangeTagsForResource'> = (input, ctx) => {
  const tagged = requireTagged(input.ResourceType, input.ResourceId, ctx);
  const kept = Object.entries(tagged.tags).filter(([key]) => !input.RemoveTagKeys?.includes(key));
  const added = (input.AddTags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]);
  tagged.put(Object.fromEntries([...kept, ...added]));
  return {};
};
