// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackRefactor.html
import type { Operation } from '../../../kernel/context.ts';
import { requireRefactor } from '../refactor/state.ts';

export const describeStackRefactor: Operation<'cloudformation', 'DescribeStackRefactor'> = (input, ctx) => {
  const found = requireRefactor(input.StackRefactorId!, ctx);
  return {
    StackRefactorId: found.id,
    Description: found.description,
    StackIds: [...found.stackIds],
    Status: found.status,
    StatusReason: found.statusReason,
    ExecutionStatus: found.executionStatus,
    ExecutionStatusReason: found.executionStatusReason,
  };
};
