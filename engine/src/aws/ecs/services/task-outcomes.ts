// What a service notes about single tasks: when one is healthy for the first time, and how each one ended.

import { judge } from '../scheduling/judge.ts';
import type { ServiceSnapshot, ServiceStep } from '../scheduling/snapshot.ts';
import type { TaskRecord } from '../state.ts';

/** Planned before anything else, so that the counts that other plans use are up to date. */
export function planTaskOutcomes(snapshot: ServiceSnapshot, now: number): ServiceStep[] {
  const steps: ServiceStep[] = [];
  for (const task of snapshot.tasks) {
    if (task.desiredStatus === 'STOPPED') {
      if (!task.accounted) steps.push({ do: 'record-outcome', taskId: task.id, failure: failureOf(task) });
    } else if (task.healthyAt === undefined && judge(task, snapshot, now).verdict === 'healthy') {
      steps.push({ do: 'healthy', taskId: task.id });
    }
  }
  return steps;
}

/**
 * A task has failed when it never reached RUNNING, when its health checks fail, or when it exits before it was ever healthy.
 * (AWS describes the last case only through the health checks that such a task cannot pass.)
 */
function failureOf(task: TaskRecord): 'launch' | 'exit' | 'health' | undefined {
  if (task.failedHealth) return 'health';
  if (task.stopCode === 'TaskFailedToStart') return 'launch';
  if (task.stopCode === 'EssentialContainerExited' && task.healthyAt === undefined) return 'exit';
  return undefined;
}
