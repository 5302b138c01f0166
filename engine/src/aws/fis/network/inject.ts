// Injects faults of the network for an action, and removes them.
import type { Impairment } from '../../../contracts/faults.ts';
import type { Context } from '../../../kernel/context.ts';
import { type NetworkFault, networkFaults } from './state.ts';

export const unimpaired: Impairment = {
  delayMs: 0,
  jitterMs: 0,
  lossPercent: 0,
  flowsPercent: 100,
  blackhole: false,
};

/** `<experiment>/<action>`. */
interface Owner {
  readonly key: string;
}

export function inject(ctx: Context, { key }: Owner, faults: readonly NetworkFault[]): void {
  for (const [at, fault] of faults.entries()) ctx.put(networkFaults, `${key}/${at}`, fault);
}

export function remove(ctx: Context, { key }: Owner): void {
  for (const each of ctx.keys(networkFaults)) if (each.startsWith(`${key}/`)) ctx.delete(networkFaults, each);
}
