// ECS's own blue/green deployment, stage by stage: the new revision (green) is started at full count beside the old one
// (blue), traffic moves to it (all at once, or in the steps of LINEAR and CANARY), and blue stays until the bake time is
// over. A deployment that fails returns to blue.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/blue-green-deployment-how-it-works.html
import type { Plan } from '../../../kernel/controller.ts';
import { nextShift, shiftsTraffic } from '../deployment-configuration/traffic-steps.ts';
import { keepCount } from '../scheduling/keep-count.ts';
import { earliest, type Scaling } from '../scheduling/scaling.ts';
import type { ServiceSnapshot, ServiceStep } from '../scheduling/snapshot.ts';
import { desiredOf } from '../scheduling/snapshot-tasks.ts';
import { planStop } from '../scheduling/stop-all.ts';
import type { DeploymentRecord, LifecycleStage, ServiceDeploymentRecord } from '../state.ts';
import { blueGreenBakeMs } from './bake-time.ts';
import { stageEndsAt } from './failure.ts';
import { planHooks } from './lifecycle-hooks.ts';

const order: readonly LifecycleStage[] = [
  'RECONCILE_SERVICE',
  'PRE_SCALE_UP',
  'SCALE_UP',
  'POST_SCALE_UP',
  'TEST_TRAFFIC_SHIFT',
  'POST_TEST_TRAFFIC_SHIFT',
  'PRODUCTION_TRAFFIC_SHIFT',
  'POST_PRODUCTION_TRAFFIC_SHIFT',
  'BAKE_TIME',
  'CLEAN_UP',
];

export function planBlueGreen(
  snapshot: ServiceSnapshot,
  rollout: ServiceDeploymentRecord,
  now: number,
): Plan<ServiceStep> {
  const deployment = (id: string | undefined) => snapshot.service.deployments.find((d) => d.id === id);
  const [green, blue] = [deployment(rollout.targetId), deployment(rollout.sourceId)];
  if (!green) return { steps: [] };
  if (rollout.status === 'ROLLBACK_IN_PROGRESS') return planRollback(snapshot, rollout, green, blue, now);

  const stage = rollout.stage ?? 'PRE_SCALE_UP';
  const desired = desiredOf(snapshot);
  // Until the bake time is over blue is kept at full count: it is what the service returns to.
  const keepBlue = blue && stage !== 'CLEAN_UP' ? keepCount(snapshot, blue, desired, now) : noScaling;
  const keepGreen =
    order.indexOf(stage) >= order.indexOf('SCALE_UP') ? keepCount(snapshot, green, desired, now) : noScaling;
  // Blue first: both plans see the same free places, so only one of them may use them. One report of a shortage is enough.
  const scaling = keepBlue.steps.length > 0 ? keepBlue.steps : keepGreen.steps;
  const revisitAt = earliest([keepBlue.revisitAt, keepGreen.revisitAt, stageEndsAt(snapshot)]);
  // A task that finds no place is reported, but does not hold up a stage that does not depend on it.
  if (scaling.some(acts)) return { steps: scaling, revisitAt };
  if (keepGreen.steps.some(acts)) return { steps: keepGreen.steps, revisitAt };
  const plan = planStage({ snapshot, rollout, stage, green, blue, settled: keepGreen.settled }, now);
  return { steps: [...scaling, ...plan.steps], revisitAt: earliest([plan.revisitAt, revisitAt]) };
}

interface StageView {
  readonly snapshot: ServiceSnapshot;
  readonly rollout: ServiceDeploymentRecord;
  readonly stage: LifecycleStage;
  readonly green: DeploymentRecord;
  readonly blue?: DeploymentRecord;
  /** Green has its full count, all healthy. */
  readonly settled: boolean;
}

