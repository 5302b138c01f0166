// One attempt to call a target: it succeeds, is tried again later, or ends in the dead-letter queue.
// https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule.html
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { type InvocationRecord, invocations } from '../state.ts';
import { invokeTarget } from '../targets/invoke.ts';
import { bury, type Exhausted } from './dead-letter.ts';

const maxAttempts = 185;
const maxAgeSeconds = 86_400;
const firstDelayMs = 1_000;
const longestDelayMs = 15 * 60_000;

export function attempt(invocation: InvocationRecord, ctx: Context): void {
  const failure = failureOf(invocation, ctx);
  if (!failure) {
    ctx.delete(invocations, invocation.id);
    return;
  }
  const failed = { ...invocation, failed: invocation.failed + 1 };
  const nextAt = ctx.now + delayMs(failed.failed);
  const exhausted = exhaustion(failed, nextAt);
  if (!exhausted) {
    ctx.put(invocations, failed.id, { ...failed, nextAt });
    return;
  }
  ctx.delete(invocations, failed.id);
  ctx.log(`The schedule ${failed.schedule} could not call ${failed.target.Arn}: ${failure.message}`);
  bury(failed, failure, exhausted, ctx);
}

/** Undefined: it was called. */
function failureOf(
  invocation: InvocationRecord,
  ctx: Context,
): { code: string; message: string } | undefined {
  try {
    ctx.attempt(() => invokeTarget(invocation, ctx));
    return undefined;
  } catch (error) {
    if (error instanceof AwsFault) return { code: error.code, message: error.message };
    // The input of a universal target is its author's, and no model has checked it.
    if (error instanceof TypeError) return { code: 'ValidationException', message: error.message };
    throw error;
  }
}

const delayMs = (failed: number) => Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(failed - 1, 20));

function exhaustion({ target, failed, begunAt }: InvocationRecord, nextAt: number): Exhausted | undefined {
  const { MaximumRetryAttempts = maxAttempts, MaximumEventAgeInSeconds = maxAgeSeconds } =
    target.RetryPolicy ?? {};
  if (failed > MaximumRetryAttempts) return 'MaximumRetryAttempts';
  return nextAt - begunAt > MaximumEventAgeInSeconds * 1_000 ? 'MaximumEventAgeInSeconds' : undefined;
}
