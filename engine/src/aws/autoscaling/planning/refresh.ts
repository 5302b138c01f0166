// An instance refresh: replaces instances batch by batch while enough of them are in service and warm.
// Auto Scaling guide, "How an instance refresh works".
import type { Plan } from '../../../kernel/controller.ts';
import type { RefreshRecord } from '../state.ts';
import { type GroupSnapshot, type MemberSnapshot, openZones } from './snapshot.ts';
import type { Step } from './steps.ts';
import { countByZone, launchOrder } from './zones.ts';

/** What is still to be replaced. */
export function leftToRefresh({ members, refresh }: GroupSnapshot): MemberSnapshot[] {
  if (!refresh) return [];
  const { SkipMatching = false, ScaleInProtectedInstances, StandbyInstances } = refresh.Preferences;
  return members.filter(
    ({ member, isCurrent }) =>
      (member.LifecycleState === 'InService' ||
        (member.LifecycleState === 'Standby' && StandbyInstances !== 'Ignore')) &&
      refresh.instanceIds.includes(member.InstanceId) &&
      !(SkipMatching && isCurrent) &&
      !(member.ProtectedFromScaleIn && ScaleInProtectedInstances === 'Ignore'),
  );
}

/** For how long it waits for instances that it may not replace. */
const longestWaitMs = 3_600_000;

/** Why an instance has to wait until somebody changes it. Undefined when it may be replaced. */
function obstacle({ member }: MemberSnapshot, { Preferences }: RefreshRecord): string | undefined {
  if (member.LifecycleState === 'Standby')
    return Preferences.StandbyInstances === 'Terminate' ? undefined : 'in standby';
  return member.ProtectedFromScaleIn && Preferences.ScaleInProtectedInstances !== 'Refresh'
    ? 'protected from scale in'
    : undefined;
}

/** Nothing else is left to replace. AWS waits for an hour. */
function planWait(refresh: RefreshRecord, left: readonly MemberSnapshot[], now: number): Plan<Step> {
  const example = `${left[0]!.member.InstanceId} is ${obstacle(left[0]!, refresh)}`;
  const { waitingSince = now } = refresh;
  const failsAt = waitingSince + longestWaitMs;
  if (now >= failsAt) {
    const reason = `Instances could not be replaced within an hour. For example: ${example}.`;
    return { steps: [{ do: 'refresh-done', status: 'Failed', reason }] };
  }
  const reason = `Waiting for remaining instances to be available. For example: ${example}.`;
  return {
    steps:
      refresh.StatusReason === reason && refresh.waitingSince !== undefined
        ? []
        : [{ do: 'refresh-waits', reason, since: waitingSince }],
    revisitAt: failsAt,
  };
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
  const { InstanceWarmup, MinHealthyPercentage = 90 } = refresh.Preferences;
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

  const replaceable = left.filter((one) => obstacle(one, refresh) === undefined);
  if (replaceable.length === 0) {
    const wait = planWait(refresh, left, now);
    return { ...wait, steps: [...steps, ...wait.steps] };
  }
  if (refresh.waitingSince !== undefined) return { steps: [...steps, { do: 'refresh-goes-on' }] };
  const reason = { kind: 'refresh' as const, refreshId: refresh.InstanceRefreshId };
  const terminate = ({ member }: MemberSnapshot) => ({
    do: 'begin-termination' as const,
    instanceId: member.InstanceId,
    reason,
  });
  // Those in standby serve nobody, and are not replaced.
  const standby = replaceable.filter(({ member }) => member.LifecycleState === 'Standby');
  if (standby.length > 0) return { steps: [...steps, ...standby.map(terminate)] };

  const counts = countByZone(
    zones,
    inService.map(({ member }) => member),
  );
  const crowd = ({ member }: MemberSnapshot) => counts.get(member.AvailabilityZone) ?? 0;
  const open = replaceable.toSorted((a, b) => crowd(b) - crowd(a));
  const surplus = inService.length - group.DesiredCapacity;
  const room = Math.min(surplusRoom(snapshot), open.length);
  if (room > 0 && surplus <= 0) {
    if (group.launchRetryAt !== undefined && now < group.launchRetryAt) {
      return { steps, revisitAt: group.launchRetryAt };
    }
    const records = inService.map(({ member }) => member);
    const growth = { kind: 'grow' as const, from: inService.length, to: inService.length + room };
    const orders = launchOrder(openZones(snapshot), records, upToDate(snapshot, inService), room);
    return {
      steps: [...steps, ...orders.map((subnetIds) => ({ do: 'launch' as const, subnetIds, reason: growth }))],
    };
  }
  // At least one at a time: otherwise a group of two could never be refreshed at 90 %.
  const needed = Math.ceil((group.DesiredCapacity * MinHealthyPercentage) / 100);
  const batch = surplus > 0 ? surplus : Math.max(1, inService.length - needed);
  return { steps: [...steps, ...open.slice(0, batch).map(terminate)] };
}
