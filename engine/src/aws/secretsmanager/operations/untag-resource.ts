// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UntagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireLive } from '../find.ts';
import { secrets } from '../state.ts';

export const untagResource: Operation<'secretsmanager', 'UntagResource'> = (input, ctx) => {
  const secret = requireLive(ctx, input.SecretId);
  const kept = Object.entries(secret.tags).filter(([key]) => !input.TagKeys?.includes(key));
  ctx.put(secrets, secret.name, { ...secret, tags: Object.fromEntries(kept) });
  return {};
};
