// A listener goes with its rules.
import type { Context } from '../../kernel/context.ts';
import { rulesOf } from './find.ts';
import { listeners, rules } from './state.ts';

export function removeListener(arn: string, ctx: Context): void {
  for (const rule of rulesOf(arn, ctx)) ctx.delete(rules, rule.arn);
  ctx.delete(listeners, arn);
}
