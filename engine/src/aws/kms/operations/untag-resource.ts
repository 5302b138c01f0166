// https://docs.aws.amazon.com/kms/latest/APIReference/API_UntagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireOwn } from '../find.ts';
import { keys } from '../state.ts';

export const untagResource: Operation<'kms', 'UntagResource'> = (input, ctx) => {
  const key = requireOwn(input.KeyId, ctx);
  const kept = Object.entries(key.tags).filter(([name]) => !input.TagKeys!.includes(name));
  ctx.put(keys, key.arn, { ...key, tags: Object.fromEntries(kept) });
  return {};
};
