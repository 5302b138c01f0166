// GetTaskProtection: of the given tasks, or of all tasks of services in the cluster.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_GetTaskProtection.html
import type { Operation } from '../../../kernel/context.ts';
import { requireCluster } from '../find/clusters.ts';
import { arnIn, keyIn } from '../find/references.ts';
import { tasksOfCluster } from '../find/tasks.ts';
import { tasks } from '../state.ts';
import { protectionView } from '../views/task-protection.ts';

export const getTaskProtection: Operation<'ecs', 'GetTaskProtection'> = (input, ctx) => {
  const cluster = requireCluster(ctx, input.cluster);
  const ofServices = () => tasksOfCluster(ctx, cluster.name).filter((task) => task.service !== undefined);
  const wanted = input.tasks?.length ? input.tasks : ofServices().map((task) => task.arn);
  const found = wanted.map((reference) => ctx.get(tasks, keyIn(cluster, 'task', reference)));
  return {
    protectedTasks: found.filter((task) => task !== undefined).map((task) => protectionView(task, ctx.now)),
    failures: wanted
      .filter((_, index) => found[index] === undefined)
      .map((reference) => ({
        arn: arnIn(cluster, 'task', reference),
        reason: 'MISSING',
      })),
  };
};
