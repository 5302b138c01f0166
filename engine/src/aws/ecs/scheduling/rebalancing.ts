// Availability zone rebalancing: a steady service whose tasks are spread unevenly starts one in the zone with the fewest, then
// stops one in the zone with the most. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-rebalancing.html

import { boundsOf } from '../deployment-configuration/bounds.ts';
import type { ZoneCounts } from '../service-events/texts.ts';
import type { DeploymentRecord } from '../state.ts';
import { placeTasks } from './scaling.ts';
import type { ServiceSnapshot, ServiceStep } from './snapshot.ts';

/** For a service that is in its steady state. */
export function planRebalancing(snapshot: ServiceSnapshot, primary: DeploymentRecord): ServiceStep[] {
  const { service } = snapshot;
  const eligible = isEligible(snapshot);
  if (!eligible && !service.rebalancing) return [];
  const counts = countsByZone(snapshot, primary);
  const order = Object.entries(counts).sort((a, b) => a[1] - b[1]);
  const [fewest, most] = [order[0], order.at(-1)];
  const uneven = fewest !== undefined && most !== undefined && most[1] - fewest[1] > 1;
  if (!eligible || !uneven) return service.rebalancing ? [{ do: 'rebalanced', counts }] : [];
  const { placed } = placeTasks(snapshot, primary, 1, [fewest[0]]);
  // On EC2 only existing instances are used: without room on them, no task is moved.
  return placed.map((place) => ({ do: 'rebalance', deploymentId: primary.id, place, counts }));
}

function isEligible({ service }: ServiceSnapshot): boolean {
  const [first] = service.placementStrategy;
  const zones = 'attribute:ecs.availability-zone';
  return (
    service.availabilityZoneRebalancing === 'ENABLED' &&
    service.schedulingStrategy === 'REPLICA' &&
    service.desiredCount > 0 &&
    (first === undefined || (first.type === 'spread' && first.field === zones)) &&
    boundsOf(service.desiredCount, service.deploymentConfiguration).upper > service.desiredCount &&
    !service.placementConstraints.some((constraint) => constraint.expression?.includes(zones))
  );
}

/** Every zone where its tasks could be, including those that have none. */
function countsByZone(
  { zones, tasks, requirements }: ServiceSnapshot,
  primary: DeploymentRecord,
): ZoneCounts {
  const allowed = requirements[primary.id]?.zones;
  const counts: Record<string, number> = {};
  for (const zone of zones) if (allowed?.includes(zone) !== false) counts[zone] = 0;
  for (const task of tasks)
    if (task.desiredStatus === 'RUNNING' && task.startedBy === primary.id)
      counts[task.availabilityZone] = (counts[task.availabilityZone] ?? 0) + 1;
  return counts;
}
