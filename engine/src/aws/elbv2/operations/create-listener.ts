// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html

import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { listenersOf, requireLoadBalancer } from '../find.ts';
import { hostPortsFor } from '../listeners/host-ports.ts';
import { checkAlpnPolicy, listenerSettings } from '../listeners/settings.ts';
import { listenerArn, ruleArn } from '../names.ts';
import { quotas } from '../quotas.ts';
import { checkedActions } from '../rules/actions.ts';
import { putRule } from '../rules/store-rule.ts';
import { isBalanced, type ListenerRecord, listeners } from '../state.ts';
import { recordedTags } from '../tags.ts';
import { listenerView } from '../views/listener.ts';

export const createListener: Operation<'elbv2', 'CreateListener'> = (input, ctx) => {
  const loadBalancer = requireLoadBalancer(input.LoadBalancerArn, ctx);
  const settings = listenerSettings(input, loadBalancer, ctx);
  checkQuota(ctx, quotas.listeners, listenersOf(loadBalancer.arn, ctx).length + 1);
  const actions = checkedActions(input.DefaultActions ?? [], settings, loadBalancer, ctx);
  const arn = listenerArn(loadBalancer.arn, ctx);
  checkAlpnPolicy(input.AlpnPolicy, settings.protocol);
  const record: ListenerRecord = plain({
    ...settings,
    arn,
    loadBalancerArn: loadBalancer.arn,
    createdAt: ctx.now,
    alpnPolicy: input.AlpnPolicy,
    attributes: {},
    tags: recordedTags(input.Tags),
    hostPorts: isBalanced(loadBalancer) ? hostPortsFor(settings.port, loadBalancer, ctx) : [],
  });
  ctx.put(listeners, arn, record);
  const rule = { arn: ruleArn(arn, ctx), listenerArn: arn, priority: 'default' as const, tags: {} };
  putRule({ ...rule, conditions: [], actions, transforms: [] }, ctx);
  return { Listeners: [listenerView(record, ctx)] };
};
