// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListMessageMoveTasks.html
import type { Operation } from '../../../kernel/context.ts';
import { resourceNotFound } from '../faults.ts';
import { findByArn } from '../find.ts';
import { moveTasks } from '../state.ts';

export const listMessageMoveTasks: Operation<'sqs', 'ListMessageMoveTasks'> = (input, ctx) => {
  const { SourceArn = '', MaxResults = 1 } = input;
  if (!findByArn(SourceArn, ctx))
    throw resourceNotFound("The resource that you specified for the SourceArn parameter doesn't exist.");
  const tasks = ctx
    .all(moveTasks)
    .filter(({ sourceArn }) => sourceArn === SourceArn)
    .sort((a, b) => b.startedAt - a.startedAt);
  return {
    Results: tasks.slice(0, Math.min(Math.max(1, MaxResults), 10)).map((task) => ({
      Status: 'COMPLETED',
      SourceArn,
      DestinationArn: task.destinationArn,
      MaxNumberOfMessagesPerSecond: task.perSecond,
      ApproximateNumberOfMessagesMoved: task.moved,
      ApproximateNumberOfMessagesToMove: task.moved,
      StartedTimestamp: task.startedAt,
    })),
  };
};
