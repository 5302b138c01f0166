// Where security groups are enforced: judges, when a target is registered and when rules change, whether the load
// balancers of its group reach it. Nothing is judged per request. Network ACLs and routes are not looked at.
import type { Context } from '../../../kernel/context.ts';
import type { Controller } from '../../../kernel/controller.ts';
import type { Reader } from '../../../kernel/table.ts';
import { usersOfGroup } from '../find.ts';
import {
  groupOfTargetKey,
  groupUsers,
  type LoadBalancerRecord,
  type PermitRecord,
  permits,
  type TargetGroupRecord,
  type TargetRecord,
  targetGroups,
  targets,
} from '../state.ts';
import { isEnforced } from '../targets/permit.ts';
import { type End, missingRule } from '../targets/security-groups.ts';

interface Snapshot {
  /** Undefined when the target is gone, or nothing is enforced. */
  readonly permit: PermitRecord | undefined;
  readonly shown: PermitRecord | undefined;
  /** When health checks that get no answer would have made it unhealthy. */
  readonly timesOutAt: number;
}

type State = Reader & Pick<Context, 'call'>;

const all = (state: Reader) => (isEnforced(state) ? state.keys(targets) : []);
const ofGroups = (state: Reader, arns: readonly string[]) =>
  all(state).filter((key) => arns.includes(groupOfTargetKey(key)));

export const permitsController: Controller<Snapshot, { readonly permit: PermitRecord | undefined }> = {
  name: 'elbv2/permits',
  keys: all,
  watches: {
    'elbv2/targets': (key, state) => (isEnforced(state) ? [key] : []),
    'elbv2/group-users': (arn, state) => ofGroups(state, [arn]),
    'elbv2/load-balancers': (arn, state) =>
      ofGroups(
        state,
        state.keys(groupUsers).filter((group) => state.get(groupUsers, group)?.loadBalancers.includes(arn)),
      ),
    'ec2/security-group-rules': (_, state) => all(state),
  },
  observe: (state, key) => {
    const target = state.get(targets, key);
    const group = target && state.get(targetGroups, target.targetGroupArn);
    const permit = group && isEnforced(state) ? judged(target, group, state) : undefined;
    const { intervalSeconds = 0, unhealthyThreshold = 0 } = group?.healthCheck ?? {};
    const timesOutAt = (target?.registeredAt ?? 0) + intervalSeconds * unhealthyThreshold * 1000;
    return { permit, shown: state.get(permits, key), timesOutAt };
  },
  plan: ({ permit, shown, timesOutAt }, now) => {
    const isTimedOut = permit?.reason !== undefined && now >= timesOutAt;
    const next = isTimedOut ? { ...permit, isTimedOut } : permit;
    const isSame =
      (next === undefined) === (shown === undefined) &&
      next?.reason === shown?.reason &&
      isTimedOut === (shown?.isTimedOut ?? false);
    return {
      steps: isSame ? [] : [{ permit: next }],
      ...(permit?.reason !== undefined && !isTimedOut && { revisitAt: timesOutAt }),
    };
  },
  apply: ({ permit }, ctx, key) => {
    if (permit) ctx.put(permits, key, permit);
    else ctx.delete(permits, key);
  },
};

/** Functions and load balancers as targets are not behind security groups of this kind. */
function judged(target: TargetRecord, group: TargetGroupRecord, state: State): PermitRecord {
  if (group.targetType !== 'ip' && group.targetType !== 'instance') return {};
  const to = group.targetType === 'ip' ? interfaceEnd(target, state) : instanceEnd(target, state);
  if (!to) return {};
  const port = { protocol: group.protocol === 'UDP' ? 'udp' : 'tcp', port: target.port } as const;
  for (const balancer of usersOfGroup(group.arn, state)) {
    const reason = missingRule(balancerEnd(balancer, state), to, port);
    if (reason !== undefined) return { reason };
  }
  return {};
}

/** Undefined where the address is not one of this cloud. */
function interfaceEnd({ id }: TargetRecord, state: State): End | undefined {
  const { NetworkInterfaces: [found] = [] } = state.call('ec2', 'DescribeNetworkInterfaces', {
    Filters: [{ Name: 'addresses.private-ip-address', Values: [id] }],
  });
  if (!found) return undefined;
  return { groups: groupsOf(found.Groups ?? [], state), cidrs: [id] };
}

function instanceEnd({ id }: TargetRecord, state: State): End | undefined {
  const { Reservations: [found] = [] } = state.call('ec2', 'DescribeInstances', {
    Filters: [{ Name: 'instance-id', Values: [id] }],
  });
  const [instance] = found?.Instances ?? [];
  if (!instance?.PrivateIpAddress) return undefined;
  return { groups: groupsOf(instance.SecurityGroups ?? [], state), cidrs: [instance.PrivateIpAddress] };
}

function balancerEnd({ securityGroups, subnets, type }: LoadBalancerRecord, state: State): End {
  const { Subnets = [] } = state.call('ec2', 'DescribeSubnets', {
    SubnetIds: subnets.map(({ subnetId }) => subnetId),
  });
  const isFiltered = type === 'application' || securityGroups.length > 0;
  return {
    groups: isFiltered
      ? groupsOf(
          securityGroups.map((GroupId) => ({ GroupId })),
          state,
        )
      : undefined,
    cidrs: Subnets.map(({ CidrBlock = '' }) => CidrBlock),
  };
}

function groupsOf(named: readonly { readonly GroupId?: string | undefined }[], state: State) {
  const Values = named.flatMap(({ GroupId }) => GroupId ?? []);
  if (Values.length === 0) return [];
  return (
    state.call('ec2', 'DescribeSecurityGroups', { Filters: [{ Name: 'group-id', Values }] }).SecurityGroups ??
    []
  );
}
