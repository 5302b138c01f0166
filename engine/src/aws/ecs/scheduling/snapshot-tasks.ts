// Small questions about a service's tasks.

import { parseExpression } from '../placement/expression.ts';
import type { TaskRecord } from '../state.ts';
import type { ServiceSnapshot } from './snapshot.ts';
/** Instances whose tasks are to move. */
export function drainingInstances({ instances }: ServiceSnapshot): ReadonlySet<string | undefined> {
  return new Set(instances.filter(({ status }) => status === 'DRAINING').map(({ id }) => id));
}

/** It still counts against the end of a deployment: connections are being drained, or it has not begun to stop. */
export function isLeaving(task: TaskRecord): boolean {
  return !['STOPPING', 'DEPROVISIONING', 'STOPPED'].includes(task.lastStatus);
}

/** A daemon wants one task on each ACTIVE instance that meets its constraints. */
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
