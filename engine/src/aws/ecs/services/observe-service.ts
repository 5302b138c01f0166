// What the service scheduler sees of a service: its own records, and what EC2, Elastic Load Balancing and CloudWatch
// answer about them. Each of those questions has its file: placement/, load-balancing/target-health.ts,
// deployments/alarm-states.ts.
import type { Observation } from '../../../kernel/controller.ts';
import { alarmStates } from '../deployments/alarm-states.ts';
import { findCurrentRollout, isUnderWay } from '../find/service-deployments.ts';
import { findRevision } from '../find/task-definitions.ts';
import { ofService, tasksOfCluster } from '../find/tasks.ts';
import { groupBindingMs } from '../load-balancing/group-binding.ts';
import { targetHealth } from '../load-balancing/target-health.ts';
import { subnetsByZone } from '../network/subnets.ts';
import { containerInstancePlaces } from '../placement/container-instance-places.ts';
import { fargatePlaces } from '../placement/fargate-places.ts';
import type { PlaceableInstance } from '../placement/place.ts';
import { reservationOf } from '../placement/reservation.ts';
import type { Requirement, ServiceSnapshot } from '../scheduling/snapshot.ts';
import { type DeploymentRecord, type ServiceRecord, services, type TaskRecord } from '../state.ts';

export function observeService(state: Observation, key: string): ServiceSnapshot | undefined {
  const service = state.get(services, key);
  if (!service) return undefined;
  const current = findCurrentRollout(state, service);
  const rollout = current && isUnderWay(current) ? current : undefined;
  // One scan gives both the service's own tasks and what the instances have left.
  const inCluster = tasksOfCluster(state, service.cluster);
  const own = ofService(inCluster, service);
  const live = own.filter((task) => task.lastStatus !== 'STOPPED' || !task.accounted);
  return {
    service,
    ...(rollout ? { rollout } : {}),
    tasks: live,
    instances: placesOf(state, service, own, inCluster),
    requirements: Object.fromEntries(service.deployments.map((d) => [d.id, requirementOf(state, d)])),
    targetHealth: targetHealth(state, live),
    alarms: rollout ? alarmStates(state, rollout.deploymentConfiguration.alarms?.alarmNames ?? []) : [],
    ...(rollout?.stage === 'BAKE_TIME' && { groupBindingMs: groupBindingMs(state, service) }),
  };
}

function placesOf(
  state: Observation,
  service: ServiceRecord,
  own: readonly TaskRecord[],
  inCluster: readonly TaskRecord[],
): PlaceableInstance[] {
  return service.launchType === 'FARGATE'
    ? fargatePlaces(Object.keys(subnetsByZone(state, service.networkConfiguration)), own)
    : containerInstancePlaces(state, service.cluster, (task) => task.service === service.name, inCluster);
}

function requirementOf(state: Observation, deployment: DeploymentRecord): Requirement {
  const record = findRevision(state, deployment.taskDefinition);
  // A revision that was deleted while its deployment was still in use cannot start anything any more.
  if (!record)
    return { reservation: { cpu: Number.MAX_SAFE_INTEGER, memory: 0, ports: [], enis: 0 }, constraints: [] };
  const awsvpc = record.definition.networkMode === 'awsvpc';
  return {
    reservation: reservationOf(record),
    constraints: record.definition.placementConstraints ?? [],
    ...(awsvpc ? { zones: Object.keys(subnetsByZone(state, deployment.networkConfiguration)) } : {}),
  };
}
