// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackResource.html
import type { Operation } from '../../../kernel/context.ts';
import { quotedStackNotFound, resourceNotFound } from '../faults.ts';
import { requireStack } from '../find.ts';
import { resourceKey, resources } from '../state.ts';
import { resourceView } from '../views.ts';

export const describeStackResource: Operation<'cloudformation', 'DescribeStackResource'> = (input, ctx) => {
  const stack = requireStack(input.StackName!, ctx, quotedStackNotFound);
  const record = ctx.get(resources, resourceKey(stack.stackId, input.LogicalResourceId!));
  if (!record) throw resourceNotFound(input.LogicalResourceId!, input.StackName!);
  const metadata = record.shape?.metadata ?? record.step?.target.metadata ?? '{}';
  return {
    StackResourceDetail: {
      StackName: stack.stackName,
      StackId: stack.stackId,
      ...resourceView(record, ctx),
      LogicalResourceId: record.logicalId,
      ResourceType: record.type,
      ResourceStatus: record.status,
      LastUpdatedTimestamp: new Date(record.updatedAt),
      Metadata: metadata,
    },
  };
};
