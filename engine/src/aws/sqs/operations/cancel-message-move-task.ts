// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CancelMessageMoveTask.html
import type { Operation } from '../../../kernel/context.ts';
import { invalid, resourceNotFound } from '../faults.ts';
import { moveTasks } from '../state.ts';

export const cancelMessageMoveTask: Operation<'sqs', 'CancelMessageMoveTask'> = (input, ctx) => {
  if (!ctx.get(moveTasks, input.TaskHandle ?? '')) throw resourceNotFound('Task does not exist.');
  throw invalid('Only active tasks can be cancelled.');
};
