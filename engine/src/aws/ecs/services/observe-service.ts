// Reads all that the service planner needs to know, from this service's tables and from other services' Describe calls.

import type { Observation } from '../../../kernel/controller.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import type { Reader } from '../../../kernel/table.ts';
import { lastSegment } from '../find/references.ts';
import { groupBindingMs } from '../load-balancing/group-binding.ts';
import { subnetsByZone } from '../network/subnets.ts';
import { taskInterfaceLimit } from '../placement/instance-limits.ts';
import type { PlaceableInstance } from '../placement/place.ts';
import { reservationOf } from '../placement/reservation.ts';
import type { Requirement, ServiceSnapshot, TargetState } from '../scheduling/snapshot.ts';
import {
  type ContainerInstanceRecord,
  containerInstances,
  type DeploymentRecord,
  type ServiceRecord,
  serviceDeployments,
  services,
  type TaskRecord,
  taskDefinitions,
  tasks,
} from '../state.ts';
import { integerResource, portSet } from '../views/container-instance.ts';

export function observeService(state: Observation, key: string): ServiceSnapshot | undefined {
  const service = state.get(services, key);
  if (!service) return undefined;
  const rollout = service.currentServiceDeployment
    ? state.get(serviceDeployments, service.currentServiceDeployment)
    : undefined;
  const inCluster = state.all(tasks).filter((task) => task.cluster === service.cluster);
  const own = inCluster.filter((task) => task.service === service.name);
  const live = own.filter((task) => task.lastStatus !== 'STOPPED' || !task.accounted);
  const underWay = rollout && isUnderWay(rollout.status) ? rollout : undefined;
  return {
    service,
    ...(underWay ? { rollout: underWay } : {}),
    tasks: live,
    instances: placesFor(state, service, inCluster, (task) => task.service === service.name),
    requirements: Object.fromEntries(service.deployments.map((d) => [d.id, requirementOf(state, d)])),
    targetHealth: targetHealth(state, live),
    alarms: underWay ? alarmStates(state, underWay.deploymentConfiguration.alarms?.alarmNames ?? []) : [],
    ...(underWay?.stage === 'BAKE_TIME' && { groupBindingMs: groupBindingMs(state, service) }),
  };
}

export const isUnderWay = (status: string): boolean =>
  ['PENDING', 'IN_PROGRESS', 'STOP_REQUESTED', 'ROLLBACK_REQUESTED', 'ROLLBACK_IN_PROGRESS'].includes(status);

/** On Fargate each zone is one place without limits. */
export const fargatePlace = (zone: string): string => `fargate/${zone}`;

function placesFor(
  state: Observation,
  service: ServiceRecord,
  inCluster: readonly TaskRecord[],
  isPeer: (task: TaskRecord) => boolean,
): PlaceableInstance[] {
  if (service.launchType === 'FARGATE') {
    const zones = Object.keys(subnetsByZone(state, service.networkConfiguration));
    return zones.map((zone) => fargateInstance(zone, inCluster.filter(isPeer)));
  }
  return placeableInstances(state, service.cluster, inCluster, isPeer);
}

export function fargateInstance(zone: string, peers: readonly TaskRecord[]): PlaceableInstance {
  const endless = Number.MAX_SAFE_INTEGER;
  return {
    id: fargatePlace(zone),
    availabilityZone: zone,
    status: 'ACTIVE',
    agentConnected: true,
    ec2InstanceId: '',
    registeredAt: 0,
    runningTasksCount: 0,
    attributes: { 'ecs.availability-zone': zone },
    taskGroups: [],
    free: { cpu: endless, memory: endless, enis: endless },
    takenPorts: [],
    peers: peers.filter((task) => task.availabilityZone === zone && task.desiredStatus === 'RUNNING').length,
  };
}

/** The cluster's instances as placement sees them, in the order of their registration. */
export function placeableInstances(
  state: Reader,
  cluster: string,
  inCluster: readonly TaskRecord[],
  isPeer: (task: TaskRecord) => boolean,
): PlaceableInstance[] {
  const byInstance = new Map<string, TaskRecord[]>();
  for (const task of inCluster) {
    if (task.instance === undefined || task.lastStatus === 'STOPPED') continue;
    const list = byInstance.get(task.instance) ?? [];
    list.push(task);
    byInstance.set(task.instance, list);
  }
  return state
    .all(containerInstances)
    .filter((instance) => instance.cluster === cluster && instance.status !== 'INACTIVE')
    .sort((a, b) => a.registeredAt - b.registeredAt || (a.id < b.id ? -1 : 1))
    .map((instance) => placeable(instance, byInstance.get(instance.id) ?? [], isPeer));
}

