// What a service concludes from single tasks: the first time that one is healthy, and the end of each.

import { judge } from '../scheduling/judge.ts';
import type { ServiceSnapshot, ServiceStep } from '../scheduling/snapshot.ts';
import type { TaskRecord } from '../state.ts';

/** Done before anything else is planned, so that counts are true when they are used. */
export function planAccounting(snapshot: ServiceSnapshot, now: number): ServiceStep[] {
  const steps: ServiceStep[] = [];
  for (const task of snapshot.tasks) {
    if (task.desiredStatus === 'STOPPED') {
      if (!task.accounted) steps.push({ do: 'account', taskId: task.id, failure: failureOf(task) });
    } else if (task.healthyAt === undefined && judge(task, snapshot, now).verdict === 'healthy') {
      steps.push({ do: 'healthy', taskId: task.id });
    }
  }
  return steps;
}

/**
 * A task fails when it never came to run, when its checks fail, or when it exits by itself before it was ever healthy.
 * (AWS's text has the last one only by way of the checks that it then cannot pass.)
 */
function failureOf(task: TaskRecord): 'launch' | 'exit' | 'health' | undefined {
  if (task.failedHealth) return 'health';
  if (task.stopCode === 'TaskFailedToStart') return 'launch';
  if (task.stopCode === 'EssentialContainerExited' && task.healthyAt === undefined) return 'exit';
  return undefined;
}
