// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RestoreSecret.html
import type { Operation } from '../../../kernel/context.ts';
import { requireSecret } from '../find.ts';
import { secrets } from '../state.ts';

export const restoreSecret: Operation<'secretsmanager', 'RestoreSecret'> = (input, ctx) => {
  const { deletedAt: _deleted, goneAt: _gone, ...secret } = requireSecret(ctx, input.SecretId);
  ctx.put(secrets, secret.name, secret);
  return { ARN: secret.arn, Name: secret.name };
};
