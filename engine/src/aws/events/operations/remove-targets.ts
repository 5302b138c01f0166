// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RemoveTargets.html
import type { Operation } from '../../../kernel/context.ts';
import { requireRule } from '../find.ts';
import { ruleKey, rules } from '../state.ts';

export const removeTargets: Operation<'events', 'RemoveTargets'> = (input, ctx) => {
  const rule = requireRule(input.Rule!, input.EventBusName, ctx);
  const targets = rule.targets.filter(({ Id }) => !input.Ids!.includes(Id!));
  ctx.put(rules, ruleKey(rule), { ...rule, targets });
  return { FailedEntryCount: 0, FailedEntries: [] };
};
