// Stacks, parameters and resources as the API returns them.
import type {
  Capability,
  Parameter,
  ResourceStatus,
  Stack,
  StackResource,
} from '@aws-sdk/client-cloudformation';
import type { Context } from '../../kernel/context.ts';
import type { Reader } from '../../kernel/table.ts';
import { driftInformation, stackDriftInformation } from './drifts.ts';
import { rollbackView } from './source/rollback-configuration.ts';
import {
  type ParameterRecord,
  type ResourceRecord,
  resourceKey,
  resources,
  type StackRecord,
} from './state.ts';

export function stackView(stack: StackRecord, ctx: Reader): Stack {
  const { source, createdAt, updatedAt, deletedAt } = stack;
  const isDeleted = deletedAt !== undefined;
  return {
    StackId: stack.stackId,
    StackName: stack.stackName,
    ...(stack.changeSetId && !isDeleted ? { ChangeSetId: stack.changeSetId } : {}),
    ...(stack.description === undefined ? {} : { Description: stack.description }),
    ...(source.parameters.length > 0 ? { Parameters: source.parameters.map(parameterView) } : {}),
    CreationTime: new Date(createdAt),
    ...(updatedAt === undefined ? {} : { LastUpdatedTime: new Date(updatedAt) }),
    ...(deletedAt === undefined ? {} : { DeletionTime: new Date(deletedAt) }),
    RollbackConfiguration: rollbackView(source.rollback),
    StackStatus: stack.status,
    ...(stack.statusReason === undefined ? {} : { StackStatusReason: stack.statusReason }),
    DisableRollback: stack.disableRollback,
    ...(stack.express
      ? { DeploymentConfig: { Mode: 'EXPRESS', DisableRollback: stack.disableRollback } }
      : {}),
    NotificationARNs: [...source.notificationArns],
    ...(stack.timeoutMinutes === undefined ? {} : { TimeoutInMinutes: stack.timeoutMinutes }),
    ...(source.capabilities.length > 0 ? { Capabilities: [...source.capabilities] as Capability[] } : {}),
    ...(stack.outputs.length > 0
      ? {
          Outputs: stack.outputs.map(({ key, value, description, exportName }) => ({
            OutputKey: key,
            OutputValue: value,
            ...(description === undefined ? {} : { Description: description }),
            ...(exportName === undefined ? {} : { ExportName: exportName }),
          })),
        }
      : {}),
    ...(stack.roleArn === undefined ? {} : { RoleARN: stack.roleArn }),
    Tags: source.tags.map(({ Key, Value }) => ({ Key, Value })),
    ...(isDeleted ? {} : { EnableTerminationProtection: stack.terminationProtection }),
    ...family(stack),
    DriftInformation: stackDriftInformation(stack.stackId, ctx),
    ...lastOperations(stack),
  };
}

export function family({ parentId, rootId }: StackRecord): { ParentId?: string; RootId?: string } {
  return {
    ...(parentId === undefined ? {} : { ParentId: parentId }),
    ...(rootId === undefined ? {} : { RootId: rootId }),
  };
}

export function lastOperations({ lastOperation }: StackRecord): Pick<Stack, 'LastOperations'> {
  if (!lastOperation) return {};
  const { id, type } = lastOperation;
  return { LastOperations: [{ OperationId: id, OperationType: type as 'CREATE_STACK' }] };
}

/** The value of a NoEcho parameter is masked. */
export function parameterView({ key, value, resolved, noEcho }: ParameterRecord): Parameter {
  return {
    ParameterKey: key,
    ParameterValue: noEcho ? '****' : value,
    ...(resolved === undefined ? {} : { ResolvedValue: noEcho ? '****' : resolved }),
  };
}

export function resourcesOf({ stackId, resources: logicalIds }: StackRecord, ctx: Context): ResourceRecord[] {
  return logicalIds.flatMap((logicalId) => ctx.get(resources, resourceKey(stackId, logicalId)) ?? []);
}

type ResourceView = Omit<StackResource, 'Timestamp' | 'StackName' | 'StackId'>;

export function resourceView(record: ResourceRecord, ctx: Reader): ResourceView {
  return {
    LogicalResourceId: record.logicalId,
    ...(record.physicalId === undefined ? {} : { PhysicalResourceId: record.physicalId }),
    ResourceType: record.type,
    ResourceStatus: record.status as ResourceStatus,
    ...(record.statusReason === undefined ? {} : { ResourceStatusReason: record.statusReason }),
    DriftInformation: driftInformation(record, ctx),
  };
}
