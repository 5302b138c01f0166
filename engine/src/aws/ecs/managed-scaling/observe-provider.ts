// The instances of a capacity provider's group, and the tasks that are waiting for a place on them.
import type { Observation } from '../../../kernel/controller.ts';
import { defineTable } from '../../../kernel/table.ts';
import { unlessFault } from '../faults.ts';
import { findClusterOfProvider } from '../find/clusters.ts';
import { instancesOnEc2 } from '../find/container-instances.ts';
import { lastSegment } from '../find/references.ts';
import { servicesOfProvider } from '../find/services.ts';
import { findRevision } from '../find/task-definitions.ts';
import { tasksOfDeployment, tasksOnInstance } from '../find/tasks.ts';
import { taskInterfaceLimit } from '../placement/instance-limits.ts';
import { integerResource } from '../placement/instance-resources.ts';
import { reservationOf } from '../placement/reservation.ts';
import {
  type CapacityProviderRecord,
  capacityProviders,
  type Reservation,
  type ServiceRecord,
} from '../state.ts';
import type { Capacity, ProviderSnapshot } from './plan-scaling.ts';

declare module '../../../kernel/registry.ts' {
  interface Tables {
    'ecs/managed-scaling': { readonly lowSince?: number };
  }
}

/** Key: the provider's name. */
export const scalingState = defineTable('ecs/managed-scaling');

export function observeProvider(state: Observation, name: string): ProviderSnapshot | undefined {
  const provider = state.get(capacityProviders, name);
  const settings = provider?.autoScalingGroupProvider?.managedScaling;
  if (provider?.status !== 'ACTIVE' || settings?.status !== 'ENABLED') return undefined;
  // A provider scales for the cluster that it is associated with: AWS starts its scaling with the association, too.
  const cluster = findClusterOfProvider(state, name);
  const group = cluster && groupOf(state, provider);
  if (!cluster || !group) return undefined;
  const own = group.members
    .flatMap((id) => instancesOnEc2(state, id))
    .filter(({ status }) => status === 'ACTIVE');
  const lowSince = state.get(scalingState, name)?.lowSince;
  const first = own[0];
  const unit: Capacity | undefined = first
    ? {
        cpu: integerResource(first.registeredResources, 'CPU'),
        memory: integerResource(first.registeredResources, 'MEMORY'),
        enis: taskInterfaceLimit(first.instanceType),
      }
    : undefined;
  return {
    provider: name,
    cluster: cluster.name,
    group,
    settings,
    instances: own.length,
    busy: own.filter((instance) => tasksOnInstance(state, instance).length > 0).length,
    ...(unit ? { unit } : {}),
    waiting: servicesOfProvider(state, name).flatMap((service) => waitingOf(state, service)),
    ...(lowSince === undefined ? {} : { lowSince }),
  };
}

function groupOf(state: Observation, provider: CapacityProviderRecord) {
  const wanted = lastSegment(provider.autoScalingGroupProvider?.autoScalingGroupArn ?? '');
  const found = unlessFault(() =>
    state.call('autoscaling', 'DescribeAutoScalingGroups', { AutoScalingGroupNames: [wanted] }),
  )?.AutoScalingGroups?.[0];
  return (
    found && {
      name: wanted,
      least: found.MinSize ?? 0,
      most: found.MaxSize ?? 0,
      desired: found.DesiredCapacity ?? 0,
      members: (found.Instances ?? []).map(({ InstanceId = '' }) => InstanceId),
    }
  );
}

/** For a service whose tasks found no place: the tasks that its newest deployment is missing. */
export function waitingOf(state: Observation, service: ServiceRecord): Reservation[] {
  const [primary] = service.deployments;
  const definition = primary && findRevision(state, primary.taskDefinition);
  if (service.status !== 'ACTIVE' || !service.impediment || !definition) return [];
  const there = tasksOfDeployment(state, primary.id).filter(
    (task) => task.desiredStatus === 'RUNNING',
  ).length;
  const missing = Math.max(0, service.desiredCount - there);
  return new Array<Reservation>(missing).fill(reservationOf(definition));
}
