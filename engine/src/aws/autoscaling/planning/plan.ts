// Keeps a group at its desired capacity: pure. Auto Scaling guide, "Instance lifecycle" and "Health checks".
import { cut, type Plan } from '../../../kernel/controller.ts';
import { planMember } from './member.ts';
import { leftToRefresh, planRefresh, surplusRoom, upToDate } from './refresh.ts';
import { type GroupSnapshot, type MemberSnapshot, openZones } from './snapshot.ts';
import type { Step } from './steps.ts';
import { chooseVictims } from './victims.ts';
import { launchOrder, unbalancedZone } from './zones.ts';

/** How many steps one plan has at most: callers wait while it is carried out, and the next one follows at once. */
const batch = 25;

/** What counts towards the desired capacity: instances in service and pending ones. */
const isActive = ({ member }: MemberSnapshot) =>
  member.LifecycleState === 'InService' || member.LifecycleState?.startsWith('Pending') === true;

export function planGroup(snapshot: GroupSnapshot, now: number): Plan<Step> {
  const { group, members } = snapshot;
  if (group.Status !== undefined && members.length === 0) return { steps: [{ do: 'delete-group' }] };

  const memberPlans = members.map((member) => planMember(member, snapshot, now));
  const steps = memberPlans.flatMap((plan) => plan.steps);
  const revisits = memberPlans.flatMap(({ revisitAt }) => revisitAt ?? []);
  // Steps of instances come first: they change what the group needs.
  if (steps.length > 0) return cut(plan(steps, revisits), batch, now);

  const capacity = planCapacity(snapshot, now);
  if (capacity.steps.length > 0) return plan(capacity.steps, [...revisits, capacity.revisitAt]);

  const refresh = planRefresh(snapshot, now);
  const quiet = members.filter(isActive).length === group.DesiredCapacity && members.every(isSettled);
  const settles = quiet && (group.pendingCause !== undefined || group.cooldownAfter !== undefined);
  return plan(
    [...refresh.steps, ...(settles ? [{ do: 'settle' as const }] : [])],
    [...revisits, capacity.revisitAt, refresh.revisitAt],
  );
}

const isSettled = ({ member }: MemberSnapshot) =>
  member.LifecycleState === 'InService' || member.LifecycleState === 'Standby';

function plan(steps: readonly Step[], revisits: readonly (number | undefined)[]): Plan<Step> {
  const times = revisits.filter((time) => time !== undefined);
  return times.length > 0 ? { steps, revisitAt: Math.min(...times) } : { steps };
}

function planCapacity(snapshot: GroupSnapshot, now: number): Plan<Step> {
  const { group, members, shiftedFrom } = snapshot;
  const zones = openZones(snapshot);
  if (group.Status !== undefined) return { steps: [] };
  const isSuspended = (process: string) => group.SuspendedProcesses.includes(process);
  const active = members.filter(isActive);
  const records = active.map(({ member }) => member);
  const missing = group.DesiredCapacity - active.length;

  if (missing > 0) {
    if (isSuspended('Launch')) return { steps: [] };
    if (group.launchRetryAt !== undefined && now < group.launchRetryAt) {
      return { steps: [], revisitAt: group.launchRetryAt };
    }
    const isReplacing = members.some(
      ({ member }) => member.HealthStatus === 'Unhealthy' && member.LifecycleState?.startsWith('Terminating'),
    );
    const reason =
      isReplacing && group.pendingCause === undefined
        ? { kind: 'replace' as const }
        : { kind: 'grow' as const, from: active.length, to: group.DesiredCapacity };
    const orders = launchOrder(zones, records, upToDate(snapshot, active), Math.min(batch, missing));
    return { steps: orders.map((subnetIds) => ({ do: 'launch', subnetIds, reason })) };
  }

  if (missing < 0) {
    if (isSuspended('Terminate')) return { steps: [] };
    // A surplus from rebalancing is removed once the launched instance is in service.
    const isArriving = records.some(({ LifecycleState }) => LifecycleState !== 'InService');
    if (isArriving && group.pendingCause === undefined) return { steps: [] };
    // A surplus from an instance refresh is removed by the refresh, which chooses instances that are out of date.
    const isRefreshing = surplusRoom(snapshot) > 0 && leftToRefresh(snapshot).length > 0;
    if (isRefreshing && group.pendingCause === undefined) return { steps: [] };
    const victims = chooseVictims(
      active,
      snapshot.zones,
      group.TerminationPolicies,
      Math.min(batch, -missing),
      now,
    );
    const isStuck = victims.length === 0 && group.pendingCause !== undefined;
    const reason = { kind: 'shrink' as const, from: active.length, to: group.DesiredCapacity };
    return {
      steps: isStuck
        ? [{ do: 'all-protected' }]
        : victims.map((instanceId) => ({ do: 'begin-termination', instanceId, reason })),
    };
  }

  // Afterwards the group is balanced again.
  if (shiftedFrom !== undefined) return { steps: [] };
  // A change under way would take away at once what is launched to balance the group.
  const isStable =
    group.pendingCause === undefined &&
    members.every(isSettled) &&
    !isSuspended('AZRebalance') &&
    !isSuspended('Launch');
  const zone = isStable ? unbalancedZone(zones, records) : undefined;
  if (zone === undefined) return { steps: [] };
  // Nothing else would bring the group back here once a launch may be tried again.
  if (group.launchRetryAt !== undefined && now < group.launchRetryAt)
    return { steps: [], revisitAt: group.launchRetryAt };
  const reason = { kind: 'rebalance' as const, zone: zone.name };
  return { steps: [{ do: 'launch', subnetIds: zone.subnetIds, reason }] };
}
