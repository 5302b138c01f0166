// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStackRefactors.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { validationError } from '../faults.ts';
import { refactors } from '../refactor/state.ts';

export const listStackRefactors: Operation<'cloudformation', 'ListStackRefactors'> = (input, ctx) => {
  const wanted = input.ExecutionStatusFilter ?? [];
  const found = ctx
    .all(refactors)
    .filter(({ executionStatus }) => wanted.length === 0 || wanted.includes(executionStatus));
  const listed = page(found, ({ id }) => id, input.MaxResults ?? 100, input.NextToken);
  if (!listed) throw validationError('Invalid NextToken');
  return {
    StackRefactorSummaries: listed.items.map((each) => ({
      StackRefactorId: each.id,
      Description: each.description,
      Status: each.status,
      StatusReason: each.statusReason,
      ExecutionStatus: each.executionStatus,
      ExecutionStatusReason: each.executionStatusReason,
    })),
    ...(listed.nextToken === undefined ? {} : { NextToken: listed.nextToken }),
  };
};
