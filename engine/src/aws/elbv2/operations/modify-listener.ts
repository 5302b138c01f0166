// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyListener.html
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { defaultRule, requireListener, requireLoadBalancer } from '../find.ts';
import { hostPortsFor } from '../listeners/host-ports.ts';
import { checkAlpnPolicy, listenerSettings } from '../listeners/settings.ts';
import { checkedActions } from '../rules/actions.ts';
import { putRule } from '../rules/store-rule.ts';
import { hostPorts, isBalanced, type ListenerRecord, listeners } from '../state.ts';
import { listenerView } from '../views/listener.ts';

export const modifyListener: Operation<'elbv2', 'ModifyListener'> = (input, ctx) => {
  const before = requireListener(input.ListenerArn, ctx);
  const loadBalancer = requireLoadBalancer(before.loadBalancerArn, ctx);
  const settings = listenerSettings(input, loadBalancer, ctx, before);
  const { binding, sslPolicy: _, mutualAuthentication: __, ...kept } = before;
  const moved = settings.port !== before.port;
  checkAlpnPolicy(input.AlpnPolicy, settings.protocol);
  const record: ListenerRecord = plain({
    ...kept,
    ...settings,
    alpnPolicy: input.AlpnPolicy ?? before.alpnPolicy,
    // Another port is another address, which has to be bound again.
    ...(moved && isBalanced(loadBalancer)
      ? { hostPorts: hostPortsFor(settings.port, loadBalancer, ctx, before.arn) }
      : { binding }),
  });
  if (moved) ctx.delete(hostPorts, record.arn);
  ctx.put(listeners, record.arn, record);
  if (input.DefaultActions) {
    const rule = defaultRule(record.arn, ctx);
    const actions = checkedActions(input.DefaultActions, record, loadBalancer, ctx);
    putRule({ ...rule, actions }, ctx);
  }
  return { Listeners: [listenerView(record, ctx)] };
};
