// https://docs.aws.amazon.com/fis/latest/APIReference/API_UntagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { changeTags } from '../tags.ts';

export const untagResource: Operation<'fis', 'UntagResource'> = (input, ctx) => {
  const removed = input.tagKeys;
  changeTags(ctx, input.resourceArn ?? '', (tags) =>
    Object.fromEntries(Object.entries(tags).filter(([key]) => removed && !removed.includes(key))),
  );
  return {};
};
