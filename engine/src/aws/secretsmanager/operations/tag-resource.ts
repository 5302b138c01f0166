// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_TagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireLive } from '../find.ts';
import { secrets } from '../state.ts';

export const tagResource: Operation<'secretsmanager', 'TagResource'> = (input, ctx) => {
  const secret = requireLive(ctx, input.SecretId);
  const added = Object.fromEntries((input.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]));
  ctx.put(secrets, secret.name, { ...secret, tags: { ...secret.tags, ...added } });
  return {};
};
