// Priorities: 1 to 50000, each once on a listener. The default rule has none and is evaluated last.
import type { Context } from '../../../kernel/context.ts';
import { invalid, priorityInUse } from '../faults.ts';
import { rulesOf } from '../find.ts';

export function checkPriority(
  priority: number,
  listener: string,
  ctx: Context,
  moving: readonly string[] = [],
): void {
  if (!(Number.isInteger(priority) && priority >= 1 && priority <= 50_000)) {
    throw invalid(`Rule priority '${priority}' must be in the range from 1 to 50000 inclusive`);
  }
  const holder = rulesOf(listener, ctx).find((rule) => rule.priority === priority);
  if (holder && !moving.includes(holder.arn)) throw priorityInUse(priority);
}
