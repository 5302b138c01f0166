// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_SetStackPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { stackWithIdNotFound } from '../faults.ts';
import { requireStack } from '../find.ts';
import { stackPolicyText } from '../source/stack-policy.ts';
import { stacks } from '../state.ts';

export const setStackPolicy: Operation<'cloudformation', 'SetStackPolicy'> = (input, ctx) => {
  const stack = requireStack(input.StackName!, ctx, stackWithIdNotFound);
  const stackPolicy = stackPolicyText(input, ctx) ?? stack.stackPolicy;
  ctx.put(stacks, stack.stackId, plain({ ...stack, stackPolicy }));
  return {};
};
