// Keeps one group at its desired capacity: observes it, plans (planning/plan.ts) and applies the plan.
import type { InstanceStateName } from '@aws-sdk/client-ec2';
import type { Context } from '../../../kernel/context.ts';
import type { Controller, Observation } from '../../../kernel/controller.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import type { Reader } from '../../../kernel/table.ts';
import { applyStep } from '../apply/step.ts';
import { hooksOf, membersOf } from '../find.ts';
import { currentSource, sameSource } from '../group/launch-source.ts';
import { shiftedFrom } from '../group/zonal-shift.ts';
import { planGroup } from '../planning/plan.ts';
import type { GroupSnapshot, MemberSnapshot, Zone } from '../planning/snapshot.ts';
import type { Step } from '../planning/steps.ts';
import {
  drainingMembers,
  type GroupRecord,
  groupTable,
  type MemberRecord,
  memberTable,
  refreshesByGroup,
} from '../state.ts';

export const groupController: Controller<GroupSnapshot, Step> = {
  name: 'autoscaling/group',
  keys: (state) => state.keys(groupTable),
  watches: {
    'autoscaling/groups': (name) => [name],
    'autoscaling/instances': groupOfMember,
    'autoscaling/lifecycle-hooks': (key) => [key.slice(0, key.lastIndexOf('/'))],
    'ec2/instances': groupOfMember,
    // The form of another service's keys is its own affair: all that is relied on is that a target's key contains its group.
    'elbv2/target-health': (key, state) =>
      state
        .all(groupTable)
        .filter(({ TargetGroupARNs }) => TargetGroupARNs.some((arn) => key.includes(arn)))
        .map(({ AutoScalingGroupName }) => AutoScalingGroupName),
    'network/zonal-shifts': (arn) => [arn.slice(arn.lastIndexOf('/') + 1)],
    'ecs/tasks': drainingGroups,
    'ecs/container-instances': drainingGroups,
  },
  observe,
  plan: planGroup,
  apply: (step: Step, ctx: Context, name: string) => {
    const group = ctx.get(groupTable, name);
    if (group) applyStep(step, ctx, group);
  },
  rest: 3,
};

function groupOfMember(id: string, state: Reader): string[] {
  const member = state.get(memberTable, id);
  return member ? [member.AutoScalingGroupName] : [];
}

function drainingGroups(_: string, state: Reader): string[] {
  const groups = state.by(drainingMembers, 'all').map(({ AutoScalingGroupName }) => AutoScalingGroupName);
  return [...new Set(groups)];
}

function observe(state: Observation, name: string): GroupSnapshot | undefined {
  const group = state.get(groupTable, name);
  if (!group) return undefined;
  const records = membersOf(state, name);
  const states = statesOf(
    state,
    records.map(({ InstanceId }) => InstanceId),
  );
  const targets = targetStates(state, group);
  const source = findSource(state, group);
  const members: MemberSnapshot[] = records.map((member) => ({
    member,
    ec2State: states.get(member.InstanceId) ?? 'gone',
    targetState: targets.get(member.InstanceId),
    hasTasks: hasTasks(state, member),
    isCurrent: source !== undefined && sameSource(member, source),
  }));
  return {
    group,
    members,
    zones: zonesOf(state, group),
    hooks: hooksOf(state, name),
    managedDraining:
      records.some(({ LifecycleState }) => LifecycleState?.startsWith('Terminating')) &&
      hasManagedDraining(state, group),
    shiftedFrom: shiftedFrom(group, state),
    refresh: state
      .by(refreshesByGroup, name)
      .find(({ Status }) => Status === 'InProgress' || Status === 'Cancelling'),
  };
}

