// Sends a listener's traffic to the target groups of the two task sets, by weights.
import type { Action, ForwardActionConfig } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Context } from '../../../kernel/context.ts';

/**
 * Every rule of the listener that forwards to one of the groups is changed, the default one included; where none does, the
 * default rule is. The other target groups of a rule, its stickiness and its other actions stay as they are.
 *
 * @param weights by target group ARN
 */
export function routeTraffic(ctx: Context, listenerArn: string, weights: ReadonlyMap<string, number>): void {
  const { Listeners = [] } = ctx.call('elbv2', 'DescribeListeners', { ListenerArns: [listenerArn] });
  const defaults = Listeners[0]?.DefaultActions ?? [];
  const rules = listenerArn.includes(':listener/app/')
    ? (ctx.call('elbv2', 'DescribeRules', { ListenerArn: listenerArn }).Rules ?? [])
    : [];
  const stickiness = rules.length > 0 ? stickinessOf(ctx, weights) : undefined;
  const matching = rules.filter(({ IsDefault, Actions = [] }) => !IsDefault && forwards(Actions, weights));
  for (const { RuleArn, Actions = [] } of matching)
    ctx.call('elbv2', 'ModifyRule', { RuleArn, Actions: reweigh(Actions, weights, stickiness) });
  if (matching.length > 0 && !forwards(defaults, weights)) return;
  ctx.call('elbv2', 'ModifyListener', {
    ListenerArn: listenerArn,
    DefaultActions: forwards(defaults, weights)
      ? reweigh(defaults, weights, stickiness)
      : [{ Type: 'forward', ForwardConfig: { ...stickiness, TargetGroups: tuples(weights) } }],
  });
}

/** Whether a listener sends traffic to a target group. */
export function isBehind(ctx: Pick<Context, 'call'>, listenerArn: string, targetGroupArn: string): boolean {
  const wanted = new Map([[targetGroupArn, 0]]);
  const { Listeners = [] } = ctx.call('elbv2', 'DescribeListeners', { ListenerArns: [listenerArn] });
  if (forwards(Listeners[0]?.DefaultActions ?? [], wanted)) return true;
  if (!listenerArn.includes(':listener/app/')) return false;
  const { Rules = [] } = ctx.call('elbv2', 'DescribeRules', { ListenerArn: listenerArn });
  return Rules.some(({ Actions = [] }) => forwards(Actions, wanted));
}

type Stickiness = Pick<ForwardActionConfig, 'TargetGroupStickinessConfig'>;

/** A rule that forwards to several sticky groups must be sticky itself: for as short as it can be. */
function stickinessOf(ctx: Context, weights: ReadonlyMap<string, number>): Stickiness | undefined {
  const sticky = [...weights.keys()].some((TargetGroupArn) =>
    ctx
      .call('elbv2', 'DescribeTargetGroupAttributes', { TargetGroupArn })
      .Attributes?.some(({ Key, Value }) => Key === 'stickiness.enabled' && Value === 'true'),
  );
  return sticky ? { TargetGroupStickinessConfig: { Enabled: true, DurationSeconds: 1 } } : undefined;
}

const tuples = (weights: ReadonlyMap<string, number>) =>
  [...weights].map(([TargetGroupArn, Weight]) => ({ TargetGroupArn, Weight }));

const groupsOf = ({ TargetGroupArn, ForwardConfig }: Action): string[] => [
  ...(TargetGroupArn ? [TargetGroupArn] : []),
  ...(ForwardConfig?.TargetGroups ?? []).flatMap((group) => group.TargetGroupArn ?? []),
];

const forwards = (actions: readonly Action[], weights: ReadonlyMap<string, number>): boolean =>
  actions.some((action) => action.Type === 'forward' && groupsOf(action).some((arn) => weights.has(arn)));

function reweigh(
  actions: readonly Action[],
  weights: ReadonlyMap<string, number>,
  stickiness: Stickiness | undefined,
): Action[] {
  return actions.map((action) => {
    if (action.Type !== 'forward' || !groupsOf(action).some((arn) => weights.has(arn))) return action;
    const { TargetGroupArn: _single, ForwardConfig = {}, ...rest } = action;
    const others = (ForwardConfig.TargetGroups ?? []).filter((g) => !weights.has(g.TargetGroupArn ?? ''));
    const own = ForwardConfig.TargetGroupStickinessConfig?.Enabled ? undefined : stickiness;
    return {
      ...rest,
      ForwardConfig: { ...ForwardConfig, ...own, TargetGroups: [...tuples(weights), ...others] },
    };
  });
}
