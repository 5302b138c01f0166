// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UntagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requirePrimary } from '../find.ts';
import { keep } from '../keep.ts';

export const untagResource: Operation<'secretsmanager', 'UntagResource'> = (input, ctx) => {
  const secret = requirePrimary(ctx, input.SecretId);
  const kept = Object.entries(secret.tags).filter(([key]) => !input.TagKeys?.includes(key));
  keep({ ...secret, tags: Object.fromEntries(kept) }, ctx);
  return {};
};
