// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RestoreSecret.html
import type { Operation } from '../../../kernel/context.ts';
import { requireSecret } from '../find.ts';
import { keep } from '../keep.ts';

export const restoreSecret: Operation<'secretsmanager', 'RestoreSecret'> = (input, ctx) => {
  const { deletedAt: _deleted, goneAt: _gone, ...secret } = requireSecret(ctx, input.SecretId);
  keep(secret, ctx);
  return { ARN: secret.arn, Name: secret.name };
};
