// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeEvents.html
import type { OperationEvent, OperationType, ResourceStatus } from '@aws-sdk/client-cloudformation';
import type { Context, Operation } from '../../../kernel/context.ts';
import { type ChangeSetRecord, changeSets, requireChangeSet } from '../change-sets/change-set.ts';
import { validationEvents } from '../change-sets/validation-events.ts';
import { validationError } from '../faults.ts';
import { requireStack } from '../find.ts';
import { type EventRecord, eventStream, type StackRecord, stacks } from '../state.ts';

/** Newest first, all in one page: a stack's events and its change sets' validation. */
export const describeEvents: Operation<'cloudformation', 'DescribeEvents'> = (input, ctx) => {
  const { StackName: stackName, ChangeSetName: name, OperationId: operationId, Filters: filters } = input;
  if (stackName === undefined && operationId === undefined && !name?.startsWith('arn:')) {
    throw validationError('One of ChangeSetName, OperationId or StackName must be specified');
  }
  const events =
    name === undefined
      ? eventsOf(stackName === undefined ? ctx.all(stacks) : [requireStack(stackName, ctx)], ctx)
      : validationEvents(requireChangeSet(name, stackName, ctx));
  return {
    OperationEvents: events
      .filter((event) => operationId === undefined || event.OperationId === operationId)
      .filter((event) => !filters?.FailedEvents || hasFailed(event)),
  };
};

function eventsOf(all: readonly StackRecord[], ctx: Context): OperationEvent[] {
  const ids = new Set(all.map(({ stackId }) => stackId));
  const reviewed = ctx.all(changeSets).filter(({ stackId }: ChangeSetRecord) => ids.has(stackId));
  return [...all.flatMap((stack) => stackEvents(stack, ctx)), ...reviewed.flatMap(validationEvents)].sort(
    (a, b) => Number(b.Timestamp) - Number(a.Timestamp),
  );
}

function stackEvents({ stackId }: StackRecord, ctx: Context): OperationEvent[] {
  const records = ctx.streams.read<EventRecord>(eventStream(stackId), { limit: 10_000, backward: true });
  /** By operation: the type that its first event of the stack tells. */
  const types = new Map<string | undefined, OperationType | undefined>();
  for (const { value } of records) {
    if (value.physicalId === stackId)
      types.set(value.operationId, typeOf(value.status) ?? types.get(value.operationId));
  }
  return records.map(({ timestamp, value }) => {
    const type = types.get(value.operationId);
    return {
      EventId: value.eventId,
      StackId: stackId,
      ...(value.operationId === undefined ? {} : { OperationId: value.operationId }),
      ...(type === undefined ? {} : { OperationType: type }),
      EventType: eventType(value),
      LogicalResourceId: value.logicalId,
      PhysicalResourceId: value.physicalId,
      ResourceType: value.type,
      Timestamp: new Date(timestamp),
      ResourceStatus: value.status as ResourceStatus,
      ...(value.detailedStatus === undefined ? {} : { DetailedStatus: value.detailedStatus }),
      ...(value.reason === undefined ? {} : { ResourceStatusReason: value.reason }),
      ...(value.token === undefined ? {} : { ClientRequestToken: value.token }),
    };
  });
}

function eventType({
  physicalId,
  stackId,
  status,
  detailedStatus,
}: EventRecord): OperationEvent['EventType'] {
  if (physicalId === stackId) return 'STACK_EVENT';
  if (detailedStatus === 'VALIDATION_FAILED') return 'VALIDATION_ERROR';
  return status.endsWith('_FAILED') ? 'PROVISIONING_ERROR' : 'PROGRESS_EVENT';
}

/** Of an operation's first status. Records come newest first, so that the last one that is set is the first. */
function typeOf(status: string): OperationType | undefined {
  if (status === 'CREATE_IN_PROGRESS') return 'CREATE_STACK';
  if (status === 'UPDATE_IN_PROGRESS') return 'UPDATE_STACK';
  return status === 'DELETE_IN_PROGRESS' ? 'DELETE_STACK' : undefined;
}

const hasFailed = ({ EventType, OperationStatus, ResourceStatus: status }: OperationEvent) =>
  EventType === 'VALIDATION_ERROR' ||
  EventType === 'PROVISIONING_ERROR' ||
  OperationStatus === 'FAILED' ||
  status?.endsWith('_FAILED') === true;
