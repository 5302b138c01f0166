// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteResourcePolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { requirePrimary } from '../find.ts';
import { keep } from '../keep.ts';

export const deleteResourcePolicy: Operation<'secretsmanager', 'DeleteResourcePolicy'> = (input, ctx) => {
  const { policy: _gone, ...secret } = requirePrimary(ctx, input.SecretId);
  keep(secret, ctx);
  return { ARN: secret.arn, Name: secret.name };
};
