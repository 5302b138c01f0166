// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutResourcePolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { malformedPolicy, publicPolicy } from '../faults.ts';
import { requirePrimary } from '../find.ts';
import { keep } from '../keep.ts';
import { grantsAnybody, policyError } from '../policy.ts';

export const putResourcePolicy: Operation<'secretsmanager', 'PutResourcePolicy'> = (input, ctx) => {
  const { ResourcePolicy: policy = '', BlockPublicPolicy } = input;
  const secret = requirePrimary(ctx, input.SecretId);
  const error = policyError(policy, ctx);
  if (error !== undefined) throw malformedPolicy(error);
  if (BlockPublicPolicy && grantsAnybody(policy)) throw publicPolicy();
  keep({ ...secret, policy }, ctx);
  return { ARN: secret.arn, Name: secret.name };
};
