// Why a system did not hold its policy: settings that are known to lead to it, by what AWS's APIs say of the system.
import type { Clients } from '../../targets/clients.ts';
import type { RehearsedSystem, Weakness } from '../scenario.ts';

interface Asked {
  readonly clients: Clients;
  readonly system: RehearsedSystem;
}

/** Each returns a sentence when it found something. */
const checks: Readonly<Record<Weakness, (asked: Asked) => Promise<string | undefined>>> = {
  'one-zone': oneZone,
  'no-draining': noDraining,
  'no-circuit-breaker': noCircuitBreaker,
};

/** @param looksFor the weaknesses that a scenario brings to light; all when absent */
export async function causesOf(asked: Asked, looksFor?: readonly Weakness[]): Promise<string[]> {
  const chosen = looksFor ?? (Object.keys(checks) as Weakness[]);
  const found = await Promise.all(chosen.map((weakness) => checks[weakness](asked)));
  return found.filter((cause) => cause !== undefined);
}

async function oneZone({ clients, system }: Asked): Promise<string | undefined> {
  const group = await groupOf({ clients, system });
  const zones = group?.AvailabilityZones ?? [];
  return group && zones.length < 2
    ? `One zone: the group ${group.AutoScalingGroupName} has subnets in ${zones.join()} only, so what happens to that zone happens to every instance. Give it subnets of two zones (VPCZoneIdentifier).`
    : undefined;
}

async function noDraining({ clients, system }: Asked): Promise<string | undefined> {
  const group = await groupOf({ clients, system });
  if (!group) return undefined;
  const { capacityProviders = [] } = await clients.ecs.describeCapacityProviders({ cluster: system.cluster });
  const drains = capacityProviders.some(
    ({ autoScalingGroupProvider }) =>
      autoScalingGroupProvider?.managedDraining === 'ENABLED' &&
      (autoScalingGroupProvider.autoScalingGroupArn === group.AutoScalingGroupARN ||
        autoScalingGroupProvider.autoScalingGroupArn === group.AutoScalingGroupName),
  );
  if (drains) return undefined;
  const { LifecycleHooks = [] } = await clients.autoScaling.describeLifecycleHooks({
    AutoScalingGroupName: group.AutoScalingGroupName,
  });
  const isHeld = LifecycleHooks.some(
    ({ LifecycleTransition }) => LifecycleTransition === 'autoscaling:EC2_INSTANCE_TERMINATING',
  );
  return isHeld
    ? undefined
    : `No draining: the group ${group.AutoScalingGroupName} terminates instances with the tasks that run on them. Give it a capacity provider with ManagedDraining ENABLED.`;
}

async function noCircuitBreaker({ clients, system }: Asked): Promise<string | undefined> {
  const { services = [] } = await clients.ecs.describeServices({
    cluster: system.cluster,
    services: [system.service],
  });
  const { deploymentCircuitBreaker, alarms } = services[0]?.deploymentConfiguration ?? {};
  return deploymentCircuitBreaker?.enable
    ? undefined
    : `Nothing ends a deployment whose tasks fail: the deployment circuit breaker of ${system.service} is off${
        alarms?.enable ? ', and its alarms see only what clients see' : ''
      }. Turn it on, with rollback (DeploymentCircuitBreaker).`;
}

async function groupOf({ clients, system }: Asked) {
  if (system.autoScalingGroup === undefined) return undefined;
  const { AutoScalingGroups = [] } = await clients.autoScaling.describeAutoScalingGroups({
    AutoScalingGroupNames: [system.autoScalingGroup],
  });
  return AutoScalingGroups[0];
}
