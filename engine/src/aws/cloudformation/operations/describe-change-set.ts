// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeChangeSet.html
import type { Capability } from '@aws-sdk/client-cloudformation';
import type { Operation } from '../../../kernel/context.ts';
import { requireChangeSet } from '../change-sets/change-set.ts';
import { parameterView } from '../views.ts';

export const describeChangeSet: Operation<'cloudformation', 'DescribeChangeSet'> = (input, ctx) => {
  const found = requireChangeSet(input.ChangeSetName!, input.StackName, ctx);
  const { input: given } = found;
  return {
    ChangeSetName: found.name,
    ChangeSetId: found.id,
    StackId: found.stackId,
    StackName: found.stackName,
    ...(found.description === undefined ? {} : { Description: found.description }),
    Parameters: given.parameters.map(parameterView),
    CreationTime: new Date(found.createdAt),
    ExecutionStatus: found.executionStatus,
    Status: found.status,
    ...(found.statusReason === undefined ? {} : { StatusReason: found.statusReason }),
    NotificationARNs: [...given.notificationArns],
    RollbackConfiguration: {},
    Capabilities: [...given.capabilities] as Capability[],
    Tags: given.tags.map(({ Key, Value }) => ({ Key, Value })),
    Changes: found.changes.map((change) => {
      const { BeforeContext, AfterContext, ...outline } = change;
      return { Type: 'Resource' as const, ResourceChange: input.IncludePropertyValues ? change : outline };
    }),
    IncludeNestedStacks: found.includeNestedStacks,
    ...(found.onStackFailure === undefined ? {} : { OnStackFailure: found.onStackFailure }),
  };
};
