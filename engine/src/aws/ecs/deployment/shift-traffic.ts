// Moves a listener rule's weights between the two target groups of a blue/green deployment, all at once.
import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import type { ServiceRecord, TargetPlan } from '../state.ts';

export function shiftTraffic(
  ctx: Context,
  service: ServiceRecord,
  traffic: 'production' | 'test',
  towards: readonly TargetPlan[],
): void {
  for (const balancer of service.loadBalancers) {
    const { alternateTargetGroupArn, productionListenerRule, testListenerRule } =
      balancer.advancedConfiguration ?? {};
    const rule = traffic === 'production' ? productionListenerRule : testListenerRule;
    if (!rule || !alternateTargetGroupArn || !balancer.targetGroupArn) continue;
    const pair = [balancer.targetGroupArn, alternateTargetGroupArn];
    const on = towards.find((target) => pair.includes(target.targetGroupArn))?.targetGroupArn;
    if (on) setWeights(ctx, rule, pair, on);
  }
}

function setWeights(ctx: Context, arn: string, pair: readonly string[], on: string): void {
  // AWS names a rule for an ALB; a listener's default action is meant when the ARN is a listener's.
  if (/:listener\//.test(arn)) {
    const { Listeners = [] } = ctx.call('elbv2', 'DescribeListeners', { ListenerArns: [arn] });
    const actions = Listeners[0]?.DefaultActions ?? [];
    ctx.call('elbv2', 'ModifyListener', { ListenerArn: arn, DefaultActions: reweigh(actions, pair, on) });
    return;
  }
  const { Rules = [] } = ctx.call('elbv2', 'DescribeRules', { RuleArns: [arn] });
  const rule = Rules[0];
  if (!rule) throw new AwsFault({ code: 'RuleNotFound', message: `The listener rule ${arn} was not found.` });
  const actions = reweigh(rule.Actions ?? [], pair, on);
  if (rule.IsDefault)
    throw new AwsFault({ code: 'OperationNotPermitted', message: `The rule ${arn} is a default rule.` });
  ctx.call('elbv2', 'ModifyRule', { RuleArn: arn, Actions: actions });
}

/** Other target groups of the rule, its stickiness and its other actions stay as they are. */
function reweigh(actions: readonly Action[], pair: readonly string[], on: string): Action[] {
  return actions.map((action) => {
    if (action.Type !== 'forward') return action;
    const { TargetGroupArn: _single, ForwardConfig = {}, ...rest } = action;
    const others = (ForwardConfig.TargetGroups ?? []).filter((g) => !pair.includes(g.TargetGroupArn ?? ''));
    const weighed = pair.map((arn) => ({ TargetGroupArn: arn, Weight: arn === on ? 100 : 0 }));
    return { ...rest, ForwardConfig: { ...ForwardConfig, TargetGroups: [...weighed, ...others] } };
  });
}
