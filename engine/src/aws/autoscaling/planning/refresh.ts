// An instance refresh: replaces instances batch by batch while enough of them are in service and warm.
// Auto Scaling guide, "How an instance refresh works".
import type { Plan } from '../../../kernel/controller.ts';
import type { GroupSnapshot, MemberSnapshot } from '../snapshot.ts';
import type { Step } from './steps.ts';

export function planRefresh({ group, members, refresh }: GroupSnapshot, now: number): Plan<Step> {
  if (!refresh) return { steps: [] };
  const isPassing = ({ member }: MemberSnapshot) =>
    member.LifecycleState !== 'InService' && member.LifecycleState !== 'Standby';
  if (refresh.Status === 'Cancelling') {
    return members.some(isPassing) ? { steps: [] } : { steps: [{ do: 'refresh-done', status: 'Cancelled' }] };
  }
  const { SkipMatching = false, MinHealthyPercentage = 90, ScaleInProtectedInstances } = refresh.Preferences;
  const isLeft = ({ member, isCurrent }: MemberSnapshot) =>
    member.LifecycleState === 'InService' &&
    member.launchedAt < refresh.StartTime &&
    !(SkipMatching && isCurrent) &&
    !(member.ProtectedFromScaleIn && ScaleInProtectedInstances === 'Ignore');
  const left = members.filter(isLeft);

  const warmupMs =
    (refresh.Preferences.InstanceWarmup ?? group.DefaultInstanceWarmup ?? group.HealthCheckGracePeriod) *
    1000;
  const inService = members.filter(({ member }) => member.LifecycleState === 'InService');
  const warmAt = ({ member }: MemberSnapshot) =>
    member.launchedAt < refresh.StartTime ? 0 : (member.inServiceAt ?? now) + warmupMs;
  const cold = inService.map(warmAt).filter((time) => time > now);
  const steps: Step[] = [];
  if (left.length !== refresh.InstancesToUpdate) steps.push({ do: 'refresh-progress', left: left.length });
  if (members.some(isPassing)) return { steps };
  if (cold.length > 0) return { steps, revisitAt: Math.min(...cold) };
  if (left.length === 0) return { steps: [...steps, { do: 'refresh-done', status: 'Successful' }] };

  const open = left.filter(
    ({ member }) => !member.ProtectedFromScaleIn || ScaleInProtectedInstances === 'Refresh',
  );
  // At least one at a time, or a group of two could never be refreshed at 90 %.
  const needed = Math.ceil((group.DesiredCapacity * MinHealthyPercentage) / 100);
  const batch = Math.max(1, inService.length - needed);
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
