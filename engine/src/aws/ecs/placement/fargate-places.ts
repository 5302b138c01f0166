// Places of the launch type FARGATE: each zone of the task's subnets is one place without limits.

import type { TaskRecord } from '../state.ts';
import type { PlaceableInstance } from './placeable-instance.ts';

const prefix = 'fargate/';

/** @param peers the tasks that the group being placed already has */
export function fargatePlaces(zones: readonly string[], peers: readonly TaskRecord[]): PlaceableInstance[] {
  return zones.map((zone) => placeIn(zone, peers));
}

/** The zone that a Fargate place stands for; undefined for a container instance. */
export function zoneOfFargatePlace(place: string): string | undefined {
  return place.startsWith(prefix) ? place.slice(prefix.length) : undefined;
}

function placeIn(zone: string, peers: readonly TaskRecord[]): PlaceableInstance {
  const unlimited = Number.MAX_SAFE_INTEGER;
  return {
    id: `${prefix}${zone}`,
    availabilityZone: zone,
    status: 'ACTIVE',
    agentConnected: true,
    ec2InstanceId: '',
    registeredAt: 0,
    runningTasksCount: 0,
    attributes: { 'ecs.availability-zone': zone },
    taskGroups: [],
    free: { cpu: unlimited, memory: unlimited, enis: unlimited },
    takenPorts: [],
    peers: peers.filter((task) => task.availabilityZone === zone && task.desiredStatus === 'RUNNING').length,
  };
}
