// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SetRulePriorities.html
import type { Operation } from '../../../kernel/context.ts';
import { invalid, operationNotPermitted } from '../faults.ts';
import { requireRule } from '../find.ts';
import { checkPriority } from '../rules/priority.ts';
import { putRule } from '../rules/store-rule.ts';
import { ruleView } from '../views/rule.ts';

/** Applied together, so that two rules can swap priorities. */
export const setRulePriorities: Operation<'elbv2', 'SetRulePriorities'> = (input, ctx) => {
  const pairs = (input.RulePriorities ?? []).map(({ RuleArn, Priority }) => ({
    rule: requireRule(RuleArn, ctx),
    priority: Priority ?? 0,
  }));
  const moving = pairs.map(({ rule }) => rule.arn);
  if (new Set(pairs.map(({ rule, priority }) => `${rule.listenerArn} ${priority}`)).size < pairs.length) {
    throw invalid('A priority can be given to one rule only');
  }
  const changed = pairs.map(({ rule, priority }) => {
    if (rule.priority === 'default') throw operationNotPermitted('Default rule priority cannot be modified');
    checkPriority(priority, rule.listenerArn, ctx, moving);
    return { ...rule, priority };
  });
  for (const rule of changed) putRule(rule, ctx);
  return { Rules: changed.map(ruleView) };
};
