// A task's life cycle as a pure function: PROVISIONING → PENDING → ACTIVATING → RUNNING → DEACTIVATING → STOPPING →
// DEPROVISIONING → STOPPED. Where the container runtime has something to do, the task waits for its report.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html
import type { Plan } from '../../../kernel/controller.ts';
import type { TaskRecord } from '../state.ts';

export type TaskStep =
  | { readonly do: 'provision' }
  | { readonly do: 'launch' }
  | { readonly do: 'start' }
  | { readonly do: 'deactivate'; readonly drain: boolean }
  | { readonly do: 'stop' }
  | { readonly do: 'deprovision' }
  | { readonly do: 'delete' };

/** How long a stopped task can be described: on AWS at least an hour. */
const keptMs = 3_600_000;

export function planTask(task: TaskRecord, now: number): Plan<TaskStep> {
  const stopping = task.desiredStatus === 'STOPPED';
  const { heldUntil } = task;
  const isHeld = heldUntil !== undefined && now < heldUntil;
  if (isHeld && !stopping) return { steps: [], revisitAt: heldUntil };
  switch (task.lastStatus) {
    case 'PROVISIONING':
      return one(stopping ? { do: 'deprovision' } : { do: 'provision' });
    case 'PENDING':
      return one(stopping ? { do: 'deprovision' } : { do: 'launch' });
    case 'ACTIVATING':
      // Until its images are there, no runtime knows of it.
      if (heldUntil !== undefined) return one(stopping ? { do: 'deprovision' } : { do: 'start' });
      return stopping ? one({ do: 'stop' }) : waiting;
    case 'RUNNING':
      if (!stopping) return waiting;
      // When its container has exited there is nothing to wait for while its targets drain.
      return task.targets.some((target) => target.id !== undefined && !target.deregistered)
        ? one({ do: 'deactivate', drain: task.stopCode !== 'EssentialContainerExited' })
        : one({ do: 'stop' });
    case 'DEACTIVATING': {
      const until = task.drainUntil ?? now;
      return now >= until ? one({ do: 'stop' }) : { steps: [], revisitAt: until };
    }
    case 'STOPPING':
      return waiting;
    case 'DEPROVISIONING':
      return one({ do: 'deprovision' });
    case 'STOPPED': {
      const until = (task.stoppedAt ?? now) + keptMs;
      return now >= until ? one({ do: 'delete' }) : { steps: [], revisitAt: until };
    }
  }
}

const waiting: Plan<TaskStep> = { steps: [] };
const one = (step: TaskStep): Plan<TaskStep> => ({ steps: [step] });
