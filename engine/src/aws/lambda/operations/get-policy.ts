// https://docs.aws.amazon.com/lambda/latest/api/API_GetPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { noPolicy } from '../faults.ts';
import { requireFunction } from '../find.ts';

export const getPolicy: Operation<'lambda', 'GetPolicy'> = (input, ctx) => {
  const { policy, revisionId } = requireFunction(input.FunctionName, ctx, input.Qualifier);
  if (policy.length === 0) throw noPolicy();
  return {
    Policy: JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: policy }),
    RevisionId: revisionId,
  };
};