/** By id, without the instances that EC2 has forgotten. */
function statesOf(
  state: Observation,
  InstanceIds: string[],
): Map<string | undefined, InstanceStateName | undefined> {
  if (InstanceIds.length === 0) return new Map();
  const { InstanceStatuses = [] } = describe();
  return new Map(InstanceStatuses.map(({ InstanceId, InstanceState }) => [InstanceId, InstanceState?.Name]));

  function describe() {
    const IncludeAllInstances = true;
    try {
      return state.call('ec2', 'DescribeInstanceStatus', { InstanceIds, IncludeAllInstances });
    } catch (error) {
      // An unknown id makes the call by ids fail; a filter ignores it.
      if (!(error instanceof AwsFault)) throw error;
      const Filters = [{ Name: 'instance-id', Values: InstanceIds }];
      return state.call('ec2', 'DescribeInstanceStatus', { Filters, IncludeAllInstances });
    }
  }
}

/** Undefined when the template was deleted: launches then fail as well, and their activities say why. */
function findSource(state: Observation, group: GroupRecord) {
  try {
    return currentSource(state, group);
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    return undefined;
  }
}

/** Each zone with the group's subnets in it, or with the default subnet when the group has zones only. */
function zonesOf(state: Observation, group: GroupRecord): Zone[] {
  const byDefault = [
    { Name: 'default-for-az', Values: ['true'] },
    { Name: 'availability-zone', Values: [...group.AvailabilityZones] },
  ];
  const Filters =
    group.SubnetIds.length > 0 ? [{ Name: 'subnet-id', Values: [...group.SubnetIds] }] : byDefault;
  const { Subnets = [] } = state.call('ec2', 'DescribeSubnets', { Filters });
  const zones = Map.groupBy(Subnets, ({ AvailabilityZone = '' }) => AvailabilityZone);
  return [...zones]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, subnets]) => ({ name, subnetIds: subnets.map(({ SubnetId = '' }) => SubnetId) }));
}

const severity = ['healthy', 'unused', 'initial', 'unhealthy', 'draining'] as const;

function targetStates(state: Observation, group: GroupRecord) {
  const worst = new Map<string, (typeof severity)[number]>();
  for (const TargetGroupArn of group.TargetGroupARNs) {
    const { TargetHealthDescriptions = [] } = describeTargets(state, TargetGroupArn);
    for (const { Target, TargetHealth } of TargetHealthDescriptions) {
      const is = severity.find((known) => known === TargetHealth?.State) ?? 'unused';
      const id = Target?.Id ?? '';
      if (severity.indexOf(is) >= severity.indexOf(worst.get(id) ?? 'healthy')) worst.set(id, is);
    }
  }
  return worst;
}

/** A target group that was deleted has no targets. */
function describeTargets(state: Observation, TargetGroupArn: string) {
  try {
    return state.call('elbv2', 'DescribeTargetHealth', { TargetGroupArn });
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    return {};
  }
}

/** Whether tasks of an instance that is drained have not stopped: those that are stopping count until they are STOPPED. */
function hasTasks(state: Observation, { draining }: MemberRecord): boolean {
  if (!draining?.containerInstance) return false;
  const { cluster, containerInstance } = draining;
  const listed = (desiredStatus: 'RUNNING' | 'STOPPED') =>
    state.call('ecs', 'ListTasks', { cluster, containerInstance, desiredStatus }).taskArns ?? [];
  try {
    if (listed('RUNNING').length > 0) return true;
    const stopping = listed('STOPPED');
    if (stopping.length === 0) return false;
    const { tasks = [] } = state.call('ecs', 'DescribeTasks', { cluster, tasks: stopping.slice(0, 100) });
    return tasks.some(({ lastStatus }) => lastStatus !== 'STOPPED');
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    return false;
  }
}

function hasManagedDraining(state: Observation, group: GroupRecord): boolean {
  try {
    const { capacityProviders = [] } = state.call('ecs', 'DescribeCapacityProviders', {});
    return capacityProviders.some(({ status, autoScalingGroupProvider: provider }) => {
      const named = [group.AutoScalingGroupARN, group.AutoScalingGroupName];
      return (
        status === 'ACTIVE' &&
        provider?.managedDraining === 'ENABLED' &&
        named.includes(provider.autoScalingGroupArn ?? '')
      );
    });
  } catch (error) {
    // Without ECS, as in a test of Auto Scaling alone, there is no managed draining.
    if (!(error instanceof AwsFault)) throw error;
    return false;
  }
}
