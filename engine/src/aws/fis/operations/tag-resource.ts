// https://docs.aws.amazon.com/fis/latest/APIReference/API_TagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { changeTags } from '../tags.ts';

export const tagResource: Operation<'fis', 'TagResource'> = (input, ctx) => {
  changeTags(ctx, input.resourceArn ?? '', (tags) => ({ ...tags, ...input.tags }));
  return {};
};
