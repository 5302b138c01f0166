// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetStackPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { stackWithIdNotFound } from '../faults.ts';
import { requireStack } from '../find.ts';
import { operations } from '../state.ts';

export const getStackPolicy: Operation<'cloudformation', 'GetStackPolicy'> = (input, ctx) => {
  const stack = requireStack(input.StackName!, ctx, stackWithIdNotFound);
  // Recorded: while an update has a policy of its own, that one is returned.
  const StackPolicyBody = ctx.get(operations, stack.stackId)?.policy ?? stack.stackPolicy;
  return StackPolicyBody === undefined ? {} : { StackPolicyBody };
};
