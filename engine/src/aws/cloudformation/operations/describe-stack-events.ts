// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackEvents.html
import type { ResourceStatus } from '@aws-sdk/client-cloudformation';
import type { Operation } from '../../../kernel/context.ts';
import { validationError } from '../faults.ts';
import { requireStack } from '../find.ts';
import { type EventRecord, eventStream } from '../state.ts';

const limit = 100;

/** Newest first. */
export const describeStackEvents: Operation<'cloudformation', 'DescribeStackEvents'> = (input, ctx) => {
  const stack = requireStack(input.StackName!, ctx);
  const before = input.NextToken ? Number(input.NextToken) : undefined;
  if (Number.isNaN(before)) throw validationError('Invalid NextToken');
  const records = ctx.streams.read<EventRecord>(eventStream(stack.stackId), {
    limit,
    backward: true,
    ...(before === undefined ? {} : { after: before }),
  });
  return {
    StackEvents: records.map(({ timestamp, value }) => ({
      StackId: value.stackId,
      EventId: value.eventId,
      StackName: value.stackName,
      ...(value.operationId === undefined ? {} : { OperationId: value.operationId }),
      LogicalResourceId: value.logicalId,
      PhysicalResourceId: value.physicalId,
      ResourceType: value.type,
      Timestamp: new Date(timestamp),
      ResourceStatus: value.status as ResourceStatus,
      ...(value.detailedStatus === undefined ? {} : { DetailedStatus: value.detailedStatus }),
      ...(value.reason === undefined ? {} : { ResourceStatusReason: value.reason }),
      ...(value.properties === undefined ? {} : { ResourceProperties: value.properties }),
      ...(value.token === undefined ? {} : { ClientRequestToken: value.token }),
    })),
    ...(records.length === limit ? { NextToken: String(records.at(-1)!.sequence) } : {}),
  };
};
