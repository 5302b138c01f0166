// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { putTags, requireTagged } from '../find.ts';
import { tagsOf } from '../tags.ts';

export const tagResource: Operation<'events', 'TagResource'> = (input, ctx) => {
  const tagged = requireTagged(input.ResourceARN!, ctx);
  putTags(tagged, { ...tagged.record.tags, ...tagsOf(input.Tags) }, ctx);
  return {};
};
