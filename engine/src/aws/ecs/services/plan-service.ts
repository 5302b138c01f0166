// The service scheduler's decision, as a pure function: the next steps that bring a service to its desired state.
import { cut, type Plan } from '../../../kernel/controller.ts';
import { planFailure } from '../deployments/failure.ts';
import { planDeployment } from '../deployments/plan-deployment.ts';
import { batch, type ServiceSnapshot, type ServiceStep } from '../scheduling/snapshot.ts';
import { planDeletion } from './deletion.ts';
import { planTaskOutcomes } from './task-outcomes.ts';

export function planService(snapshot: ServiceSnapshot, now: number): Plan<ServiceStep> {
  const { service } = snapshot;
  if (service.status === 'INACTIVE') return { steps: [] };
  const outcomes = planTaskOutcomes(snapshot, now);
  if (outcomes.length > 0) return cut({ steps: outcomes, revisitAt: now }, batch, now);
  if (service.status === 'DRAINING') return planDeletion(snapshot);
  const failure = planFailure(snapshot, now);
  if (failure) return failure;
  const plan = planDeployment(snapshot, now);
  return { ...plan, steps: plan.steps.filter((step) => !isRepeated(step, snapshot, now)) };
}

const repeatAfterMs = 6 * 3_600_000;

/** The same impediment is reported again only after it was resolved in between, or after 6 hours. */
function isRepeated(step: ServiceStep, { service }: ServiceSnapshot, now: number): boolean {
  const { impediment } = service;
  return (
    step.do === 'report-impediment' &&
    impediment?.message === step.message &&
    now - impediment.since < repeatAfterMs
  );
}
