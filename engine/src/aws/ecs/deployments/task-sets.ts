// Services whose deployment controller is CodeDeploy or external: each task set is kept at its share of the desired count,
// and one that is deleted is stopped. What happens to which task set, and when, is the controller's decision.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-external.html
import type { Plan } from '../../../kernel/controller.ts';
import { taskSetsOf } from '../find/task-sets.ts';
import { keepCount } from '../scheduling/keep-count.ts';
import { earliest } from '../scheduling/scaling.ts';
import type { ServiceSnapshot, ServiceStep } from '../scheduling/snapshot.ts';
import { planStop } from '../scheduling/stop-all.ts';
import { computedDesiredCount } from '../task-sets/scale.ts';

export function planTaskSets(snapshot: ServiceSnapshot, now: number): Plan<ServiceStep> {
  const { service, tasks } = snapshot;
  const waiting: (number | undefined)[] = [];
  const reports: ServiceStep[] = [];
  const changes: ServiceStep[] = [];
  let settled = true;
  for (const set of taskSetsOf(service)) {
    if (set.taskSet.draining) {
      const own = tasks.filter((task) => task.startedBy === set.id);
      const plan = planStop(own, now) ?? { steps: [{ do: 'retire' as const, deploymentId: set.id }] };
      if (plan.steps.length > 0) return plan;
      waiting.push(plan.revisitAt);
      settled = false;
      continue;
    }
    const scaling = keepCount(snapshot, set, computedDesiredCount(service, set.taskSet), now);
    // All see the same free places, so only one of them may use them at a time.
    if (scaling.steps.some((step) => step.do !== 'report-impediment')) return scaling;
    waiting.push(scaling.revisitAt);
    if (reports.length === 0) reports.push(...scaling.steps);
    const status = scaling.settled ? 'STEADY_STATE' : 'STABILIZING';
    if (status !== set.taskSet.stabilityStatus)
      changes.push({ do: 'stability', deploymentId: set.id, status });
    settled &&= scaling.settled;
  }
  const steady: ServiceStep[] = settled && !service.steady ? [{ do: 'steady' }] : [];
  return { steps: [...reports, ...changes, ...steady], revisitAt: earliest(waiting) };
}
