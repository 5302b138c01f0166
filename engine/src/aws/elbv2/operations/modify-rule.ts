// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyRule.html
import type { Operation } from '../../../kernel/context.ts';
import { invalid, operationNotPermitted } from '../faults.ts';
import { requireListener, requireLoadBalancer, requireRule } from '../find.ts';
import { checkedActions } from '../rules/actions.ts';
import { checkedConditions } from '../rules/conditions.ts';
import { putRule } from '../rules/store-rule.ts';
import { checkedTransforms } from '../rules/transforms.ts';
import type { RuleRecord } from '../state.ts';
import { ruleView } from '../views/rule.ts';

export const modifyRule: Operation<'elbv2', 'ModifyRule'> = (input, ctx) => {
  const before = requireRule(input.RuleArn, ctx);
  if (before.priority === 'default') {
    throw operationNotPermitted(`Default rule '${before.arn}' cannot be modified: use ModifyListener`);
  }
  const listener = requireListener(before.listenerArn, ctx);
  const loadBalancer = requireLoadBalancer(listener.loadBalancerArn, ctx);
  if (input.Conditions && input.Conditions.length === 0)
    throw invalid('A rule must have at least one condition');
  if (input.ResetTransforms && input.Transforms?.length) {
    throw invalid('You can specify either transforms or their reset, but not both');
  }
  const record: RuleRecord = {
    ...before,
    conditions: input.Conditions ? checkedConditions(input.Conditions) : before.conditions,
    actions: input.Actions ? checkedActions(input.Actions, listener, loadBalancer, ctx) : before.actions,
    transforms: input.ResetTransforms
      ? []
      : input.Transforms
        ? checkedTransforms(input.Transforms)
        : before.transforms,
  };
  putRule(record, ctx);
  return { Rules: [ruleView(record)] };
};
