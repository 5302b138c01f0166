// https://docs.aws.amazon.com/lambda/latest/api/API_TagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTagged } from '../tagged.ts';

export const tagResource: Operation<'lambda', 'TagResource'> = (input, ctx) => {
  const tagged = requireTagged(input.Resource, ctx);
  tagged.put({ ...tagged.tags, ...input.Tags });
  return {};
};
