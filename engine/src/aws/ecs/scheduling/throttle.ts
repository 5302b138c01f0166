// How long to wait before starting another task of a deployment whose tasks end by themselves.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-throttle-logic.html
// AWS publishes the limit (15 minutes), not the steps: here 1 s, doubled for each task that never reached RUNNING. AWS does
// not throttle tasks that ran and then exited. Any of them waits until the scheduler sees that it has ended (at AWS's pace),
// and one that was never healthy for 1 s.

import type { DeploymentRecord } from '../state.ts';

const firstMs = 1_000;
const longestMs = 900_000;

/** When the next task may be started. Undefined: at once. */
export function startableFrom(deployment: DeploymentRecord): number | undefined {
  const { launchFailures, lastFailureAt, reactsAt } = deployment;
  if (lastFailureAt === undefined) return reactsAt;
  const delayMs = Math.min(longestMs, firstMs * 2 ** Math.max(0, launchFailures - 1));
  return Math.max(reactsAt ?? 0, lastFailureAt + delayMs);
}

/** After this many failed launches the service is reported as unable to consistently start tasks. */
export const impairedAfter = 3;
