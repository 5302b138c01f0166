// Writes stacks and resources. A new status is also a stack event, and one for EventBridge.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html
import type { StackStatus } from '@aws-sdk/client-cloudformation';
import type { Context } from '../../../kernel/context.ts';
import { plain, withoutUndefined } from '../../../kernel/plain.ts';
import { resourceStatusChange, stackStatusChange } from '../events.ts';
import {
  type EventRecord,
  eventStream,
  leftovers,
  operations,
  type ResourceRecord,
  type ResourceShape,
  type ResourceState,
  resourceKey,
  resources,
  type StackRecord,
  stacks,
} from '../state.ts';
import { notify } from './notify.ts';

/** Writes the stack with its new status, and records that as an event. */
export function putStack(
  stack: StackRecord,
  status: StackStatus,
  ctx: Context,
  reason?: string,
): StackRecord {
  const { statusReason: _old, ...rest } = stack;
  const changed = plain({ ...rest, status, ...(reason === undefined ? {} : { statusReason: reason }) });
  ctx.put(stacks, stack.stackId, changed);
  const event = recordEvent(changed, ctx, {
    eventId: ctx.ids.uuid(),
    logicalId: stack.stackName,
    physicalId: stack.stackId,
    type: 'AWS::CloudFormation::Stack',
    status,
    ...(reason === undefined ? {} : { reason }),
  });
  ctx.publish('cloudformation/stack-status-change', stackStatusChange(event));
  return changed;
}

/** Where a resource's record is stored. */
export interface Place {
  readonly key: string;
  readonly leftover: boolean;
}

export const inStack = ({ stackId, logicalId }: Pick<ResourceRecord, 'stackId' | 'logicalId'>): Place => ({
  key: resourceKey(stackId, logicalId),
  leftover: false,
});

export function putRecord(record: ResourceRecord, place: Place, ctx: Context): void {
  ctx.put(place.leftover ? leftovers : resources, place.key, withoutUndefined(record));
}

/** Writes the resource with its new status, and records that as an event. */
export function putResource(
  record: ResourceRecord,
  status: ResourceState,
  ctx: Context,
  {
    reason,
    place = inStack(record),
    detailedStatus,
  }: {
    reason?: string | undefined;
    place?: Place;
    detailedStatus?: EventRecord['detailedStatus'];
  } = {},
): ResourceRecord {
  // The event id consists of status and time: a second event in the same millisecond gets the next one.
  const again = record.status === status && record.updatedAt >= ctx.now;
  const updatedAt = again ? record.updatedAt + 1 : ctx.now;
  const { statusReason: _old, ...rest } = record;
  const changed = { ...rest, status, updatedAt, ...(reason === undefined ? {} : { statusReason: reason }) };
  putRecord(changed, place, ctx);
  const stack = ctx.get(stacks, record.stackId)!;
  const shown = record.step?.target ?? record.shape;
  const event = recordEvent(stack, ctx, {
    // Recorded: events of the clean-up have a UUID, and no properties.
    eventId: `${record.logicalId}-${place.leftover ? ctx.ids.uuid() : `${status}-${new Date(updatedAt).toISOString()}`}`,
    logicalId: record.logicalId,
    physicalId: record.physicalId ?? '',
    type: record.type,
    status,
    ...(detailedStatus === undefined ? {} : { detailedStatus }),
    ...(reason === undefined ? {} : { reason }),
    ...(shown && !place.leftover ? { properties: masked(shown) } : {}),
  });
  ctx.publish('cloudformation/resource-status-change', resourceStatusChange(event));
  return changed;
}

function masked({ properties, secrets = [] }: Pick<ResourceShape, 'properties' | 'secrets'>): string {
  if (secrets.length === 0) return JSON.stringify(properties);
  const isSecret = (value: unknown) =>
    typeof value === 'string' && secrets.some((secret) => secret !== '' && value.includes(secret));
  return JSON.stringify(properties, (_key, value: unknown) => (isSecret(value) ? '*****' : value));
}

function recordEvent(
  stack: StackRecord,
  ctx: Context,
  event: Omit<EventRecord, 'stackId' | 'stackName' | 'operationId' | 'token'>,
): EventRecord {
  const { stackId, stackName } = stack;
  const operation = ctx.get(operations, stackId);
  const record: EventRecord = {
    ...event,
    stackId,
    stackName,
    ...(operation ? { operationId: operation.id } : {}),
    ...(operation?.clientRequestToken ? { token: operation.clientRequestToken } : {}),
  };
  ctx.streams.append(eventStream(stackId), [{ timestamp: ctx.now, value: record }]);
  notify(stack, record, ctx);
  return record;
}
