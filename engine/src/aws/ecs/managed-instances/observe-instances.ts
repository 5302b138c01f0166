// What a capacity provider of managed instances has, and what waits for more of it.
import type { ManagedInstancesProvider } from '@aws-sdk/client-ecs';
import type { Observation } from '../../../kernel/controller.ts';
import { instancesOnEc2 } from '../find/container-instances.ts';
import { servicesOfProvider } from '../find/services.ts';
import { findRevision } from '../find/task-definitions.ts';
import { tasksOnInstance } from '../find/tasks.ts';
import { waitingOf } from '../managed-scaling/observe-provider.ts';
import {
  capacityProviders,
  type ManagedInstanceRecord,
  managedByProvider,
  type Reservation,
} from '../state.ts';
import { type ChosenType, chooseType } from './instance-type.ts';

export interface InstanceSnapshot {
  readonly record: ManagedInstanceRecord;
  readonly registered: boolean;
  readonly tasks: number;
}

export interface ManagedSnapshot {
  readonly provider: string;
  readonly isActive: boolean;
  readonly settings: ManagedInstancesProvider;
  readonly instances: readonly InstanceSnapshot[];
  readonly launchFailedAt?: number;
  readonly waiting: readonly Reservation[];
  /** Of the next instance. Absent: nothing waits, or no type is large enough. */
  readonly chosen?: ChosenType;
}

export function observeInstances(state: Observation, name: string): ManagedSnapshot | undefined {
  const provider = state.get(capacityProviders, name);
  const settings = provider?.managedInstancesProvider;
  if (!provider || !settings) return undefined;
  const instances = state.by(managedByProvider, name).map((record) => {
    const [joined] = instancesOnEc2(state, record.instanceId);
    return {
      record,
      registered: joined !== undefined,
      tasks: joined ? tasksOnInstance(state, joined).length : 0,
    };
  });
  const isActive = provider.status === 'ACTIVE';
  const services = servicesOfProvider(state, name).filter(({ cluster }) => cluster === provider.cluster);
  const waiting = isActive ? services.flatMap((service) => waitingOf(state, service)) : [];
  const [definition] = services.flatMap(
    ({ taskDefinition }) => (taskDefinition && findRevision(state, taskDefinition)) || [],
  );
  const architecture =
    definition?.definition.runtimePlatform?.cpuArchitecture === 'ARM64' ? 'arm64' : 'x86_64';
  const chosen =
    waiting.length > 0
      ? chooseType(state, settings.instanceLaunchTemplate?.instanceRequirements, architecture, waiting)
      : undefined;
  const { launchFailedAt } = provider;
  return {
    ...(launchFailedAt !== undefined && { launchFailedAt }),
    provider: name,
    isActive,
    settings,
    instances,
    waiting,
    ...(chosen && { chosen }),
  };
}
