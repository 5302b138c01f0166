// How long the production rule may still bind a client to the old target group after a shift. A rule that forwards to
// sticky groups must be sticky itself, and its cookie wins over the weights: clients that hold one are answered 503 when
// the old group is emptied. On AWS the bake time outlasts that. Here the bake time is often 0, so a deployment waits for
// these bindings to end instead, up to ten seconds.
import type { Observation } from '../../../kernel/controller.ts';
import { unlessFault } from '../faults.ts';
import type { ServiceRecord } from '../state.ts';

const longestMs = 10_000;

export function groupBindingMs(state: Pick<Observation, 'call'>, { loadBalancers }: ServiceRecord): number {
  const seconds = loadBalancers.map(({ advancedConfiguration }) => {
    const rule = advancedConfiguration?.productionListenerRule;
    return rule ? stickinessSeconds(state, rule) : 0;
  });
  return Math.min(longestMs, Math.max(0, ...seconds) * 1000);
}

function stickinessSeconds({ call }: Pick<Observation, 'call'>, rule: string): number {
  // A listener's ARN, or a rule that is gone: no client is bound.
  const found = unlessFault(() => call('elbv2', 'DescribeRules', { RuleArns: [rule] }));
  const groups = (found?.Rules?.[0]?.Actions ?? []).map(
    ({ ForwardConfig }) => ForwardConfig?.TargetGroupStickinessConfig,
  );
  return Math.max(
    0,
    ...groups.map((stickiness) => (stickiness?.Enabled ? (stickiness.DurationSeconds ?? 0) : 0)),
  );
}
