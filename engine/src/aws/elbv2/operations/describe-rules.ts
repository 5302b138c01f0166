// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeRules.html
import type { Operation } from '../../../kernel/context.ts';
import { invalid } from '../faults.ts';
import { requireListener, requireRule, rulesOf } from '../find.ts';
import { paged } from '../paging.ts';
import type { RuleRecord } from '../state.ts';
import { ruleView } from '../views/rule.ts';

export const describeRules: Operation<'elbv2', 'DescribeRules'> = (input, ctx) => {
  const { ListenerArn: listener, RuleArns: arns } = input;
  if (Boolean(arns?.length) === Boolean(listener)) {
    throw invalid('You must specify either listener rule ARN(s) or a listener ARN');
  }
  const asked = arns?.length
    ? arns.map((arn) => requireRule(arn, ctx))
    : rulesOf(requireListener(listener, ctx).arn, ctx);
  const { items, NextMarker } = paged(asked, inOrder, input);
  return { Rules: items.map(ruleView), NextMarker };
};

/** Sorts by listener, then by priority with the default rule last. */
function inOrder({ listenerArn, priority }: RuleRecord): string {
  return `${listenerArn} ${priority === 'default' ? priority : String(priority).padStart(5, '0')}`;
}
