// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeleteRule.html
// Deleting one that does not exist succeeds.
import type { Operation } from '../../../kernel/context.ts';
import { ruleHasTargets } from '../faults.ts';
import { checkBus } from '../find.ts';
import { rules } from '../state.ts';

export const deleteRule: Operation<'events', 'DeleteRule'> = (input, ctx) => {
  checkBus(input.EventBusName);
  if ((ctx.get(rules, input.Name!)?.targets.length ?? 0) > 0) throw ruleHasTargets();
  ctx.delete(rules, input.Name!);
  return {};
};
