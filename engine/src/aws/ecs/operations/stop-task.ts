// StopTask: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_StopTask.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTask } from '../find/tasks.ts';
import { stopTask as stop } from '../tasks/change-task.ts';
import { taskView } from '../views/task.ts';

export const stopTask: Operation<'ecs', 'StopTask'> = (input, ctx) => {
  const task = requireTask(ctx, input.cluster, input.task ?? '');
  const stopped = stop(ctx, task, {
    stopCode: 'UserInitiated',
    stoppedReason: input.reason ?? 'Task stopped by user',
  });
  return { task: taskView(stopped) };
};
