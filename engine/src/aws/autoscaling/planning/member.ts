// Plans one instance of a group, from launch to termination. Auto Scaling guide, "Amazon EC2 Auto Scaling instance lifecycle".
import type { Plan } from '../../../kernel/controller.ts';
import type { GroupRecord, HookRecord } from '../state.ts';
import type { GroupSnapshot, MemberSnapshot } from './snapshot.ts';
import type { Step } from './steps.ts';

/** The hook that ECS adds to a group for managed draining, and completes itself. */
export const drainingHook = 'ecs-managed-draining-termination-hook';
/** The global timeout is 48 hours or 100 times the heartbeat timeout, whichever is smaller. */
const longestWaitMs = 48 * 3_600_000;
/** Draining ends when tasks stop, which the controller watches; this is a safety net. */
const drainPollMs = 60_000;

export function planMember(one: MemberSnapshot, group: GroupSnapshot, now: number): Plan<Step> {
  switch (one.member.LifecycleState) {
    case 'Pending':
      return planPending(one, group);
    case 'Pending:Wait':
      return planHooks(one, group, now);
    case 'InService':
      return planInService(one, group, now);
    case 'Terminating':
      return planTerminating(one, group);
    case 'Terminating:Wait':
      return planHooks(one, group, now);
    case 'Terminating:Proceed':
      return one.ec2State === 'terminated' || one.ec2State === 'gone'
        ? { steps: [{ do: 'remove', instanceId: one.member.InstanceId }] }
        : { steps: [] };
    case 'Standby':
      return group.group.Status === undefined
        ? { steps: [] }
        : {
            steps: [
              {
                do: 'begin-termination',
                instanceId: one.member.InstanceId,
                reason: { kind: 'deleted' },
              },
            ],
          };
    default:
      return { steps: [] };
  }
}

const isLost = ({ ec2State }: MemberSnapshot) => ec2State !== 'pending' && ec2State !== 'running';

function planPending(one: MemberSnapshot, { group, hooks }: GroupSnapshot): Plan<Step> {
  const instanceId = one.member.InstanceId;
  if (group.Status !== undefined) {
    return { steps: [{ do: 'begin-termination', instanceId, reason: { kind: 'deleted' } }] };
  }
  if (isLost(one)) {
    return { steps: [{ do: 'begin-termination', instanceId, reason: { kind: 'not-running' } }] };
  }
  if (one.ec2State !== 'running') return { steps: [] };
  const launching = hooksFor(hooks, 'autoscaling:EC2_INSTANCE_LAUNCHING');
  return {
    steps: [
      launching.length > 0
        ? { do: 'begin-hooks', instanceId, hooks: launching, to: 'Pending:Wait' }
        : { do: 'enter-service', instanceId },
    ],
  };
}

const hooksFor = (hooks: readonly HookRecord[], transition: string) =>
  hooks
    .filter(({ LifecycleTransition }) => LifecycleTransition === transition)
    .map(({ LifecycleHookName }) => LifecycleHookName);

function planInService(
  one: MemberSnapshot,
  { group, members, shiftedFrom }: GroupSnapshot,
  now: number,
): Plan<Step> {
  const { member } = one;
  const instanceId = member.InstanceId;
  const isSuspended = (process: string) => group.SuspendedProcesses.includes(process);
  const begin = (reason: Extract<Step, { do: 'begin-termination' }>['reason']): Plan<Step> => ({
    steps: [{ do: 'begin-termination', instanceId, reason }],
  });
  if (group.Status !== undefined) return begin({ kind: 'deleted' });

  const isImpaired = member.AvailabilityZone === shiftedFrom && ignoresUnhealthy(group);
  if (member.HealthStatus === 'Unhealthy') {
    if (isImpaired) return { steps: [] };
    if (isSuspended('ReplaceUnhealthy') || isSuspended('Terminate')) return { steps: [] };
    const kinds = { EC2: 'not-running', ELB: 'unhealthy-target', user: 'user-health' } as const;
    return begin({ kind: kinds[member.unhealthyBy ?? 'EC2'] });
  }
  if (isSuspended('HealthCheck')) return { steps: [] };
  // An instance that is not running is unhealthy at once, whatever the grace period.
  if (isLost(one)) return { steps: [{ do: 'mark-unhealthy', instanceId, by: 'EC2' }] };

  const times: number[] = [];
  if (one.targetState === 'unhealthy' && group.HealthCheckType.includes('ELB')) {
    const graceUntil = (member.inServiceAt ?? now) + group.HealthCheckGracePeriod * 1000;
    if (now >= graceUntil) return { steps: [{ do: 'mark-unhealthy', instanceId, by: 'ELB' }] };
    times.push(graceUntil);
  }
  if (group.MaxInstanceLifetime) {
    const oldAt = member.launchedAt + group.MaxInstanceLifetime * 1000;
    if (now < oldAt) times.push(oldAt);
    else if (isOldest(one, members)) return begin({ kind: 'lifetime' });
  }
  return times.length > 0 ? { steps: [], revisitAt: Math.min(...times) } : { steps: [] };
}

