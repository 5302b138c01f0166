// Begins each attempt at an event when it is due, and forgets an event some time after its end.
import {
  type AsynchronousInvocation,
  asynchronousInvocations,
} from '../../../contracts/asynchronous-invocations.ts';
import type { Controller } from '../../../kernel/controller.ts';
import { outcomes } from '../../../kernel/outcomes.ts';
import { asynchronousController, startAttempt } from '../invocation/asynchronous.ts';

interface Snapshot {
  readonly invocation: AsynchronousInvocation;
  /** The engine ended while it ran. */
  readonly isLost: boolean;
}

type Step = 'start' | 'start-again' | 'forget';

export const asynchronousInvocationController: Controller<Snapshot, Step> = {
  name: asynchronousController,
  keys: (state) => state.keys(asynchronousInvocations),
  watches: { 'lambda/asynchronous-invocations': (key) => [key] },
  observe(state, key) {
    const invocation = state.get(asynchronousInvocations, key);
    return invocation && { invocation, isLost: state.get(outcomes, key)?.status === 'lost' };
  },
  plan({ invocation: { status, nextAt }, isLost }, now) {
    if (status === 'running') return { steps: isLost ? ['start-again'] : [] };
    if (now < nextAt) return { steps: [], revisitAt: nextAt };
    return { steps: [status === 'waiting' ? 'start' : 'forget'] };
  },
  apply(step, ctx, key) {
    const invocation = ctx.get(asynchronousInvocations, key)!;
    if (step === 'forget') {
      ctx.delete(asynchronousInvocations, key);
      return;
    }
    // An attempt that ended with the engine does not count.
    const attempts = step === 'start' ? invocation.attempts : invocation.attempts - 1;
    startAttempt(key, { ...invocation, attempts }, ctx);
  },
};
