// A rule's actions, validated and normalised as AWS returns them.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Action.html

import type { Action, FixedResponseActionConfig } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Context } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import {
  associationLimit,
  incompatibleProtocols,
  invalid,
  invalidAction,
  invalidConfiguration,
  stickinessMissing,
} from '../faults.ts';
import { requireTargetGroup, usersOfGroup } from '../find.ts';
import { quotas } from '../quotas.ts';
import type { ListenerRecord, LoadBalancerRecord, TargetGroupRecord } from '../state.ts';
import { isSticky } from '../target-groups/attributes.ts';
import { checkedRedirect } from './redirect.ts';

type On = Pick<ListenerRecord, 'protocol'>;

/** @returns the actions in the order in which they run. @throws AWS's error for invalid ones */
export function checkedActions(
  given: readonly Action[],
  listener: On,
  loadBalancer: LoadBalancerRecord,
  ctx: Context,
): Action[] {
  const actions = [...given].sort((a, b) => (a.Order ?? 1) - (b.Order ?? 1));
  if (actions.length === 0) throw invalid('A rule must have at least one action');
  const orders = actions.map((action) => action.Order ?? 1);
  if (actions.length > 1 && new Set(orders).size < actions.length) {
    throw invalidAction('The order of each action in a rule must be different');
  }
  actions.forEach((action, index) => {
    const isLast = index === actions.length - 1;
    const isTerminal = ['forward', 'redirect', 'fixed-response'].includes(action.Type ?? '');
    if (isTerminal && !isLast) {
      throw invalidAction(`An action of type '${action.Type}' must be the last action of a rule`);
    }
    if (isLast && !isTerminal && isKnown(action)) {
      throw invalidAction('The last action of a rule must be of type forward, redirect or fixed-response');
    }
  });
  if (loadBalancer.type !== 'application' && actions.some(({ Type }) => Type !== 'forward')) {
    throw invalidAction(
      `Actions of type '${actions.find(({ Type }) => Type !== 'forward')?.Type}' are not supported with a load balancer of type '${loadBalancer.type}'`,
    );
  }
  return actions.map((action) => checkedAction(action, listener, loadBalancer, ctx));
}

function isKnown(action: Action): boolean {
  return ['authenticate-oidc', 'authenticate-cognito', 'jwt-validation'].includes(action.Type ?? '');
}

function checkedAction(action: Action, listener: On, loadBalancer: LoadBalancerRecord, ctx: Context): Action {
  const order = action.Order === undefined ? {} : { Order: checkedOrder(action.Order) };
  switch (action.Type) {
    case 'forward':
      return plain({ ...checkedForward(action, listener, loadBalancer, ctx), ...order });
    case 'redirect':
      return plain({
        Type: action.Type,
        ...order,
        RedirectConfig: checkedRedirect(action, listener.protocol),
      });
    case 'fixed-response':
      return plain({ Type: action.Type, ...order, FixedResponseConfig: checkedFixedResponse(action) });
    default:
      if (!isKnown(action)) throw invalidAction(`The action type '${action.Type}' is not valid`);
      // Rejected rather than recorded: a rule that skips its login would be dangerously misleading.
      throw invalidConfiguration(`Actions of type ${action.Type} are not simulated. Nothing was changed.`);
  }
}

function checkedOrder(order: number): number {
  if (order >= 1 && order <= 50_000) return order;
  throw invalid(`Action order '${order}' must be in the range from 1 to 50000 inclusive`);
}

