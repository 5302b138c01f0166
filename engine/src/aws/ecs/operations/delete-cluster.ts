// DeleteCluster: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteCluster.html
// The cluster remains as INACTIVE, as on AWS, until one of the same name is created.
import type { Operation } from '../../../kernel/context.ts';
import { clusterContainsInstances, clusterContainsServices, clusterContainsTasks } from '../faults.ts';
import { requireCluster } from '../find/clusters.ts';
import { instancesOfCluster } from '../find/container-instances.ts';
import { servicesOfCluster } from '../find/services.ts';
import { tasksOfCluster } from '../find/tasks.ts';
import { clusters } from '../state.ts';
import { clusterView } from '../views/cluster.ts';

export const deleteCluster: Operation<'ecs', 'DeleteCluster'> = (input, ctx) => {
  const cluster = requireCluster(ctx, input.cluster);
  if (instancesOfCluster(ctx, cluster.name).length > 0) throw clusterContainsInstances();
  if (servicesOfCluster(ctx, cluster.name).some((service) => service.status === 'ACTIVE'))
    throw clusterContainsServices();
  if (tasksOfCluster(ctx, cluster.name).some((task) => task.lastStatus !== 'STOPPED'))
    throw clusterContainsTasks();
  const deleted = { ...cluster, status: 'INACTIVE' as const };
  ctx.put(clusters, cluster.name, deleted);
  return { cluster: clusterView(deleted, ctx) };
};
