// What a service that runs a task on every instance is not asked for. Texts:
// https://github.com/fabfuel/ecs-deploy/issues/59, https://github.com/kayac/ecspresso/pull/402
import { invalidParameter } from '../faults.ts';

interface Request {
  readonly desiredCount?: number | undefined;
  readonly placementStrategy?: readonly unknown[] | undefined;
}

/** @param schedulingStrategy the service's */
export function refuseDaemonCount(
  schedulingStrategy: string | undefined,
  { desiredCount, placementStrategy = [] }: Request,
): void {
  if (schedulingStrategy !== 'DAEMON') return;
  if (desiredCount !== undefined)
    throw invalidParameter(
      'The daemon scheduling strategy does not support a desired count for services. Remove the desired count value and try again',
    );
  if (placementStrategy.length > 0)
    throw invalidParameter(
      'The daemon scheduling strategy does not support placement strategies. Remove the placement strategy and try again',
    );
}