function placeable(
  instance: ContainerInstanceRecord,
  here: readonly TaskRecord[],
  isPeer: (task: TaskRecord) => boolean,
): PlaceableInstance {
  const sum = (of: (task: TaskRecord) => number) => here.reduce((total, task) => total + of(task), 0);
  const { registeredResources: resources } = instance;
  return {
    id: instance.id,
    availabilityZone: instance.availabilityZone,
    status: instance.status,
    agentConnected: instance.agentConnected,
    agentVersion: instance.versionInfo?.agentVersion,
    ec2InstanceId: instance.ec2InstanceId,
    registeredAt: instance.registeredAt,
    runningTasksCount: here.filter((task) => task.lastStatus === 'RUNNING').length,
    attributes: Object.fromEntries(instance.attributes.map(({ name = '', value = '' }) => [name, value])),
    taskGroups: [...new Set(here.map((task) => task.group))],
    free: {
      cpu: integerResource(resources, 'CPU') - sum((task) => task.reservation.cpu),
      memory: integerResource(resources, 'MEMORY') - sum((task) => task.reservation.memory),
      enis: taskInterfaceLimit(instance.instanceType) - sum((task) => task.reservation.enis),
    },
    takenPorts: [
      ...portSet(resources, 'PORTS').map((port) => `${port}/tcp`),
      ...portSet(resources, 'PORTS_UDP').map((port) => `${port}/udp`),
      ...here.flatMap((task) => task.reservation.ports),
    ],
    peers: here.filter((task) => isPeer(task) && task.desiredStatus === 'RUNNING').length,
  };
}

function requirementOf(state: Observation, deployment: DeploymentRecord): Requirement {
  const record = state.get(taskDefinitions, lastSegment(deployment.taskDefinition));
  // A revision that is deleted while its deployment still stands cannot start anything any more.
  if (!record)
    return { reservation: { cpu: Number.MAX_SAFE_INTEGER, memory: 0, ports: [], enis: 0 }, constraints: [] };
  const awsvpc = record.definition.networkMode === 'awsvpc';
  return {
    reservation: reservationOf(record),
    constraints: record.definition.placementConstraints ?? [],
    ...(awsvpc ? { zones: Object.keys(subnetsByZone(state, deployment.networkConfiguration)) } : {}),
  };
}

function targetHealth(
  state: Observation,
  live: readonly TaskRecord[],
): Readonly<Record<string, readonly TargetState[]>> {
  const arns = new Set(live.flatMap((task) => task.targets.map((target) => target.targetGroupArn)));
  const health: Record<string, readonly TargetState[]> = {};
  for (const arn of arns) {
    const described = unlessFault(() => state.call('elbv2', 'DescribeTargetHealth', { TargetGroupArn: arn }));
    if (!described) continue;
    health[arn] = (described.TargetHealthDescriptions ?? []).map(({ Target, TargetHealth }) => ({
      id: Target?.Id ?? '',
      port: Target?.Port ?? 0,
      state: TargetHealth?.State ?? 'unavailable',
      ...(TargetHealth?.Description ? { description: TargetHealth.Description } : {}),
    }));
  }
  return health;
}

export function alarmStates(state: Observation, names: readonly string[]): ServiceSnapshot['alarms'] {
  if (names.length === 0) return [];
  const { MetricAlarms = [], CompositeAlarms = [] } = state.call('cloudwatch', 'DescribeAlarms', {
    AlarmNames: [...names],
    AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
  });
  return [
    ...MetricAlarms.map((alarm) => ({
      name: alarm.AlarmName ?? '',
      state: alarm.StateValue ?? 'INSUFFICIENT_DATA',
      windowMs: (alarm.Period ?? 60) * (alarm.EvaluationPeriods ?? 1) * 1000,
    })),
    ...CompositeAlarms.map((alarm) => ({
      name: alarm.AlarmName ?? '',
      state: alarm.StateValue ?? 'INSUFFICIENT_DATA',
      windowMs: 60_000,
    })),
  ];
}

export function unlessFault<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch (error) {
    if (error instanceof AwsFault) return undefined;
    throw error;
  }
}
