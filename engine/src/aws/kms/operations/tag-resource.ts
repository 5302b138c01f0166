// https://docs.aws.amazon.com/kms/latest/APIReference/API_TagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireOwn } from '../find.ts';
import { keys } from '../state.ts';
import { tagsOf } from '../tags.ts';

export const tagResource: Operation<'kms', 'TagResource'> = (input, ctx) => {
  const key = requireOwn(input.KeyId, ctx);
  ctx.put(keys, key.arn, { ...key, tags: tagsOf(input.Tags, key.tags) });
  return {};
};
