// One attempt to call a target: it succeeds, is tried again later, or ends in the dead-letter queue.
// https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule.html
import { nextAttempt } from '../../../contracts/retry-policy.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { type InvocationRecord, invocations } from '../state.ts';
import { invokeTarget } from '../targets/invoke.ts';
import { bury } from './dead-letter.ts';

export function attempt(invocation: InvocationRecord, ctx: Context): void {
  const failure = failureOf(invocation, ctx);
  if (!failure) {
    ctx.delete(invocations, invocation.id);
    return;
  }
  const failed = { ...invocation, failed: invocation.failed + 1 };
  const next = nextAttempt(failed.target.RetryPolicy, failed, ctx.now);
  if (typeof next === 'number') {
    ctx.put(invocations, failed.id, { ...failed, nextAt: next });
    return;
  }
  ctx.delete(invocations, failed.id);
  ctx.log(`The schedule ${failed.schedule} could not call ${failed.target.Arn}: ${failure.message}`);
  bury(failed, failure, next, ctx);
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