/** Whether instances in the impaired zone stay where they are found unhealthy. */
const ignoresUnhealthy = ({ recorded }: Pick<GroupRecord, 'recorded'>): boolean =>
  recorded.AvailabilityZoneImpairmentPolicy?.ImpairedZoneHealthCheckBehavior === 'IgnoreUnhealthy';

/** Instances beyond their maximum lifetime are replaced one at a time, while all others are in service. */
function isOldest(one: MemberSnapshot, members: readonly MemberSnapshot[]): boolean {
  return members.every(
    ({ member }) =>
      member.LifecycleState === 'Standby' ||
      (member.LifecycleState === 'InService' &&
        (member.launchedAt > one.member.launchedAt ||
          (member.launchedAt === one.member.launchedAt && member.InstanceId >= one.member.InstanceId))),
  );
}

function planTerminating(one: MemberSnapshot, { group, hooks, managedDraining }: GroupSnapshot): Plan<Step> {
  const instanceId = one.member.InstanceId;
  const isForced = group.Status !== undefined || isLost(one);
  if (!isForced && one.targetState === 'draining') return { steps: [{ do: 'wait-for-targets', instanceId }] };
  const own = hooksFor(hooks, 'autoscaling:EC2_INSTANCE_TERMINATING');
  const waiting = managedDraining ? [...new Set([...own, drainingHook])] : own;
  return {
    steps: [
      isForced || waiting.length === 0
        ? { do: 'terminate', instanceId }
        : { do: 'begin-hooks', instanceId, hooks: waiting, to: 'Terminating:Wait' },
    ],
  };
}

/** Waits until every hook has a result: from a caller, from ECS for managed draining, or by timeout. */
function planHooks(one: MemberSnapshot, snapshot: GroupSnapshot, now: number): Plan<Step> {
  const { member } = one;
  const instanceId = member.InstanceId;
  const isLaunch = member.LifecycleState === 'Pending:Wait';
  if (snapshot.group.Status !== undefined || isLost(one)) {
    return {
      steps: [
        isLaunch
          ? { do: 'begin-termination', instanceId, reason: { kind: 'not-running' } }
          : { do: 'terminate', instanceId },
      ],
    };
  }
  const open = member.actions.filter(({ result }) => result === undefined);
  const abandoned = member.actions.find(({ result }) => result === 'ABANDON');
  if (isLaunch && abandoned) {
    const reason = { kind: 'abandoned' as const, hook: abandoned.HookName };
    return { steps: [{ do: 'begin-termination', instanceId, reason }] };
  }
  // At termination, ABANDON ends the remaining actions as well.
  if (open.length === 0 || abandoned) {
    return { steps: [isLaunch ? { do: 'enter-service', instanceId } : { do: 'terminate', instanceId }] };
  }

  const steps: Step[] = [];
  const times: number[] = [];
  for (const action of open) {
    const hook = snapshot.hooks.find(({ LifecycleHookName }) => LifecycleHookName === action.HookName);
    const result = hook?.DefaultResult ?? 'CONTINUE';
    const heartbeatMs = (hook?.HeartbeatTimeout ?? 3600) * 1000;
    const end = (): void => void steps.push({ do: 'end-hook', instanceId, hook: action.HookName, result });
    if (!isLaunch && action.HookName === drainingHook && snapshot.managedDraining) {
      const endsAt = action.startedAt + longestWaitMs;
      if (!member.draining) steps.push({ do: 'drain', instanceId });
      else if (!one.hasTasks || now >= endsAt) end();
      else times.push(now + drainPollMs);
    } else {
      const longestMs = Math.min(longestWaitMs, 100 * heartbeatMs);
      const endsAt = Math.min(action.heartbeatAt + heartbeatMs, action.startedAt + longestMs);
      // A hook that was deleted in the meantime ends its actions.
      if (!hook || now >= endsAt) end();
      else times.push(endsAt);
    }
  }
  return times.length > 0 ? { steps, revisitAt: Math.min(...times) } : { steps };
}
