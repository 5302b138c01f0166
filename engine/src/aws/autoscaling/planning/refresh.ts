// An instance refresh: replaces instances batch by batch while enough of them are in service and warm.
// Auto Scaling guide, "How an instance refresh works".
import type { Plan } from '../../../kernel/controller.ts';
import { type GroupSnapshot, type MemberSnapshot, openZones } from './snapshot.ts';
import type { Step } from './steps.ts';
import { countByZone, launchOrder } from './zones.ts';

/** What is still to be replaced. */
export function leftToRefresh({ members, refresh }: GroupSnapshot): MemberSnapshot[] {
  if (!refresh) return [];
  const { SkipMatching = false, ScaleInProtectedInstances } = refresh.Preferences;
  return members.filter(
    ({ member, isCurrent }) =>
      member.LifecycleState === 'InService' &&
      refresh.instanceIds.includes(member.InstanceId) &&
      !(SkipMatching && isCurrent) &&
      !(member.ProtectedFromScaleIn && ScaleInProtectedInstances === 'Ignore'),
  );
}

/** How many instances beyond the desired capacity there may be: above 100 % a replacement is launched first. */
export function surplusRoom({ group, refresh }: GroupSnapshot): number {
  const { MaxHealthyPercentage = 100 } = refresh?.Preferences ?? {};
  if (!refresh || MaxHealthyPercentage <= 100) return 0;
  return Math.max(1, Math.floor((group.DesiredCapacity * (MaxHealthyPercentage - 100)) / 100));
}

/** During a refresh, the instances that it has launched; otherwise those launched from the present source. */
export function upToDate({ refresh }: GroupSnapshot, members: readonly MemberSnapshot[]) {
  return members
    .filter(({ member, isCurrent }) =>
      refresh ? !refresh.instanceIds.includes(member.InstanceId) : isCurrent,
    )
    .map(({ member }) => member);
}

export function planRefresh(snapshot: GroupSnapshot, now: number): Plan<Step> {
  const { group, members, refresh, zones } = snapshot;
  if (!refresh) return { steps: [] };
  const isInTransition = ({ member }: MemberSnapshot) =>
    member.LifecycleState !== 'InService' && member.LifecycleState !== 'Standby';
  if (refresh.Status === 'Cancelling') {
    return members.some(isInTransition)
      ? { steps: [] }
      : { steps: [{ do: 'refresh-done', status: 'Cancelled' }] };
  }
  const left = leftToRefresh(snapshot);
  const { InstanceWarmup, MinHealthyPercentage = 90, ScaleInProtectedInstances } = refresh.Preferences;
  const warmupMs = (InstanceWarmup ?? group.DefaultInstanceWarmup ?? group.HealthCheckGracePeriod) * 1000;
  const inService = members.filter(({ member }) => member.LifecycleState === 'InService');
  const warmAt = ({ member }: MemberSnapshot) =>
    refresh.instanceIds.includes(member.InstanceId) ? 0 : (member.inServiceAt ?? now) + warmupMs;
  const cold = inService.map(warmAt).filter((time) => time > now);
  const steps: Step[] = [];
  if (left.length !== refresh.InstancesToUpdate) steps.push({ do: 'refresh-progress', left: left.length });
  if (members.some(isInTransition)) return { steps };
  if (cold.length > 0) return { steps, revisitAt: Math.min(...cold) };
  if (left.length === 0) return { steps: [...steps, { do: 'refresh-done', status: 'Successful' }] };

  const counts = countByZone(
    zones,
    inService.map(({ member }) => member),
  );
  const crowd = ({ member }: MemberSnapshot) => counts.get(member.AvailabilityZone) ?? 0;
  const open = left
    .filter(({ member }) => !member.ProtectedFromScaleIn || ScaleInProtectedInstances === 'Refresh')
    .sort((a, b) => crowd(b) - crowd(a));
  const surplus = inService.length - group.DesiredCapacity;
  const room = Math.min(surplusRoom(snapshot), open.length);
  if (room > 0 && surplus <= 0) {
    if (group.launchRetryAt !== undefined && now < group.launchRetryAt) {
      return { steps, revisitAt: group.launchRetryAt };
    }
    const records = inService.map(({ member }) => member);
    const reason = { kind: 'grow' as const, from: inService.length, to: inService.length + room };
    const orders = launchOrder(openZones(snapshot), records, upToDate(snapshot, inService), room);
    return {
      steps: [...steps, ...orders.map((subnetIds) => ({ do: 'launch' as const, subnetIds, reason }))],
    };
  }
  // At least one at a time: otherwise a group of two could never be refreshed at 90 %.
  const needed = Math.ceil((group.DesiredCapacity * MinHealthyPercentage) / 100);
  const batch = surplus > 0 ? surplus : Math.max(1, inService.length - needed);
  const reason = { kind: 'refresh' as const, refreshId: refresh.InstanceRefreshId };
  return {
    steps: [
      ...steps,
      ...open.slice(0, batch).map(({ member }) => ({
        do: 'begin-termination' as const,
        instanceId: member.InstanceId,
        reason,
      })),
    ],
  };
}
