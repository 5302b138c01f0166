// What a snapshot says about a service's tasks.

import { parseExpression } from '../placement/expression.ts';
import type { TaskRecord } from '../state.ts';
import type { ServiceSnapshot } from './snapshot.ts';

/** A deployment has to wait for it: it is draining connections, or has not begun to stop. */
export function isLeaving(task: TaskRecord): boolean {
  return !['STOPPING', 'DEPROVISIONING', 'STOPPED'].includes(task.lastStatus);
}

/** For a daemon: one task on each ACTIVE instance that meets its constraints. */
export function desiredOf({ service, instances }: ServiceSnapshot): number {
  if (service.schedulingStrategy !== 'DAEMON') return service.desiredCount;
  const expressions = service.placementConstraints
    .filter((constraint) => constraint.type === 'memberOf')
    .map((constraint) => parseExpression(constraint.expression ?? ''));
  return instances.filter(
    (instance) =>
      instance.status === 'ACTIVE' &&
      instance.agentConnected &&
      expressions.every((holds) => holds(instance)),
  ).length;
}
