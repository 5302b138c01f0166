// Where the network is enforced: judges, when a target is registered and when rules change, whether security groups and
// network ACLs let the load balancers of its group reach it from each of their subnets. Nothing is judged per request.
// Routes need no look: a load balancer and its targets are in one VPC, where the local route always leads.
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
import { closedAcl, type SubnetEnd } from '../targets/network-acls.ts';
import { isEnforced } from '../targets/permit.ts';
import { type End, missingRule, type Port } from '../targets/security-groups.ts';

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
    'ec2/network-acls': (_, state) => all(state),
    // A subnet names its ACL.
    'ec2/subnets': (_, state) => all(state),
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
    const from = balancerEnd(balancer, state);
    const reason = missingRule(from, to, port) ?? closedWay(from, to, port, state);
    if (reason !== undefined) return { reason };
  }
  return {};
}

interface InSubnets extends End {
  readonly subnets: readonly SubnetEnd[];
}

function closedWay(from: InSubnets, to: InSubnets, port: Port, state: State): string | undefined {
  const ids = [...from.subnets, ...to.subnets].map(({ subnetId }) => subnetId);
  const { NetworkAcls = [] } = state.call('ec2', 'DescribeNetworkAcls', {
    Filters: [{ Name: 'association.subnet-id', Values: [...new Set(ids)] }],
  });
  const aclOf = (subnetId: string) =>
    NetworkAcls.find(({ Associations = [] }) => Associations.some((one) => one.SubnetId === subnetId));
  for (const source of from.subnets)
    for (const target of to.subnets) {
      const reason = closedAcl(source, target, port, aclOf);
      if (reason !== undefined) return reason;
    }
  return undefined;
}

/** Undefined where the address is not one of this cloud. */
function interfaceEnd({ id }: TargetRecord, state: State): InSubnets | undefined {
  const { NetworkInterfaces: [found] = [] } = state.call('ec2', 'DescribeNetworkInterfaces', {
    Filters: [{ Name: 'addresses.private-ip-address', Values: [id] }],
  });
  if (!found) return undefined;
  const subnets = [{ subnetId: found.SubnetId ?? '', cidr: id }];
  return { groups: groupsOf(found.Groups ?? [], state), cidrs: [id], subnets };
}

function instanceEnd({ id }: TargetRecord, state: State): InSubnets | undefined {
  const { Reservations: [found] = [] } = state.call('ec2', 'DescribeInstances', {
    Filters: [{ Name: 'instance-id', Values: [id] }],
  });
  const [instance] = found?.Instances ?? [];
  if (!instance?.PrivateIpAddress) return undefined;
  const cidr = instance.PrivateIpAddress;
  return {
    groups: groupsOf(instance.SecurityGroups ?? [], state),
    cidrs: [cidr],
    subnets: [{ subnetId: instance.SubnetId ?? '', cidr }],
  };
}

function balancerEnd({ securityGroups, subnets, type }: LoadBalancerRecord, state: State): InSubnets {
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
    subnets: Subnets.map(({ SubnetId = '', CidrBlock = '' }) => ({ subnetId: SubnetId, cidr: CidrBlock })),
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
