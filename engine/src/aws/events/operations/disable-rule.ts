// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DisableRule.html
import type { Operation } from '../../../kernel/context.ts';
import { requireRule } from '../find.ts';
import { scheduled } from '../schedule.ts';
import { ruleKey, rules } from '../state.ts';

export const disableRule: Operation<'events', 'DisableRule'> = (input, ctx) => {
  const rule = requireRule(input.Name!, input.EventBusName, ctx);
  ctx.put(rules, ruleKey(rule), scheduled({ ...rule, state: 'DISABLED' }, ctx.now));
  return {};
};
