// When a container that has ended is started again.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-restart-policy.html
import type { RestartPolicy } from '../../../contracts/runtime.ts';

/** @param ranMs since its last start */
export function startsAgain(policy: RestartPolicy | undefined, exitCode: number, ranMs: number): boolean {
  if (!policy || policy.ignoredExitCodes.includes(exitCode)) return false;
  return ranMs >= policy.attemptPeriodMs;
}
