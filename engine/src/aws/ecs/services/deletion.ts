// A deleted service is DRAINING while it has tasks, and INACTIVE when all of them are stopping or stopped.
import type { Plan } from '../../../kernel/controller.ts';
import type { ServiceSnapshot, ServiceStep } from '../scheduling/snapshot.ts';
import { isLeaving } from '../scheduling/snapshot-tasks.ts';
import { stopTasks } from '../scheduling/stop-tasks.ts';

export function planDeletion({ tasks }: ServiceSnapshot): Plan<ServiceStep> {
  const running = tasks.filter((task) => task.desiredStatus === 'RUNNING');
  if (running.length > 0) return { steps: stopTasks(running) };
  return { steps: tasks.some(isLeaving) ? [] : [{ do: 'inactive' }] };
}
