// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListChangeSets.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { changeSetsOf } from '../change-sets/change-set.ts';
import { validationError } from '../faults.ts';
import { requireStack } from '../find.ts';

export const listChangeSets: Operation<'cloudformation', 'ListChangeSets'> = (input, ctx) => {
  const stack = requireStack(input.StackName!, ctx);
  const listed = page(changeSetsOf(stack.stackId, ctx), ({ name }) => name, 100, input.NextToken);
  if (!listed) throw validationError('Invalid NextToken');
  return {
    Summaries: listed.items.map((each) => ({
      StackId: each.stackId,
      StackName: each.stackName,
      ChangeSetId: each.id,
      ChangeSetName: each.name,
      ExecutionStatus: each.executionStatus,
      Status: each.status,
      ...(each.statusReason === undefined ? {} : { StatusReason: each.statusReason }),
      CreationTime: new Date(each.createdAt),
      ...(each.description === undefined ? {} : { Description: each.description }),
      IncludeNestedStacks: each.includeNestedStacks,
    })),
    ...(listed.nextToken ? { NextToken: listed.nextToken } : {}),
  };
};