function planStage(
  { snapshot, rollout, stage, green, blue, settled }: StageView,
  now: number,
): Plan<ServiceStep> {
  const next: ServiceStep = { do: 'stage', stage: order[order.indexOf(stage) + 1] ?? 'CLEAN_UP' };
  switch (stage) {
    case 'RECONCILE_SERVICE': {
      const stale = snapshot.tasks.filter((t) => t.startedBy !== green.id && t.startedBy !== blue?.id);
      return planStop(stale, now) ?? planHooks(snapshot, rollout, { stage }, now) ?? { steps: [next] };
    }
    case 'SCALE_UP':
      return { steps: settled ? [next] : [] };
    case 'TEST_TRAFFIC_SHIFT':
      if (rollout.testPercent !== 100) return { steps: [{ do: 'shift', traffic: 'test', percent: 100 }] };
      return planHooks(snapshot, rollout, { stage, step: 100 }, now) ?? { steps: [next] };
    case 'PRODUCTION_TRAFFIC_SHIFT':
      return planProductionShift({ snapshot, rollout, stage, green, blue, settled }, next, now);
    case 'BAKE_TIME': {
      const bakeMs = blue ? blueGreenBakeMs(rollout, snapshot.groupBindingMs) : 0;
      const endsAt = (rollout.stageStartedAt ?? now) + bakeMs;
      return now >= endsAt ? { steps: [next] } : { steps: [], revisitAt: endsAt };
    }
    case 'CLEAN_UP':
      return (
        planStop(
          snapshot.tasks.filter((t) => t.startedBy !== green.id),
          now,
        ) ?? { steps: [{ do: 'complete' }] }
      );
    default:
      return planHooks(snapshot, rollout, { stage }, now) ?? { steps: [next] };
  }
}

/** Hooks run before and after each step. */
function planProductionShift(
  { snapshot, rollout, blue }: StageView,
  next: ServiceStep,
  now: number,
): Plan<ServiceStep> {
  const shifted = rollout.shiftedAt === undefined ? undefined : rollout.productionPercent;
  const after =
    shifted === undefined
      ? undefined
      : planHooks(snapshot, rollout, { stage: 'PRODUCTION_TRAFFIC_SHIFT', step: shifted }, now);
  if (after) return after;
  if (shifted === 100) return { steps: [next] };
  const { percent, bakeMs } = nextShift(rollout, blue !== undefined);
  const from = (rollout.shiftedAt ?? Number.NEGATIVE_INFINITY) + bakeMs;
  if (now < from) return { steps: [], revisitAt: from };
  const before = planHooks(snapshot, rollout, { stage: 'PRE_PRODUCTION_TRAFFIC_SHIFT', step: percent }, now);
  return before ?? { steps: [{ do: 'shift', traffic: 'production', percent }] };
}

/** Returns to blue: first the traffic, then green is stopped. */
function planRollback(
  snapshot: ServiceSnapshot,
  rollout: ServiceDeploymentRecord,
  green: DeploymentRecord,
  blue: DeploymentRecord | undefined,
  now: number,
): Plan<ServiceStep> {
  const steps: ServiceStep[] = [];
  if (rollout.productionPercent) steps.push({ do: 'shift', traffic: 'production', percent: 0 });
  if (rollout.testPercent) steps.push({ do: 'shift', traffic: 'test', percent: 0 });
  if (steps.length > 0) return { steps };
  // There is no stage of a rollback: the hooks of the shifts are called again, with the weights as they were.
  const hooks = shiftStages
    .filter((stage) => rollout.hookRuns?.some((run) => run.stage === stage && run.step > 0))
    .map((stage) => planHooks(snapshot, rollout, { stage, step: 0, lenient: true }, now))
    .find((plan) => plan !== undefined);
  if (hooks) return hooks;
  const keepBlue = blue ? keepCount(snapshot, blue, desiredOf(snapshot), now) : noScaling;
  const going = planStop(
    snapshot.tasks.filter((task) => task.startedBy === green.id),
    now,
  );
  const all = [...keepBlue.steps, ...(going?.steps ?? [])];
  if (going || all.some(acts)) return { steps: all, revisitAt: keepBlue.revisitAt };
  return { steps: [...all, { do: 'rolled-back' }] };
}

const shiftStages = ['PRODUCTION_TRAFFIC_SHIFT', 'TEST_TRAFFIC_SHIFT'] as const;

const acts = (step: ServiceStep): boolean => step.do !== 'report-impediment';

const noScaling: Scaling = { steps: [], settled: true };

/** A failed deployment that is not rolled back: the one before it is kept at full count, and it is left as it is. */
export function planStalled(snapshot: ServiceSnapshot, now: number): Plan<ServiceStep> {
  const serving = snapshot.service.deployments.find((d) => d.rolloutState === 'COMPLETED');
  if (!serving || !shiftsTraffic(snapshot.service.deploymentConfiguration)) return { steps: [] };
  return keepCount(snapshot, serving, desiredOf(snapshot), now);
}
