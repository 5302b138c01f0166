// When a service deployment has failed: circuit breaker, deployment alarms, a stage that takes too long, or a stop request.
import type { Plan } from '../../../kernel/controller.ts';
import { failureThreshold } from '../deployment-configuration/circuit-breaker.ts';
import { hourMs, type ServiceSnapshot, type ServiceStep } from '../scheduling/snapshot.ts';

const longestStageMs = 24 * hourMs;

export function planFailure(snapshot: ServiceSnapshot, now: number): Plan<ServiceStep> | undefined {
  const { rollout, service } = snapshot;
  if (!rollout) return undefined;
  const fail = (
    trigger: 'circuit-breaker' | 'alarm' | 'timeout' | 'user',
    rollback: boolean,
    alarms: string[] = [],
  ) => ({
    steps: [{ do: 'fail' as const, trigger, rollback, alarms }],
  });
  if (rollout.status === 'STOP_REQUESTED') return fail('user', false);
  if (rollout.status === 'ROLLBACK_REQUESTED') return fail('user', true);
  if (rollout.status !== 'IN_PROGRESS' || rollout.stage === 'CLEAN_UP') return undefined;

  const { deploymentCircuitBreaker: breaker, alarms } = rollout.deploymentConfiguration;
  if (breaker?.enable && rollout.failureCount >= failureThreshold(breaker, service.desiredCount))
    return fail('circuit-breaker', breaker.rollback === true);
  if (alarms?.enable && !rollout.alarmsIgnored) {
    const inAlarm = snapshot.alarms.filter((alarm) => alarm.state === 'ALARM').map((alarm) => alarm.name);
    if (inAlarm.length > 0) return fail('alarm', alarms.rollback === true, inAlarm);
  }
  const endsAt = stageEndsAt(snapshot);
  if (endsAt !== undefined && rollout.stage !== 'BAKE_TIME' && now >= endsAt) return fail('timeout', true);
  return undefined;
}

/** When the current stage, or the current step of the production shift, times out. A pause may be longer than a stage. */
export function stageEndsAt({ rollout }: ServiceSnapshot): number | undefined {
  if (rollout?.stageStartedAt === undefined) return undefined;
  const shiftedAt = rollout.stage === 'PRODUCTION_TRAFFIC_SHIFT' ? rollout.shiftedAt : undefined;
  const hooks = (rollout.hookRuns ?? []).filter(({ stage }) => stage === rollout.stage);
  return Math.max(
    (shiftedAt ?? rollout.stageStartedAt) + longestStageMs,
    // A hook's own timeout decides first.
    ...hooks.map(({ expiresAt }) => expiresAt + 60_000),
  );
}
