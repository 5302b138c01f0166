// https://docs.aws.amazon.com/fis/latest/APIReference/API_ListTagsForResource.html
import type { Operation } from '../../../kernel/context.ts';
import { changeTags } from '../tags.ts';

export const listTagsForResource: Operation<'fis', 'ListTagsForResource'> = (input, ctx) => ({
  tags: changeTags(ctx, input.resourceArn ?? ''),
});
