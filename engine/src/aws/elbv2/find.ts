// Looks up records by ARN, and their relations: listeners, rules, groups, and the load balancers that use them.
import type { Context } from '../../kernel/context.ts';
import { AwsFault } from '../../kernel/faults.ts';
import type { Reader } from '../../kernel/table.ts';
import {
  invalid,
  listenerNotFound,
  loadBalancerNotFound,
  ruleNotFound,
  targetGroupNotFound,
  trustStoreNotFound,
} from './faults.ts';
import { checkArn } from './names.ts';
import {
  groupUsers,
  type ListenerRecord,
  type LoadBalancerRecord,
  listeners,
  loadBalancers,
  type RuleRecord,
  rules,
  rulesByListener,
  type TargetGroupRecord,
  type TargetRecord,
  type TrustStoreRecord,
  targetGroups,
  targetsByGroup,
  trustStores,
} from './state.ts';

/** The text was seen in https://github.com/ansible/ansible/issues/31919. */
export function requireVpc(ctx: Context, vpcId: string): void {
  try {
    ctx.call('ec2', 'DescribeVpcs', { VpcIds: [vpcId] });
  } catch (error) {
    if (error instanceof AwsFault && error.code.startsWith('InvalidVpcID'))
      throw invalid(`The VPC ID '${vpcId}' is not found`);
    // A cloud without EC2 has no VPCs to look for.
    if (!(error instanceof AwsFault && error.code === 'NotImplemented')) throw error;
  }
}

export function requireLoadBalancer(arn: string | undefined, ctx: Context): LoadBalancerRecord {
  checkArn('loadbalancer', arn ?? '');
  const found = ctx.get(loadBalancers, arn ?? '');
  if (!found) throw loadBalancerNotFound(`[${arn}]`);
  return found;
}

export function requireListener(arn: string | undefined, ctx: Context): ListenerRecord {
  checkArn('listener', arn ?? '');
  const found = ctx.get(listeners, arn ?? '');
  if (!found) throw listenerNotFound();
  return found;
}

export function requireRule(arn: string | undefined, ctx: Context): RuleRecord {
  checkArn('listener-rule', arn ?? '');
  const found = ctx.get(rules, arn ?? '');
  if (!found) throw ruleNotFound();
  return found;
}

export function requireTargetGroup(arn: string | undefined, ctx: Context): TargetGroupRecord {
  checkArn('targetgroup', arn ?? '');
  const found = ctx.get(targetGroups, arn ?? '');
  if (!found) throw targetGroupNotFound();
  return found;
}

export function requireTrustStore(arn: string | undefined, ctx: Context): TrustStoreRecord {
  checkArn('truststore', arn ?? '');
  const found = ctx.get(trustStores, arn ?? '');
  if (!found) throw trustStoreNotFound();
  return found;
}

export function listenersOf(loadBalancer: string, state: Reader): ListenerRecord[] {
  return state
    .all(listeners)
    .filter((listener) => listener.loadBalancerArn === loadBalancer)
    .sort((a, b) => a.createdAt - b.createdAt || a.port - b.port);
}

/** In order of evaluation: by priority, the default rule last. */
export function rulesOf(listener: string, state: Reader): RuleRecord[] {
  const order = ({ priority }: RuleRecord) => (priority === 'default' ? Number.POSITIVE_INFINITY : priority);
  return state.by(rulesByListener, listener).toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
}

export function defaultRule(listener: string, state: Reader): RuleRecord {
  const rule = rulesOf(listener, state).at(-1);
  if (rule?.priority !== 'default') throw new Error(`Listener ${listener} has no default rule`);
  return rule;
}

/** ARNs of the groups that a rule forwards to. */
export function groupsOfRule(rule: Pick<RuleRecord, 'actions'>): string[] {
  return rule.actions.flatMap((action) =>
    action.Type === 'forward'
      ? (action.ForwardConfig?.TargetGroups ?? []).flatMap((group) => group.TargetGroupArn ?? [])
      : [],
  );
}

/** The load balancers whose rules name a group: at most one, as on AWS. */
export function usersOfGroup(group: string, state: Reader): LoadBalancerRecord[] {
  const users = state.get(groupUsers, group)?.loadBalancers ?? [];
  return users.flatMap((arn) => state.get(loadBalancers, arn) ?? []);
}

export function targetsOf(group: string, state: Reader): readonly TargetRecord[] {
  return state.by(targetsByGroup, group);
}
