// The instances of a capacity provider's group, and the tasks that are waiting for a place on them.
import type { Instance } from '@aws-sdk/client-auto-scaling';
import type { Observation } from '../../../kernel/controller.ts';
import { defineTable } from '../../../kernel/table.ts';
import { unlessFault } from '../faults.ts';
import { findClusterOfProvider } from '../find/clusters.ts';
import { instancesOnEc2 } from '../find/container-instances.ts';
import { keyOf, lastSegment } from '../find/references.ts';
import { servicesOfProvider } from '../find/services.ts';
import { findRevision } from '../find/task-definitions.ts';
import { tasksOfDeployment, tasksOnInstance } from '../find/tasks.ts';
import { taskInterfaceLimit } from '../placement/instance-limits.ts';
import { integerResource } from '../placement/instance-resources.ts';
import { reservationOf } from '../placement/reservation.ts';
import {
  type CapacityProviderRecord,
  type ContainerInstanceRecord,
  capacityProviders,
  type Reservation,
  type ServiceRecord,
  services,
} from '../state.ts';
import type { Capacity, ProtectedInstance, ProviderSnapshot } from './plan-scaling.ts';

declare module '../../../kernel/registry.ts' {
  interface Tables {
    'ecs/managed-scaling': ScalingState;
  }
}

interface ScalingState {
  /** Since when fewer instances would suffice. */
  readonly lowSince?: number;
  /** What the names of the policy and of its alarms end in. */
  readonly policyId?: string;
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
  const { members, ...sizes } = group;
  const own = members
    .flatMap(({ InstanceId = '' }) => instancesOnEc2(state, InstanceId))
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
    group: sizes,
    settings,
    ...(provider.autoScalingGroupProvider?.managedTerminationProtection === 'ENABLED' && {
      protection: protectionOf(state, members),
    }),
    instances: own.length,
    busy: own.filter((instance) => isBusy(state, instance)).length,
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
      members: found.Instances ?? [],
    }
  );
}

/** A daemon service's tasks run on every instance: they keep none. */
const isBusy = (state: Observation, instance: ContainerInstanceRecord): boolean =>
  tasksOnInstance(state, instance).some((task) => {
    const service =
      task.service === undefined ? undefined : state.get(services, keyOf(task.cluster, task.service));
    return service?.schedulingStrategy !== 'DAEMON';
  });

function protectionOf(state: Observation, members: readonly Instance[]): ProtectedInstance[] {
  return members
    .filter(({ LifecycleState }) => LifecycleState === 'InService')
    .map(({ InstanceId: instanceId = '', ProtectedFromScaleIn: isProtected = false }) => {
      const joined = instancesOnEc2(state, instanceId);
      const isEmpty = joined.length > 0 && !joined.some((instance) => isBusy(state, instance));
      return { instanceId, isProtected, isEmpty };
    });
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
