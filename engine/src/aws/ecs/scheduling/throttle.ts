// How long to wait before starting another task of a deployment whose tasks end by themselves.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-throttle-logic.html
// AWS publishes the limit (15 minutes), not the steps: here 1 s, doubling with each task that never came to run. A task
// that ran and exited is not throttled on AWS, where starting one takes long enough by itself; here it is 1 s.

import type { DeploymentRecord } from '../state.ts';

const firstMs = 1_000;
const longestMs = 900_000;

/** From when a task may be started; undefined: at once. */
export function startableFrom(deployment: DeploymentRecord): number | undefined {
  const { launchFailures, lastFailureAt } = deployment;
  if (lastFailureAt === undefined) return undefined;
  return lastFailureAt + Math.min(longestMs, firstMs * 2 ** Math.max(0, launchFailures - 1));
}

/** From here on AWS says that it cannot start tasks consistently. */
export const impairedAfter = 3;
