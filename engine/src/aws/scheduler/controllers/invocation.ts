// Tries a call of a target again when that is due.
import type { Controller } from '../../../kernel/controller.ts';
import { attempt } from '../invocations/attempt.ts';
import { type InvocationRecord, invocations } from '../state.ts';

export const invocationController: Controller<InvocationRecord, 'attempt'> = {
  name: 'scheduler/invocation',
  keys: (state) => state.keys(invocations),
  watches: { 'scheduler/invocations': (key) => [key] },
  observe: (state, key) => state.get(invocations, key),
  plan: ({ nextAt }, now) => (now >= nextAt ? { steps: ['attempt'] } : { steps: [], revisitAt: nextAt }),
  apply: (_step, ctx, key) => attempt(ctx.get(invocations, key)!, ctx),
};
