// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
import type { Operation } from '../../../kernel/context.ts';
import { requireLive, requireVersion } from '../find.ts';
import { valueView } from '../views.ts';

export const getSecretValue: Operation<'secretsmanager', 'GetSecretValue'> = (input, ctx) => {
  const secret = requireLive(ctx, input.SecretId);
  return valueView(secret, requireVersion(secret, input));
};
