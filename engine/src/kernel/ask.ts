// Calls whose outcome may come later: see outcomes.ts.
import type { Context } from './context.ts';
import { AwsFault } from './faults.ts';
import { type Outcome, outcomes, type Waker } from './outcomes.ts';
import { isPending, type Pending } from './pending.ts';

interface Question {
  readonly ctx: Context;
  /** The operation, as a request of its own, which answers now or with a `Pending`. @throws AwsFault */
  call(requestId: string): unknown;
  readonly waker: Waker;
  readonly keep: ((output: unknown) => unknown) | undefined;
}

interface Settled {
  resolve(output: unknown): void;
  reject(error: unknown): void;
}

/**
 * Asks, and returns the token under which the outcome will be found.
 * @param wait has a report awaited once the open transaction is in the journal
 * @param later runs a transaction of its own
 */
export function ask(
  { ctx, call, waker, keep = (output) => output }: Question,
  wait: (pending: Pending, then: Settled) => void,
  later: (record: (inside: Context) => void) => void,
): string {
  const token = ctx.ids.uuid();
  const succeeded = (output: unknown): Outcome => ({ status: 'succeeded', output: keep(output) });
  const failed = (error: unknown): Outcome => {
    if (!(error instanceof AwsFault)) throw error;
    return { status: 'failed', code: error.code, message: error.message };
  };
  const record = (outcome: Outcome, inside: Context) => {
    inside.put(outcomes, token, outcome);
    inside.enqueue(waker.controller, waker.key);
  };
  // Whoever asked may have deleted the question meanwhile.
  const settle = (outcome: Outcome) =>
    later((inside) => {
      if (inside.get(outcomes, token)) record(outcome, inside);
    });
  try {
    const output = ctx.attempt(() => call(token));
    if (isPending(output)) {
      ctx.put(outcomes, token, { status: 'open', waker });
      wait(output, {
        resolve: (answer) => settle(succeeded(answer)),
        reject: (error) => settle(failed(error)),
      });
      return token;
    }
    record(succeeded(output), ctx);
  } catch (error) {
    record(failed(error), ctx);
  }
  return token;
}

/** After a restart: no report will come for what an earlier machine asked. */
export function loseOpenOutcomes(ctx: Context): void {
  for (const token of ctx.keys(outcomes)) {
    if (ctx.get(outcomes, token)?.status === 'open') ctx.put(outcomes, token, { status: 'lost' });
  }
}
