// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { stackWithIdNotFound, validationError } from '../faults.ts';
import { requireStack } from '../find.ts';
import { stacks } from '../state.ts';
import { stackView } from '../views.ts';

export const describeStacks: Operation<'cloudformation', 'DescribeStacks'> = (input, ctx) => {
  if (input.StackName !== undefined) {
    const stack = requireStack(input.StackName, ctx, stackWithIdNotFound);
    return { Stacks: [stackView(stack, ctx)] };
  }
  const living = ctx.all(stacks).filter(({ status }) => status !== 'DELETE_COMPLETE');
  const listed = page(living, ({ stackId }) => stackId, 100, input.NextToken);
  if (!listed) throw validationError('Invalid NextToken');
  return {
    Stacks: listed.items.map((stack) => stackView(stack, ctx)),
    ...(listed.nextToken ? { NextToken: listed.nextToken } : {}),
  };
};
