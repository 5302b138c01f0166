// What a snapshot says about a service's tasks.

import { daemonCount } from '../placement/daemon-count.ts';
import type { TaskRecord } from '../state.ts';
import type { ServiceSnapshot } from './snapshot.ts';

/** A deployment has to wait for it: it is draining connections, or has not begun to stop. */
export function isLeaving(task: TaskRecord): boolean {
  return !['STOPPING', 'DEPROVISIONING', 'STOPPED'].includes(task.lastStatus);
}

export function desiredOf({ service, instances }: ServiceSnapshot): number {
  return service.schedulingStrategy === 'DAEMON' ? daemonCount(service, instances) : service.desiredCount;
}
