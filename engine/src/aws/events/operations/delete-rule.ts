// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeleteRule.html
// Deleting one that does not exist succeeds.
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { ruleHasTargets } from '../faults.ts';
import { busOfRules } from '../find.ts';
import { ruleKey, rules } from '../state.ts';

export const deleteRule: Operation<'events', 'DeleteRule'> = (input, ctx) => {
  const bus = busOfRules(input.EventBusName, ctx);
  const key = ruleKey(plain({ name: input.Name!, bus }));
  if ((ctx.get(rules, key)?.targets.length ?? 0) > 0) throw ruleHasTargets();
  ctx.delete(rules, key);
  return {};
};
