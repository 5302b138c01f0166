// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateRule.html

import type { Operation } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { invalid } from '../faults.ts';
import { listenersOf, requireListener, requireLoadBalancer, rulesOf } from '../find.ts';
import { ruleArn } from '../names.ts';
import { quotas } from '../quotas.ts';
import { checkedActions } from '../rules/actions.ts';
import { checkedConditions } from '../rules/conditions.ts';
import { checkPriority } from '../rules/priority.ts';
import { putRule } from '../rules/store-rule.ts';
import { checkedTransforms } from '../rules/transforms.ts';
import type { RuleRecord } from '../state.ts';
import { recordedTags } from '../tags.ts';
import { ruleView } from '../views/rule.ts';

export const createRule: Operation<'elbv2', 'CreateRule'> = (input, ctx) => {
  const listener = requireListener(input.ListenerArn, ctx);
  const loadBalancer = requireLoadBalancer(listener.loadBalancerArn, ctx);
  if (loadBalancer.type !== 'application')
    throw invalid('Rules belong to listeners of application load balancers');
  checkPriority(input.Priority!, listener.arn, ctx);
  const others = listenersOf(loadBalancer.arn, ctx).flatMap((other) => rulesOf(other.arn, ctx));
  checkQuota(ctx, quotas.rules, others.filter((rule) => rule.priority !== 'default').length + 1);
  if (!input.Conditions?.length) throw invalid('A rule must have at least one condition');
  const record: RuleRecord = {
    arn: ruleArn(listener.arn, ctx),
    listenerArn: listener.arn,
    priority: input.Priority!,
    conditions: checkedConditions(input.Conditions),
    actions: checkedActions(input.Actions ?? [], listener, loadBalancer, ctx),
    transforms: checkedTransforms(input.Transforms ?? []),
    tags: recordedTags(input.Tags),
  };
  putRule(record, ctx);
  return { Rules: [ruleView(record)] };
};
