// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html
// All messages are moved at once: a task is complete when the call returns.
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { invalid, resourceNotFound } from '../faults.ts';
import { findByArn } from '../find.ts';
import { moveTo } from '../messages/move.ts';
import { redrivePolicyOf } from '../queues/attributes.ts';
import { messagesOfQueue, moveTasks, queues } from '../state.ts';
import { access } from '../traffic.ts';

export const startMessageMoveTask: Operation<'sqs', 'StartMessageMoveTask'> = (input, ctx) => {
  const {
    SourceArn: sourceArn = '',
    DestinationArn: destinationArn,
    MaxNumberOfMessagesPerSecond: perSecond,
  } = input;
  const source = findByArn(sourceArn, ctx);
  if (!source)
    throw resourceNotFound("The resource that you specified for the SourceArn parameter doesn't exist.");
  access(source, ctx);
  if (!ctx.all(queues).some((each) => redrivePolicyOf(each)?.deadLetterTargetArn === sourceArn))
    throw invalid('Source queue must be configured as a Dead Letter Queue.');
  if (perSecond !== undefined && (perSecond < 1 || perSecond > 500))
    throw invalid(
      `Value ${perSecond} for parameter MaxNumberOfMessagesPerSecond is invalid. Reason: Must be between 1 and 500, if provided.`,
    );
  if (destinationArn !== undefined && !findByArn(destinationArn, ctx))
    throw resourceNotFound("The resource that you specified for the DestinationArn parameter doesn't exist.");
  const movable = ctx
    .by(messagesOfQueue, source.name)
    .filter(({ visibleAt }) => visibleAt <= ctx.now)
    .sort((a, b) => a.order - b.order);
  let moved = 0;
  for (const message of movable) {
    const destination = findByArn(destinationArn ?? message.deadLetterSource ?? '', ctx);
    // Without a destination, only what came from a queue can go back to it.
    if (!destination) continue;
    moveTo(destination, message, {}, ctx);
    moved += 1;
  }
  const handle = Buffer.from(JSON.stringify({ taskId: ctx.ids.uuid(), sourceArn })).toString('base64');
  ctx.put(
    moveTasks,
    handle,
    plain({ handle, sourceArn, destinationArn, perSecond, startedAt: ctx.now, moved }),
  );
  return { TaskHandle: handle };
};
