// https://docs.aws.amazon.com/efs/latest/ug/API_UntagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { changeTags } from '../find.ts';

export const untagResource: Operation<'efs', 'UntagResource'> = (input, ctx) => {
  changeTags(ctx, input.ResourceId ?? '', (tags) =>
    Object.fromEntries(Object.entries(tags).filter(([key]) => !input.TagKeys?.includes(key))),
  );
  return {};
};
