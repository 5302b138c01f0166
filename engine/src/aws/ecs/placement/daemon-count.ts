// How many tasks a service with the scheduling strategy DAEMON has when it is complete.
import type { ServiceRecord } from '../state.ts';
import { parseExpression } from './expression.ts';
import type { PlaceableInstance } from './placeable-instance.ts';

/** One task on each ACTIVE instance that meets its constraints. */
export function daemonCount(
  { placementConstraints }: Pick<ServiceRecord, 'placementConstraints'>,
  instances: readonly PlaceableInstance[],
): number {
  const expressions = placementConstraints
    .filter((constraint) => constraint.type === 'memberOf')
    .map((constraint) => parseExpression(constraint.expression ?? ''));
  return instances.filter(
    (instance) =>
      instance.status === 'ACTIVE' &&
      instance.agentConnected &&
      expressions.every((holds) => holds(instance)),
  ).length;
}
