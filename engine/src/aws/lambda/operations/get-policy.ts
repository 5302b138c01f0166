// https://docs.aws.amazon.com/lambda/latest/api/API_GetPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { noPolicy } from '../faults.ts';
import { findFunction, requireLatest } from '../find.ts';

/** Each qualifier has a policy of its own. */
export const getPolicy: Operation<'lambda', 'GetPolicy'> = (input, ctx) => {
  const { qualifiedArn } = findFunction(input.FunctionName, ctx, input.Qualifier);
  const { policy, revisionId } = requireLatest(input.FunctionName, ctx, input.Qualifier);
  const statements = policy.filter(({ Resource }) => Resource === qualifiedArn);
  if (statements.length === 0) throw noPolicy();
  return {
    Policy: JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: statements }),
    RevisionId: revisionId,
  };
};
