// https://docs.aws.amazon.com/efs/latest/ug/API_TagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { changeTags } from '../find.ts';
import { mergedTags } from '../tags.ts';

export const tagResource: Operation<'efs', 'TagResource'> = (input, ctx) => {
  changeTags(ctx, input.ResourceId ?? '', (tags) => mergedTags(tags, input.Tags));
  return {};
};
