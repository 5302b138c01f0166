// What the service scheduler sees of a service: its own records, and what EC2, Elastic Load Balancing and CloudWatch
// answer about them. Each of those questions has its file: placement/, load-balancing/target-health.ts,
// deployments/alarm-states.ts.
import { waits } from '../../../contracts/waits.ts';
import type { Observation } from '../../../kernel/controller.ts';
import { alarmStates } from '../deployments/alarm-states.ts';
import { hookAnswers } from '../deployments/hook-answers.ts';
import { withWaitsOf } from '../deployments/short-waits.ts';
import { findCurrentRollout, isUnderWay } from '../find/service-deployments.ts';
import { findRevision } from '../find/task-definitions.ts';
import { openTasksOfService } from '../find/tasks.ts';
import { groupBindingMs } from '../load-balancing/group-binding.ts';
import { targetHealth } from '../load-balancing/target-health.ts';
import { fargateZonesOf, subnetsByZone } from '../network/subnets.ts';
import {
  containerInstancePlaces,
  drainingOfCluster,
  zonesOfCluster,
} from '../placement/container-instance-places.ts';
import { fargatePlaces } from '../placement/fargate-places.ts';
import type { PlaceableInstance } from '../placement/placeable-instance.ts';
import { reservationOf } from '../placement/reservation.ts';
import type { Requirement, ServiceSnapshot } from '../scheduling/snapshot.ts';
import { type DeploymentRecord, services } from '../state.ts';

export function observeService(state: Observation, key: string): ServiceSnapshot | undefined {
  const service = state.get(services, key);
  if (!service) return undefined;
  const current = findCurrentRollout(state, service);
  const rollout = current && isUnderWay(current) ? current : undefined;
  const tasks = openTasksOfService(state, service);
  const sets = service.deployments.filter(({ taskSet }) => taskSet);
  const fargate = (sets.length > 0 ? sets[0]?.launchType : service.launchType) === 'FARGATE';
  const networks = (sets.length > 0 ? sets : [service]).map((each) => each.networkConfiguration);
  const fargateZones = () => [...new Set(networks.flatMap((network) => fargateZonesOf(state, network)))];
  let instances: readonly PlaceableInstance[] | undefined;
  return {
    service,
    ...(rollout ? { rollout: withWaitsOf(state, rollout) } : {}),
    settlingMs: state.wait(waits.settling, 40_000),
    tasks,
    // Few looks need to know what every instance has left.
    get instances() {
      instances ??= fargate
        ? fargatePlaces(fargateZones(), tasks)
        : containerInstancePlaces(state, service.cluster, tasks);
      return instances;
    },
    get zones() {
      return fargate ? fargateZones() : zonesOfCluster(state, service.cluster);
    },
    draining: fargate ? noInstances : drainingOfCluster(state, service.cluster),
    requirements: Object.fromEntries(service.deployments.map((d) => [d.id, requirementOf(state, d)])),
    targetHealth: targetHealth(state, tasks),
    alarms: rollout ? alarmStates(state, rollout.deploymentConfiguration.alarms?.alarmNames ?? []) : [],
    ...(rollout?.hookRuns && { hookAnswers: hookAnswers(state, rollout) }),
    ...(rollout?.stage === 'BAKE_TIME' && { groupBindingMs: groupBindingMs(state, service) }),
  };
}

const noInstances: ReadonlySet<string | undefined> = new Set();

function requirementOf(state: Observation, deployment: DeploymentRecord): Requirement {
  const record = findRevision(state, deployment.taskDefinition);
  // A revision that was deleted while its deployment was still in use cannot start anything any more.
  if (!record)
    return { reservation: { cpu: Number.MAX_SAFE_INTEGER, memory: 0, ports: [], enis: 0 }, constraints: [] };
  const requirement = {
    reservation: reservationOf(record),
    constraints: record.definition.placementConstraints ?? [],
  };
  if (record.definition.networkMode !== 'awsvpc') return requirement;
  let zones: readonly string[] | undefined;
  return {
    ...requirement,
    // Only what places tasks needs to know.
    get zones() {
      zones ??= Object.keys(subnetsByZone(state, deployment.networkConfiguration));
      return zones;
    },
  };
}
