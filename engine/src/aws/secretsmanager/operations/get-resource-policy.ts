// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetResourcePolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { requireLive } from '../find.ts';

export const getResourcePolicy: Operation<'secretsmanager', 'GetResourcePolicy'> = (input, ctx) => {
  const { arn, name, policy } = requireLive(ctx, input.SecretId);
  return { ARN: arn, Name: name, ...(policy !== undefined && { ResourcePolicy: policy }) };
};
