// Whether this engine enforces security groups: it is started with or without it, so an earlier start's answer is dropped.
import type { Context } from '../../../kernel/context.ts';
import type { Reports } from '../../../kernel/registry.ts';
import { enforcement, permits, targets } from '../state.ts';

export function networkEnforced({ isEnforced }: Reports['network/enforcement'], ctx: Context): void {
  if (isEnforced) {
    ctx.put(enforcement, 'network', { isEnforced });
    // What was registered before is judged as well.
    for (const key of ctx.keys(targets)) ctx.enqueue('elbv2/permits', key);
    return;
  }
  if (!ctx.get(enforcement, 'network')) return;
  ctx.delete(enforcement, 'network');
  for (const key of ctx.keys(permits)) ctx.delete(permits, key);
}
