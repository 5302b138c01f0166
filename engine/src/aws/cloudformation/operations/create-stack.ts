// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html

import type { Operation } from '../../../kernel/context.ts';
import type { StackContext } from '../context.ts';
import { alreadyExists, validationError } from '../faults.ts';
import { findStack } from '../find.ts';
import { checkStackName, rollbackDisabled, stackInput } from '../source/stack-input.ts';
import { beginCreate } from '../stack/begin.ts';
import { operations } from '../state.ts';

export const createStack: Operation<'cloudformation', 'CreateStack', StackContext> = (input, ctx) => {
  const stackName = input.StackName!;
  checkStackName(stackName);
  if (input.DisableRollback !== undefined && input.OnFailure !== undefined) {
    throw validationError('You cannot specify both DisableRollback and OnFailure');
  }
  const existing = findStack(stackName, ctx);
  if (existing) {
    // A call with the token of the operation in progress is a retry.
    const token = ctx.get(operations, existing.stackId)?.clientRequestToken;
    if (token === undefined || token !== input.ClientRequestToken) throw alreadyExists(stackName);
    return { StackId: existing.stackId };
  }
  const stack = beginCreate(
    {
      ...stackInput(input, undefined, ctx),
      stackName,
      onFailure: input.OnFailure ?? (rollbackDisabled(input) ? 'DO_NOTHING' : 'ROLLBACK'),
      timeoutMinutes: input.TimeoutInMinutes,
      roleArn: input.RoleARN,
      terminationProtection: input.EnableTerminationProtection ?? false,
    },
    ctx,
  );
  return { StackId: stack.stackId, OperationId: stack.lastOperation?.id };
};
