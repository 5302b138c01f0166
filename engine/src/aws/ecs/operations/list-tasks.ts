// ListTasks: by default the tasks whose desired status is RUNNING, including those that do not run yet.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTasks.html
import type { Operation } from '../../../kernel/context.ts';
import { requireCluster } from '../find/clusters.ts';
import { requireContainerInstance } from '../find/container-instances.ts';
import { lastSegment } from '../find/references.ts';
import { requireService } from '../find/services.ts';
import { tasksOfCluster } from '../find/tasks.ts';
import { pageOf } from '../views/page.ts';

export const listTasks: Operation<'ecs', 'ListTasks'> = (input, ctx) => {
  const cluster = requireCluster(ctx, input.cluster);
  const instance = input.containerInstance
    ? requireContainerInstance(ctx, input.cluster, input.containerInstance).id
    : undefined;
  const service = input.serviceName ? requireService(ctx, input.cluster, input.serviceName).name : undefined;
  const { family, startedBy, launchType, desiredStatus = 'RUNNING' } = input;
  const wanted = tasksOfCluster(ctx, cluster.name)
    .filter((task) => task.desiredStatus === desiredStatus)
    .filter((task) => instance === undefined || task.instance === instance)
    .filter((task) => service === undefined || task.service === service)
    .filter((task) => !family || lastSegment(task.taskDefinition).replace(/:\d+$/, '') === family)
    .filter((task) => !startedBy || task.startedBy === startedBy)
    .filter((task) => !launchType || task.launchType === launchType);
  const { items, nextToken } = pageOf(wanted, (task) => task.arn, input);
  return { taskArns: items.map((task) => task.arn), nextToken };
};
