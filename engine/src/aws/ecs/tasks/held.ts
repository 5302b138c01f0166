// What keeps a task from starting on AWS and not on this machine: its network interface, Fargate's machine, its images.
import { spans } from '../../../contracts/spans.ts';
import type { Context } from '../../../kernel/context.ts';
import { type TaskRecord, tasksByCluster } from '../state.ts';

/** How long a new task is PROVISIONING: 0 unless the engine goes at AWS's pace. */
export function provisioningMs(ctx: Context, task: Pick<TaskRecord, 'launchType' | 'networkMode'>): number {
  if (task.launchType === 'FARGATE') return ctx.takes(spans.fargate);
  return task.networkMode === 'awsvpc' ? ctx.takes(spans.taskInterface) : 0;
}

/** Of all its images together. */
export function pullMs(ctx: Context, task: TaskRecord): number {
  return ctx.takes(hasImages(ctx, task) ? spans.pullAgain : spans.pull);
}

/** A container instance keeps the images of the tasks that it has run; Fargate keeps none. */
const hasImages = (ctx: Context, task: TaskRecord): boolean =>
  task.instance !== undefined &&
  ctx
    .by(tasksByCluster, task.cluster)
    .some(
      (other) =>
        other.instance === task.instance &&
        other.startedAt !== undefined &&
        task.containers.every(({ image }) => other.containers.some((each) => each.image === image)),
    );
