// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStacks.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { stackDriftInformation } from '../drifts.ts';
import { validationError } from '../faults.ts';
import { stacks } from '../state.ts';
import { family, lastOperations } from '../views.ts';

export const listStacks: Operation<'cloudformation', 'ListStacks'> = (input, ctx) => {
  const wanted = input.StackStatusFilter ?? [];
  const matching = ctx.all(stacks).filter(({ status }) => wanted.length === 0 || wanted.includes(status));
  // Newest first.
  const key = ({ createdAt, stackId }: (typeof matching)[number]) =>
    `${String(1e15 - createdAt).padStart(16, '0')}${stackId}`;
  const listed = page(matching, key, 100, input.NextToken);
  if (!listed) throw validationError('Invalid NextToken');
  return {
    StackSummaries: listed.items.map((stack) => ({
      StackId: stack.stackId,
      StackName: stack.stackName,
      ...(stack.description === undefined ? {} : { TemplateDescription: stack.description }),
      CreationTime: new Date(stack.createdAt),
      ...(stack.updatedAt === undefined ? {} : { LastUpdatedTime: new Date(stack.updatedAt) }),
      ...(stack.deletedAt === undefined ? {} : { DeletionTime: new Date(stack.deletedAt) }),
      StackStatus: stack.status,
      ...(stack.statusReason === undefined ? {} : { StackStatusReason: stack.statusReason }),
      ...family(stack),
      DriftInformation: stackDriftInformation(stack.stackId, ctx),
      ...lastOperations(stack),
    })),
    ...(listed.nextToken ? { NextToken: listed.nextToken } : {}),
  };
};
