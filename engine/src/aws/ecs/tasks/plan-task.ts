// A task's life as a pure function: PROVISIONING → PENDING → ACTIVATING → RUNNING → DEACTIVATING → STOPPING →
// DEPROVISIONING → STOPPED. What a driver must do is waited for; its report moves the task on.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html
import type { Plan } from '../../../kernel/controller.ts';
import type { TaskRecord } from '../state.ts';

export type TaskStep =
  | { readonly kind: 'provision' }
  | { readonly kind: 'launch' }
  | { readonly kind: 'deactivate'; readonly drain: boolean }
  | { readonly kind: 'halt' }
  | { readonly kind: 'deprovision' }
  | { readonly kind: 'forget' };

/** Stopped tasks can be described for at least an hour. */
const keptMs = 3_600_000;

export function planTask(task: TaskRecord, now: number): Plan<TaskStep> {
  const stopping = task.desiredStatus === 'STOPPED';
  switch (task.lastStatus) {
    case 'PROVISIONING':
      return one(stopping ? { kind: 'deprovision' } : { kind: 'provision' });
    case 'PENDING':
      return one(stopping ? { kind: 'deprovision' } : { kind: 'launch' });
    case 'ACTIVATING':
      return stopping ? one({ kind: 'halt' }) : waiting;
    case 'RUNNING':
      if (!stopping) return waiting;
      // Whose container has exited has nothing left to drain for.
      return task.targets.some((target) => target.id !== undefined && !target.deregistered)
        ? one({ kind: 'deactivate', drain: task.stopCode !== 'EssentialContainerExited' })
        : one({ kind: 'halt' });
    case 'DEACTIVATING': {
      const until = task.drainUntil ?? now;
      return now >= until ? one({ kind: 'halt' }) : { steps: [], revisitAt: until };
    }
    case 'STOPPING':
      return waiting;
    case 'DEPROVISIONING':
      return one({ kind: 'deprovision' });
    case 'STOPPED': {
      const until = (task.stoppedAt ?? now) + keptMs;
      return now >= until ? one({ kind: 'forget' }) : { steps: [], revisitAt: until };
    }
  }
}

const waiting: Plan<TaskStep> = { steps: [] };
const one = (step: TaskStep): Plan<TaskStep> => ({ steps: [step] });
