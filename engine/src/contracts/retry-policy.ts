// When EventBridge and Scheduler try again what a target did not take: later each time, for as long and as often as its retry policy
// allows. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html
const maxAttempts = 185;
const maxAgeSeconds = 86_400;
const firstDelayMs = 1_000;
const longestDelayMs = 15 * 60_000;

export interface RetryPolicy {
  readonly MaximumRetryAttempts?: number | undefined;
  readonly MaximumEventAgeInSeconds?: number | undefined;
}

export interface Attempts {
  /** How many have failed. */
  readonly failed: number;
  /** When the first one was made, milliseconds. */
  readonly begunAt: number;
}

/** As the dead-letter queue is told. */
export type Exhausted = 'MaximumRetryAttempts' | 'MaximumEventAgeInSeconds';

/** When to try again, milliseconds; or why not. */
export function nextAttempt(
  { MaximumRetryAttempts = maxAttempts, MaximumEventAgeInSeconds = maxAgeSeconds }: RetryPolicy = {},
  { failed, begunAt }: Attempts,
  now: number,
): number | Exhausted {
  const nextAt = now + Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(failed - 1, 20));
  if (failed > MaximumRetryAttempts) return 'MaximumRetryAttempts';
  return nextAt - begunAt > MaximumEventAgeInSeconds * 1_000 ? 'MaximumEventAgeInSeconds' : nextAt;
}
