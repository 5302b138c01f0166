// DeleteCluster: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteCluster.html
// The cluster stays as INACTIVE, as on AWS, until one of its name is created again.
import type { Operation } from '../../../kernel/context.ts';
import { clusterContainsInstances, clusterContainsServices, clusterContainsTasks } from '../faults.ts';
import { requireCluster } from '../find/clusters.ts';
import { clusters, containerInstances, services, tasks } from '../state.ts';
import { clusterView } from '../views/cluster.ts';

export const deleteCluster: Operation<'ecs', 'DeleteCluster'> = (input, ctx) => {
  const cluster = requireCluster(ctx, input.cluster);
  const inCluster = (record: { readonly cluster: string }) => record.cluster === cluster.name;
  if (ctx.all(containerInstances).some((i) => inCluster(i) && i.status !== 'INACTIVE'))
    throw clusterContainsInstances();
  if (ctx.all(services).some((service) => inCluster(service) && service.status === 'ACTIVE'))
    throw clusterContainsServices();
  if (ctx.all(tasks).some((task) => inCluster(task) && task.lastStatus !== 'STOPPED'))
    throw clusterContainsTasks();
  const deleted = { ...cluster, status: 'INACTIVE' as const };
  ctx.put(clusters, cluster.name, deleted);
  return { cluster: clusterView(deleted, ctx) };
};
