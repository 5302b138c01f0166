// Groups, instances and activities as the Describe… operations return them.
import type {
  Activity,
  AutoScalingGroup,
  AutoScalingInstanceDetails,
  Instance,
  TagDescription,
} from '@aws-sdk/client-auto-scaling';
import type { Reader } from '../../kernel/table.ts';
import { membersOf } from './find.ts';
import type { ActivityRecord, GroupRecord, MemberRecord } from './state.ts';

export function groupView(group: GroupRecord, state: Reader): AutoScalingGroup {
  return {
    ...group.recorded,
    AutoScalingGroupName: group.AutoScalingGroupName,
    AutoScalingGroupARN: group.AutoScalingGroupARN,
    LaunchTemplate: group.LaunchTemplate,
    LaunchConfigurationName: group.LaunchConfigurationName,
    MixedInstancesPolicy: group.MixedInstancesPolicy,
    MinSize: group.MinSize,
    MaxSize: group.MaxSize,
    DesiredCapacity: group.DesiredCapacity,
    DesiredCapacityType: group.DesiredCapacityType,
    DefaultCooldown: group.DefaultCooldown,
    DefaultInstanceWarmup: group.DefaultInstanceWarmup,
    AvailabilityZones: [...group.AvailabilityZones],
    LoadBalancerNames: [],
    TargetGroupARNs: [...group.TargetGroupARNs],
    HealthCheckType: group.HealthCheckType,
    HealthCheckGracePeriod: group.HealthCheckGracePeriod,
    Instances: membersOf(state, group.AutoScalingGroupName).map(memberView),
    CreatedTime: new Date(group.CreatedTime),
    SuspendedProcesses: group.SuspendedProcesses.map((ProcessName) => ({
      ProcessName,
      SuspensionReason: 'User suspended',
    })),
    VPCZoneIdentifier: group.SubnetIds.join(','),
    EnabledMetrics: group.EnabledMetrics.map((Metric) => ({ Metric, Granularity: '1Minute' })),
    Status: group.Status,
    Tags: tagViews(group),
    TerminationPolicies: [...group.TerminationPolicies],
    NewInstancesProtectedFromScaleIn: group.NewInstancesProtectedFromScaleIn,
    ServiceLinkedRoleARN: group.ServiceLinkedRoleARN,
    MaxInstanceLifetime: group.MaxInstanceLifetime,
    CapacityRebalance: group.CapacityRebalance,
    Context: group.Context,
    PlacementGroup: group.PlacementGroup,
    TrafficSources: group.TargetGroupARNs.map((Identifier) => ({ Identifier, Type: 'elbv2' })),
  };
}

export function tagViews(group: GroupRecord): TagDescription[] {
  return group.Tags.map((tag) => ({
    ...tag,
    ResourceId: group.AutoScalingGroupName,
    ResourceType: 'auto-scaling-group',
  }));
}

export function memberView(member: MemberRecord): Instance {
  return {
    InstanceId: member.InstanceId,
    InstanceType: member.InstanceType,
    AvailabilityZone: member.AvailabilityZone,
    LifecycleState: member.LifecycleState,
    HealthStatus: member.HealthStatus,
    ProtectedFromScaleIn: member.ProtectedFromScaleIn,
    LaunchTemplate: member.LaunchTemplate,
    LaunchConfigurationName: member.LaunchConfigurationName,
  };
}

export function memberDetails(member: MemberRecord): AutoScalingInstanceDetails {
  return {
    ...memberView(member),
    AutoScalingGroupName: member.AutoScalingGroupName,
    // DescribeAutoScalingInstances writes the health in capitals, unlike DescribeAutoScalingGroups.
    HealthStatus: member.HealthStatus.toUpperCase(),
  } as AutoScalingInstanceDetails;
}

export function activityView({ sequence: _, ...activity }: ActivityRecord): Activity {
  return {
    ...activity,
    StartTime: new Date(activity.StartTime),
    EndTime: activity.EndTime === undefined ? undefined : new Date(activity.EndTime),
  };
}
