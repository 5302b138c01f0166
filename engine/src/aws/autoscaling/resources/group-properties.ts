// Translates the properties of AWS::AutoScaling::AutoScalingGroup into calls of Auto Scaling.
import type {
  LaunchTemplateSpecification,
  LifecycleHookSpecification,
  MixedInstancesPolicy,
} from '@aws-sdk/client-auto-scaling';
import type { Properties, ResourceRequest } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { requireGroup } from '../find.ts';
import type { RecordedSettings } from '../state.ts';

/** Sizes are strings in the schema. */
export interface GroupProperties extends RecordedSettings {
  readonly TrafficSources?: readonly { readonly Identifier: string; readonly Type?: string }[];
  readonly AutoScalingGroupName?: string;
  readonly MinSize: string;
  readonly MaxSize: string;
  readonly DesiredCapacity?: string;
  readonly Cooldown?: string;
  readonly AvailabilityZones?: string[];
  readonly VPCZoneIdentifier?: string[];
  readonly LaunchTemplate?: LaunchTemplateSpecification;
  readonly LaunchConfigurationName?: string;
  readonly MixedInstancesPolicy?: MixedInstancesPolicy;
  readonly InstanceId?: string;
  readonly LoadBalancerNames?: string[];
  readonly TargetGroupARNs?: string[];
  readonly LifecycleHookSpecificationList?: LifecycleHookSpecification[];
  readonly MetricsCollection?: readonly { readonly Granularity: string; readonly Metrics?: string[] }[];
  readonly Tags?: readonly {
    readonly Key: string;
    readonly Value: string;
    readonly PropagateAtLaunch: boolean;
  }[];
  readonly DefaultInstanceWarmup?: number;
  readonly HealthCheckGracePeriod?: number;
  readonly HealthCheckType?: string;
  readonly MaxInstanceLifetime?: number;
  readonly NewInstancesProtectedFromScaleIn?: boolean;
  readonly TerminationPolicies?: string[];
  readonly CapacityRebalance?: boolean;
  readonly ServiceLinkedRoleARN?: string;
  readonly PlacementGroup?: string;
  readonly Context?: string;
  readonly DesiredCapacityType?: string;
}

export const read = (properties: Properties) => properties as unknown as GroupProperties;

const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));

function shared(properties: GroupProperties) {
  return {
    AvailabilityZoneDistribution: properties.AvailabilityZoneDistribution,
    AvailabilityZoneImpairmentPolicy: properties.AvailabilityZoneImpairmentPolicy,
    CapacityReservationSpecification: properties.CapacityReservationSpecification,
    DeletionProtection: properties.DeletionProtection,
    InstanceMaintenancePolicy: properties.InstanceMaintenancePolicy,
    DefaultCooldown: number(properties.Cooldown),
    AvailabilityZones: properties.AvailabilityZones,
    VPCZoneIdentifier: properties.VPCZoneIdentifier?.join(','),
    LaunchTemplate: properties.LaunchTemplate,
    LaunchConfigurationName: properties.LaunchConfigurationName,
    MixedInstancesPolicy: properties.MixedInstancesPolicy,
    DefaultInstanceWarmup: properties.DefaultInstanceWarmup,
    HealthCheckGracePeriod: properties.HealthCheckGracePeriod,
    HealthCheckType: properties.HealthCheckType,
    MaxInstanceLifetime: properties.MaxInstanceLifetime,
    NewInstancesProtectedFromScaleIn: properties.NewInstancesProtectedFromScaleIn,
    TerminationPolicies: properties.TerminationPolicies,
    CapacityRebalance: properties.CapacityRebalance,
    ServiceLinkedRoleARN: properties.ServiceLinkedRoleARN,
    PlacementGroup: properties.PlacementGroup,
    Context: properties.Context,
    DesiredCapacityType: properties.DesiredCapacityType,
  };
}

const targetGroups = ({ TargetGroupARNs = [], TrafficSources = [] }: GroupProperties) => [
  ...TargetGroupARNs,
  ...TrafficSources.map(({ Identifier }) => Identifier),
];

function tagsOf({ tags }: ResourceRequest, { Tags = [] }: GroupProperties) {
  const ofStack = tags
    .filter(({ Key }) => !Tags.some((tag) => tag.Key === Key))
    .map((tag) => ({ ...tag, PropagateAtLaunch: true }));
  return [...ofStack, ...Tags];
}

/** Returns the group's name. */
export function createGroup(request: ResourceRequest, ctx: Context): string {
  const properties = read(request.properties);
  const AutoScalingGroupName = properties.AutoScalingGroupName ?? request.generatedName(255);
  ctx.call('autoscaling', 'CreateAutoScalingGroup', {
    ...shared(properties),
    AutoScalingGroupName,
    MinSize: Number(properties.MinSize),
    MaxSize: Number(properties.MaxSize),
    DesiredCapacity: number(properties.DesiredCapacity),
    InstanceId: properties.InstanceId,
    LoadBalancerNames: properties.LoadBalancerNames,
    TargetGroupARNs: targetGroups(properties),
    LifecycleHookSpecificationList: properties.LifecycleHookSpecificationList,
    Tags: tagsOf(request, properties).map((tag) => ({
      ...tag,
      ResourceId: AutoScalingGroupName,
      ResourceType: 'auto-scaling-group',
    })),
  });
  collectMetrics(AutoScalingGroupName, properties, ctx);
  return AutoScalingGroupName;
}

