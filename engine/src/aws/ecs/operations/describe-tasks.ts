// DescribeTasks: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTasks.html
import type { Operation } from '../../../kernel/context.ts';
import { invalidParameter } from '../faults.ts';
import { requireCluster } from '../find/clusters.ts';
import { arnIn, keyIn } from '../find/references.ts';
import { tasks } from '../state.ts';
import { taskView } from '../views/task.ts';

export const describeTasks: Operation<'ecs', 'DescribeTasks'> = (input, ctx) => {
  const cluster = requireCluster(ctx, input.cluster);
  const references = input.tasks ?? [];
  if (references.length === 0) throw invalidParameter('Tasks cannot be empty.');
  if (references.length > 100) throw invalidParameter('Tasks can contain at most 100 elements.');
  const found = references.map((reference) => ctx.get(tasks, keyIn(cluster, 'task', reference)));
  return {
    tasks: found.filter((task) => task !== undefined).map((task) => taskView(task, input.include)),
    failures: references
      .filter((_, index) => found[index] === undefined)
      .map((reference) => ({
        arn: arnIn(cluster, 'task', reference),
        reason: 'MISSING',
      })),
  };
};