function checkedForward(
  action: Action,
  listener: On,
  loadBalancer: LoadBalancerRecord,
  ctx: Context,
): Action {
  const { TargetGroupArn: single, ForwardConfig: config } = action;
  const tuples = config?.TargetGroups ?? (single ? [{ TargetGroupArn: single }] : []);
  if (tuples.length === 0) throw invalidAction('A forward action needs a target group');
  checkQuota(ctx, quotas.targetGroupsPerAction, tuples.length);
  if (single && (tuples.length > 1 || tuples[0]?.TargetGroupArn !== single)) {
    throw invalidAction('TargetGroupArn and ForwardConfig must name the same, single target group');
  }
  const arns = tuples.map((tuple) => tuple.TargetGroupArn ?? '');
  if (new Set(arns).size < arns.length)
    throw invalidAction('A target group can be given only once in an action');
  const groups = arns.map((arn) => checkedGroup(arn, listener, loadBalancer, ctx));
  const stickiness = config?.TargetGroupStickinessConfig;
  const seconds = stickiness?.DurationSeconds;
  if (
    loadBalancer.type === 'application' &&
    stickiness?.Enabled &&
    !(seconds !== undefined && seconds >= 1 && seconds <= 604_800)
  ) {
    throw invalid('Target group stickiness duration must be in the range from 1 to 604800 inclusive');
  }
  if (
    loadBalancer.type === 'application' &&
    groups.length > 1 &&
    groups.some(isSticky) &&
    !stickiness?.Enabled
  )
    throw stickinessMissing();
  return {
    Type: 'forward',
    ...(arns.length === 1 ? { TargetGroupArn: arns[0] } : {}),
    ForwardConfig: {
      TargetGroups: tuples.map(({ TargetGroupArn, Weight }) => ({
        TargetGroupArn,
        Weight: checkedWeight(Weight ?? 1),
      })),
      TargetGroupStickinessConfig: { Enabled: stickiness?.Enabled ?? false, DurationSeconds: seconds },
    },
  };
}

function checkedWeight(weight: number): number {
  if (weight >= 0 && weight <= 999) return weight;
  throw invalid(`Weight '${weight}' must be in the range from 0 to 999 inclusive`);
}

function checkedGroup(
  arn: string,
  listener: On,
  loadBalancer: LoadBalancerRecord,
  ctx: Context,
): TargetGroupRecord {
  const group = requireTargetGroup(arn, ctx);
  const isFunction = group.targetType === 'lambda';
  if (!forwardsTo(loadBalancer.type, listener.protocol, group)) {
    throw incompatibleProtocols(
      loadBalancer.type === 'network'
        ? `The protocol '${group.protocol}' of target group '${arn}' is not supported by a listener with the protocol '${listener.protocol}'`
        : `The protocol '${group.protocol}' of target group '${arn}' is not supported by a load balancer of type ` +
            `'${loadBalancer.type}'`,
    );
  }
  if (!isFunction && group.vpcId !== loadBalancer.vpcId) {
    throw invalidConfiguration(
      `The following target groups are not in the same VPC as the load balancer '${loadBalancer.vpcId}': ${arn}`,
    );
  }
  if (
    listener.protocol === 'HTTP' &&
    group.protocolVersion !== undefined &&
    group.protocolVersion !== 'HTTP1'
  ) {
    throw invalidConfiguration(
      `Listener protocol 'HTTP' is not supported with a target group with the protocol-version '${group.protocolVersion}'`,
    );
  }
  if (usersOfGroup(arn, ctx).some((user) => user.arn !== loadBalancer.arn)) throw associationLimit(arn);
  return group;
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-target-groups.html (Routing configuration) */
const groupProtocols: Readonly<Record<string, readonly string[]>> = {
  TCP: ['TCP', 'TCP_UDP'],
  TLS: ['TCP', 'TLS'],
  UDP: ['UDP', 'TCP_UDP'],
  TCP_UDP: ['TCP_UDP'],
  GENEVE: ['GENEVE'],
};

function forwardsTo(
  type: LoadBalancerRecord['type'],
  listenerProtocol: string,
  { protocol, targetType }: TargetGroupRecord,
): boolean {
  if (type !== 'application') return (groupProtocols[listenerProtocol] ?? []).includes(protocol);
  return targetType === 'lambda' || protocol === 'HTTP' || protocol === 'HTTPS';
}

const contentTypes = ['text/plain', 'text/css', 'text/html', 'application/javascript', 'application/json'];

function checkedFixedResponse({ FixedResponseConfig: config }: Action): FixedResponseActionConfig {
  if (!config) throw invalidAction('A fixed-response action needs a FixedResponseConfig');
  if (!/^[245]\d\d$/.test(config.StatusCode ?? '')) {
    throw invalid(`The status code '${config.StatusCode}' must be of the form 2XX, 4XX or 5XX`);
  }
  if (config.ContentType !== undefined && !contentTypes.includes(config.ContentType)) {
    throw invalid(`The content type '${config.ContentType}' must be one of ${contentTypes.join(', ')}`);
  }
  if ((config.MessageBody ?? '').length > 1024) {
    throw invalid('The message body of a fixed response cannot be longer than 1024 characters');
  }
  return config;
}
