// The service scheduler's decision, as a pure function: what to do now to bring a service to what is wanted of it.
import type { Plan } from '../../../kernel/controller.ts';
import { planBlueGreen, planStalled } from '../deployments/blue-green.ts';
import { planFailure } from '../deployments/failure.ts';
import { planRolling } from '../deployments/rolling.ts';
import type { ServiceSnapshot, ServiceStep } from '../scheduling/snapshot.ts';
import { planAccounting } from './accounting.ts';
import { planDeletion } from './deletion.ts';

export function planService(snapshot: ServiceSnapshot, now: number): Plan<ServiceStep> {
  const { service } = snapshot;
  if (service.status === 'INACTIVE') return { steps: [] };
  const accounting = planAccounting(snapshot, now);
  if (accounting.length > 0) return { steps: accounting, revisitAt: now };
  if (service.status === 'DRAINING') return planDeletion(snapshot);
  const failure = planFailure(snapshot, now);
  if (failure) return failure;
  const plan = planCount(snapshot, now);
  return { ...plan, steps: plan.steps.filter((step) => !saidAlready(step, snapshot, now)) };
}

function planCount(snapshot: ServiceSnapshot, now: number): Plan<ServiceStep> {
  const { service, rollout } = snapshot;
  if (rollout?.strategy === 'BLUE_GREEN') return planBlueGreen(snapshot, rollout, now);
  const primary = service.deployments.find((deployment) => deployment.status === 'PRIMARY');
  return primary?.rolloutState === 'FAILED' ? planStalled(snapshot, now) : planRolling(snapshot, now);
}

const repeatAfterMs = 6 * 3_600_000;

/** The same impediment is told again only when it was resolved in between, or after 6 hours. */
function saidAlready(step: ServiceStep, { service }: ServiceSnapshot, now: number): boolean {
  const { impediment } = service;
  return (
    step.kind === 'impede' && impediment?.message === step.message && now - impediment.since < repeatAfterMs
  );
}
