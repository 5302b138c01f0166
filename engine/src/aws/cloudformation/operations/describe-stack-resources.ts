// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackResources.html
import type { Operation } from '../../../kernel/context.ts';
import { resourceNotFound, stackWithIdNotFound, validationError } from '../faults.ts';
import { findStack } from '../find.ts';
import { resources, stacks } from '../state.ts';
import { resourcesOf, resourceView } from '../views.ts';

export const describeStackResources: Operation<'cloudformation', 'DescribeStackResources'> = (input, ctx) => {
  const { StackName: name, PhysicalResourceId: physicalId, LogicalResourceId: logicalId } = input;
  if ((name === undefined) === (physicalId === undefined)) {
    throw validationError('You must specify either StackName or PhysicalResourceId, and not both');
  }
  const owner = ctx.all(resources).find((record) => record.physicalId === physicalId)?.stackId;
  const stack = name === undefined ? ctx.get(stacks, owner ?? '') : findStack(name, ctx);
  if (!stack) {
    throw name === undefined
      ? validationError(`Stack for ${physicalId} does not exist`)
      : stackWithIdNotFound(name);
  }
  const records = resourcesOf(stack, ctx).filter(
    (record) => logicalId === undefined || record.logicalId === logicalId,
  );
  if (records.length === 0 && logicalId !== undefined) throw resourceNotFound(logicalId, stack.stackName);
  return {
    StackResources: records.map((record) => ({
      StackName: stack.stackName,
      StackId: stack.stackId,
      ...resourceView(record, ctx),
      Timestamp: new Date(record.updatedAt),
    })),
  };
};
