// A cluster as DescribeClusters returns it.
import type { Cluster, ClusterField } from '@aws-sdk/client-ecs';
import type { Reader } from '../../../kernel/table.ts';
import { instancesOfCluster } from '../find/container-instances.ts';
import { servicesOfCluster } from '../find/services.ts';
import { tasksOfCluster } from '../find/tasks.ts';
import type { ClusterRecord } from '../state.ts';

export function clusterView(
  cluster: ClusterRecord,
  state: Reader,
  include: readonly ClusterField[] = [],
): Cluster {
  const here = tasksOfCluster(state, cluster.name);
  const running = here.filter((task) => task.lastStatus === 'RUNNING');
  const pending = here.filter((task) => isPending(task.lastStatus));
  const services = servicesOfCluster(state, cluster.name);
  const active = services.filter((service) => service.status === 'ACTIVE');
  const draining = services.filter((service) => service.status === 'DRAINING');
  const onEc2 = (launchType: string) => launchType === 'EC2';
  const statistic = (name: string, value: number) => ({ name, value: String(value) });
  return {
    clusterArn: cluster.arn,
    clusterName: cluster.name,
    status: cluster.status,
    registeredContainerInstancesCount: instancesOfCluster(state, cluster.name).length,
    runningTasksCount: running.length,
    pendingTasksCount: pending.length,
    activeServicesCount: active.length,
    statistics: include.includes('STATISTICS')
      ? [
          statistic('runningEC2TasksCount', running.filter((task) => onEc2(task.launchType)).length),
          statistic('runningFargateTasksCount', running.filter((task) => !onEc2(task.launchType)).length),
          statistic('pendingEC2TasksCount', pending.filter((task) => onEc2(task.launchType)).length),
          statistic('pendingFargateTasksCount', pending.filter((task) => !onEc2(task.launchType)).length),
          statistic('activeEC2ServiceCount', active.filter((s) => onEc2(s.launchType ?? 'EC2')).length),
          statistic('activeFargateServiceCount', active.filter((s) => s.launchType === 'FARGATE').length),
          statistic('drainingEC2ServiceCount', draining.filter((s) => onEc2(s.launchType ?? 'EC2')).length),
          statistic('drainingFargateServiceCount', draining.filter((s) => s.launchType === 'FARGATE').length),
        ]
      : [],
    tags: include.includes('TAGS') ? [...cluster.tags] : [],
    settings: include.includes('SETTINGS') ? [...cluster.settings] : [],
    ...(include.includes('CONFIGURATIONS') && cluster.configuration
      ? { configuration: cluster.configuration }
      : {}),
    ...(cluster.serviceConnectNamespace
      ? { serviceConnectDefaults: { namespace: cluster.serviceConnectNamespace } }
      : {}),
    capacityProviders: [...cluster.capacityProviders],
    defaultCapacityProviderStrategy: [...cluster.defaultCapacityProviderStrategy],
  };
}

/** Pending counts include every state before RUNNING. */
export const isPending = (status: string): boolean =>
  status === 'PROVISIONING' || status === 'PENDING' || status === 'ACTIVATING';
