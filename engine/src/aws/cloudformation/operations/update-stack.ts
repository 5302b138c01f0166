// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_UpdateStack.html
import type { Operation } from '../../../kernel/context.ts';
import { obsoleteChangeSets } from '../change-sets/change-set.ts';
import { stackNotFound } from '../faults.ts';
import { findStack } from '../find.ts';
import type { TypeRegistry } from '../schema/registry.ts';
import { stackInput } from '../source/stack-input.ts';
import { beginUpdate, checkUpdatable } from '../stack/begin.ts';

export const updateStack =
  (types: TypeRegistry): Operation<'cloudformation', 'UpdateStack'> =>
  (input, ctx) => {
    const stack = findStack(input.StackName!, ctx);
    if (!stack || stack.status === 'DELETE_COMPLETE') throw stackNotFound(input.StackName!);
    checkUpdatable(stack);
    const updated = beginUpdate(
      stack,
      {
        ...stackInput(input, stack, ctx),
        disableRollback: input.DisableRollback,
        roleArn: input.RoleARN,
      },
      types,
      ctx,
    );
    obsoleteChangeSets(stack.stackId, ctx);
    return { StackId: stack.stackId, OperationId: updated.lastOperation?.id };
  };
