// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeChangeSet.html
import type { Capability } from '@aws-sdk/client-cloudformation';
import type { Operation } from '../../../kernel/context.ts';
import { requireChangeSet } from '../change-sets/change-set.ts';
import { rollbackView } from '../source/rollback-configuration.ts';
import { parameterView } from '../views.ts';

export const describeChangeSet: Operation<'cloudformation', 'DescribeChangeSet'> = (input, ctx) => {
  const found = requireChangeSet(input.ChangeSetName!, input.StackName, ctx);
  const { input: given } = found;
  const reason = found.statusReason ?? (input.IncludePropertyValues ? found.incomplete : undefined);
  return {
    ChangeSetName: found.name,
    ChangeSetId: found.id,
    StackId: found.stackId,
    StackName: found.stackName,
    ...(found.description === undefined ? {} : { Description: found.description }),
    ...(given.parameters.length > 0 ? { Parameters: given.parameters.map(parameterView) } : {}),
    CreationTime: new Date(found.createdAt),
    ExecutionStatus: found.executionStatus,
    Status: found.status,
    ...(reason === undefined ? {} : { StatusReason: reason }),
    NotificationARNs: [...given.notificationArns],
    RollbackConfiguration: rollbackView(given.rollback),
    Capabilities: [...given.capabilities] as Capability[],
    ...(given.tags.length > 0 ? { Tags: given.tags.map(({ Key, Value }) => ({ Key, Value })) } : {}),
    Changes: ((input.IncludePropertyValues ? found.valued : undefined) ?? found.changes).map(
      (ResourceChange) => ({ Type: 'Resource' as const, ResourceChange }),
    ),
    IncludeNestedStacks: found.includeNestedStacks,
    ...(given.revertDrift && {
      DeploymentMode: 'REVERT_DRIFT' as const,
      StackDriftStatus: found.changes.some(
        ({ ResourceDriftStatus: status }) => status && status !== 'IN_SYNC',
      )
        ? ('DRIFTED' as const)
        : ('IN_SYNC' as const),
    }),
    ...(found.parentId === undefined
      ? {}
      : { ParentChangeSetId: found.parentId, RootChangeSetId: found.rootId }),
    ...(found.onStackFailure === undefined ? {} : { OnStackFailure: found.onStackFailure }),
  };
};
