// Moves a listener rule's weights between the two target groups of a blue/green deployment.
import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Context } from '../../../kernel/context.ts';
import { listenerRuleNotFound } from '../faults.ts';
import type { ServiceRecord, TargetPlan, Traffic } from '../state.ts';

export function shiftTraffic(
  ctx: Context,
  service: ServiceRecord,
  traffic: Traffic,
  /** The targets of the deployment that gets `percent` of the traffic; the other group gets the rest. */
  towards: readonly TargetPlan[],
  percent: number,
): void {
  for (const balancer of service.loadBalancers) {
    const { alternateTargetGroupArn, productionListenerRule, testListenerRule, roleArn } =
      balancer.advancedConfiguration ?? {};
    const rule = traffic === 'production' ? productionListenerRule : testListenerRule;
    if (!rule || !alternateTargetGroupArn || !balancer.targetGroupArn) continue;
    const pair = [balancer.targetGroupArn, alternateTargetGroupArn];
    const on = towards.find((target) => pair.includes(target.targetGroupArn))?.targetGroupArn;
    const role = roleArn ? ({ kind: 'role', roleArn, session: 'ECSDeployment' } as const) : undefined;
    if (on) setWeights(ctx.as(role), rule, weightsOf(pair, on, percent));
  }
}

type Weights = ReadonlyMap<string, number>;

/** Weights are whole numbers: a share in tenths of a percent is expressed in thousandths. */
function weightsOf(pair: readonly string[], on: string, percent: number): Weights {
  const scale = Number.isInteger(percent) ? 1 : 10;
  const share = Math.round(percent * scale);
  return new Map(pair.map((arn) => [arn, arn === on ? share : 100 * scale - share]));
}

function setWeights(ctx: Context, arn: string, weights: Weights): void {
  // For an ALB, AWS wants a rule's ARN. A listener's ARN stands for its default action.
  if (/:listener\//.test(arn)) {
    const { Listeners = [] } = ctx.call('elbv2', 'DescribeListeners', { ListenerArns: [arn] });
    const actions = Listeners[0]?.DefaultActions ?? [];
    ctx.call('elbv2', 'ModifyListener', { ListenerArn: arn, DefaultActions: reweigh(actions, weights) });
    return;
  }
  const { Rules = [] } = ctx.call('elbv2', 'DescribeRules', { RuleArns: [arn] });
  const rule = Rules[0];
  if (!rule) throw listenerRuleNotFound(arn);
  const actions = reweigh(rule.Actions ?? [], weights);
  ctx.call('elbv2', 'ModifyRule', { RuleArn: arn, Actions: actions });
}

/** The rule's other target groups, its stickiness and its other actions stay as they are. */
function reweigh(actions: readonly Action[], weights: Weights): Action[] {
  return actions.map((action) => {
    if (action.Type !== 'forward') return action;
    const { TargetGroupArn: _single, ForwardConfig = {}, ...rest } = action;
    const others = (ForwardConfig.TargetGroups ?? []).filter((g) => !weights.has(g.TargetGroupArn ?? ''));
    const weighed = [...weights].map(([TargetGroupArn, Weight]) => ({ TargetGroupArn, Weight }));
    return { ...rest, ForwardConfig: { ...ForwardConfig, TargetGroups: [...weighed, ...others] } };
  });
}