/**
 * Changes whatever needs no instance to be replaced. Every update sets sizes back to the template's, unless the policy
 * AutoScalingScheduledAction excludes those that did not change in the template.
 */
export function updateGroup(
  AutoScalingGroupName: string,
  request: ResourceRequest & { readonly previous: Properties },
  ctx: Context,
): void {
  const after = read(request.properties);
  const before = read(request.previous);
  const policy = request.updatePolicy?.AutoScalingScheduledAction as
    | { IgnoreUnmodifiedGroupSizeProperties?: unknown }
    | undefined;
  const ignores = String(policy?.IgnoreUnmodifiedGroupSizeProperties) === 'true';
  const size = (name: 'MinSize' | 'MaxSize' | 'DesiredCapacity') =>
    ignores && after[name] === before[name] ? undefined : number(after[name]);
  ctx.call('autoscaling', 'UpdateAutoScalingGroup', {
    ...shared(after),
    AutoScalingGroupName,
    MinSize: size('MinSize'),
    MaxSize: size('MaxSize'),
    DesiredCapacity: size('DesiredCapacity'),
    // Properties that the template no longer has return to their defaults.
    HealthCheckType: after.HealthCheckType ?? 'EC2',
    HealthCheckGracePeriod: after.HealthCheckGracePeriod ?? 0,
    MaxInstanceLifetime: after.MaxInstanceLifetime ?? 0,
    TerminationPolicies: after.TerminationPolicies ?? ['Default'],
  });
  const left = (a: readonly string[] = [], b: readonly string[] = []) => a.filter((one) => !b.includes(one));
  const added = left(targetGroups(after), targetGroups(before));
  const gone = left(targetGroups(before), targetGroups(after));
  if (added.length > 0) {
    ctx.call('autoscaling', 'AttachLoadBalancerTargetGroups', {
      AutoScalingGroupName,
      TargetGroupARNs: added,
    });
  }
  if (gone.length > 0) {
    ctx.call('autoscaling', 'DetachLoadBalancerTargetGroups', {
      AutoScalingGroupName,
      TargetGroupARNs: gone,
    });
  }
  for (const hook of after.LifecycleHookSpecificationList ?? []) {
    ctx.call('autoscaling', 'PutLifecycleHook', { ...hook, AutoScalingGroupName });
  }
  replaceTags(AutoScalingGroupName, tagsOf(request, after), ctx);
  collectMetrics(AutoScalingGroupName, after, ctx);
}

function replaceTags(ResourceId: string, tags: ReturnType<typeof tagsOf>, ctx: Context): void {
  const present = requireGroup(ctx, ResourceId).Tags;
  const named = (Key: string) => ({ ResourceId, ResourceType: 'auto-scaling-group', Key });
  const gone = present.filter(({ Key }) => !tags.some((tag) => tag.Key === Key));
  if (gone.length > 0) ctx.call('autoscaling', 'DeleteTags', { Tags: gone.map(({ Key }) => named(Key)) });
  ctx.call('autoscaling', 'CreateOrUpdateTags', {
    Tags: tags.map((tag) => ({ ...named(tag.Key), ...tag })),
  });
}

function collectMetrics(
  AutoScalingGroupName: string,
  { MetricsCollection = [] }: GroupProperties,
  ctx: Context,
) {
  ctx.call('autoscaling', 'DisableMetricsCollection', { AutoScalingGroupName });
  for (const { Metrics, Granularity } of MetricsCollection) {
    ctx.call('autoscaling', 'EnableMetricsCollection', { AutoScalingGroupName, Metrics, Granularity });
  }
}

/** Undefined for a group that is gone, or about to be. */
export function readGroup(name: string, _properties: Properties, ctx: Context): object | undefined {
  const { AutoScalingGroups } = ctx.call('autoscaling', 'DescribeAutoScalingGroups', {
    AutoScalingGroupNames: [name],
  });
  const [found] = AutoScalingGroups?.filter(({ Status }) => Status === undefined) ?? [];
  const hooks = () => ctx.call('autoscaling', 'DescribeLifecycleHooks', { AutoScalingGroupName: name });
  return (
    found && {
      ...found,
      Cooldown: found.DefaultCooldown,
      VPCZoneIdentifier: found.VPCZoneIdentifier?.split(','),
      LifecycleHookSpecificationList: hooks().LifecycleHooks,
      MetricsCollection: found.EnabledMetrics?.length
        ? [{ Granularity: '1Minute', Metrics: found.EnabledMetrics.map(({ Metric }) => Metric) }]
        : [],
    }
  );
}
