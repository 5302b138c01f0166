// Removes a listener and its rules.
import type { Context } from '../../../kernel/context.ts';
import { rulesOf } from '../find.ts';
import { deleteRule } from '../rules/store-rule.ts';
import { hostPorts, listeners } from '../state.ts';

export function removeListener(arn: string, ctx: Context): void {
  for (const rule of rulesOf(arn, ctx)) deleteRule(rule, ctx);
  ctx.delete(listeners, arn);
  ctx.delete(hostPorts, arn);
}
